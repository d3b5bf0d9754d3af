import { civilDateOf, getProfile } from '@sunlot/contract'
import type { Actor, PolicyChange, PolicyDraft, PolicyValue, PolicyValues } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import type { Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { registerNotice } from './bases.ts'
import { loadRulebooks } from './load-policy.ts'
import { recordVersion, requireVersion } from './move-version.ts'
import { valuesOfNotice } from './values-of.ts'
import { findSeed, getVersion, listVersions } from './versions.queries.ts'

/**
 * Begins the next version of the rulebook as a copy of the one in force, of an earlier one, or of a notice that ships,
 * and answers its id. Throws `rulebook.draft-open` while another is on its way.
 */
export async function createDraft(deps: Deps, actor: Actor, { from, reason }: PolicyDraft): Promise<string> {
  const { bureauId } = actor
  const at = deps.clock.now()
  return deps.db.transaction().execute(async (tx) => {
    // Of two people who begin one, the second waits here and sees the first one's.
    await tx.selectFrom('bureaus').select('id').where('id', '=', bureauId).forNoKeyUpdate().execute()
    const seed = await findSeed(tx, bureauId)
    const versions = await listVersions(tx, bureauId)
    const open = versions.find(({ status }) => status !== 'published')
    if (open) throw new AppError('rulebook.draft-open', { number: open.number })
    const source = await readSource(tx, { bureauId, from, on: civilDateOf(at) })
    const basisId = await registerNotice(deps, tx, { actor, profile: getProfile(seed) })
    const [id, number] = [deps.newId(), (versions[0]?.number ?? 1) + 1]
    const body = JSON.stringify(restOn(source, seed, basisId))
    const fixed = { id, bureauId, seed, number, body, status: 'draft' as const, reason, authorId: actor.id }
    await tx
      .insertInto('policyVersions')
      .values({ ...fixed, ...NOTHING_YET, createdAt: at })
      .execute()
    await recordVersion(tx, {
      actor,
      at,
      event: 'rulebook.draft-created',
      version: { id, number },
      data: { from, reason },
    })
    return id
  })
}

const NOTHING_YET = {
  effectiveFrom: null,
  fileId: null,
  fileName: null,
  approverId: null,
  publisherId: null,
  returnedReason: null,
  submittedAt: null,
  approvedAt: null,
  publishedAt: null,
}

/** Saves a draft whole; what changed stands in the trail with its reason (S3-10 调整须写明理由). */
export async function changeDraft(
  deps: Deps,
  actor: Actor,
  { id, ...input }: PolicyChange & { id: string },
): Promise<void> {
  const at = deps.clock.now()
  await deps.db.transaction().execute(async (tx) => {
    const before = await requireVersion(tx, actor, { id, action: 'change' })
    const { values, effectiveFrom, reason, documentTitle, documentNo, version } = input
    const changed = await tx
      .updateTable('policyVersions')
      .set({ body: JSON.stringify(values), effectiveFrom, reason, documentTitle, documentNo, version: version + 1 })
      .where('id', '=', id)
      .where('status', '=', 'draft')
      .where('version', '=', version)
      .returning('id')
      .executeTakeFirst()
    if (!changed) throw new AppError('rulebook.changed', { number: before.number })
    const keys = changedKeys(before.values, values)
    await recordVersion(tx, { actor, at, event: 'rulebook.draft-changed', version: before, data: { keys, reason } })
  })
}

function changedKeys(before: PolicyValues, after: PolicyValues): string[] {
  const keys = Object.keys(after) as (keyof PolicyValues)[]
  return keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
}

async function readSource(
  tx: Tx,
  { bureauId, from, on }: { bureauId: string; from: string; on: string },
): Promise<PolicyValues> {
  if (from === 'current') return (await loadRulebooks(tx, bureauId))(on).values
  if (/^S\d$/.test(from)) return valuesOfNotice(from)
  return (await getVersion(tx, bureauId, from)).values
}

/** S0-02: what the own notice lays down rests on the notice, until more is named. */
function restOn(values: PolicyValues, seed: string, basisId: string): PolicyValues {
  const entries = Object.entries(values) as [string, PolicyValue<unknown> | null][]
  return Object.fromEntries(
    entries.map(([key, own]) => {
      const isBare = own?.clause.startsWith(`${seed}-`) && (own.basisIds ?? []).length === 0
      return [key, isBare ? { ...own, basisIds: [basisId] } : own]
    }),
  ) as unknown as PolicyValues
}
