import { listPolicyLines } from '@sunlot/contract'
import type { Actor, Basis, BasisChange, BasisInput, PolicyProfile, PolicyValue, PolicyValues } from '@sunlot/contract'
import { civilDateOf } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import { recordAudit } from '../../platform/audit.ts'
import { isViolation } from '../../platform/database-error.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { loadRulebooks } from './load-policy.ts'

/** The register with what rests on each entry today, the strongest and latest first (S0-02). */
export async function readBases(deps: Deps, actor: Actor): Promise<Basis[]> {
  const { bureauId } = actor
  const inForce = (await loadRulebooks(deps.db, bureauId))(civilDateOf(deps.clock.now()))
  const names = namesByBasis(inForce.values)
  const rows = await deps.db
    .selectFrom('policyBases')
    .select(['id', 'level', 'title', 'documentNo', 'issuer', 'issuedOn', 'link', 'version', 'withdrawnReason'])
    .where('bureauId', '=', bureauId)
    .orderBy((eb) =>
      eb.case().when('level', '=', 'statute').then(0).when('level', '=', 'superior').then(1).else(2).end(),
    )
    .orderBy('issuedOn', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, usedBy: names.get(row.id) ?? [] }))
}

/** Entries that may be cited, the latest first. */
export function listBases(db: Db | Tx, bureauId: string): Promise<{ id: string; title: string; documentNo: string }[]> {
  return db
    .selectFrom('policyBases')
    .select(['id', 'title', 'documentNo'])
    .where('bureauId', '=', bureauId)
    .where('withdrawnAt', 'is', null)
    .orderBy('issuedOn', 'desc')
    .orderBy('id')
    .execute()
}

/** Enters a document into the register and answers its id. Throws `bases.taken`. */
export function registerBasis(deps: Deps, actor: Actor, input: BasisInput): Promise<string> {
  return keepTitle(input.title, () => deps.db.transaction().execute((tx) => insertBasis(deps, tx, { actor, input })))
}

/** The notice a bureau works under, as an entry of its register; made at the first asking. */
export async function registerNotice(
  deps: Deps,
  tx: Tx,
  { actor, profile }: { actor: Actor; profile: PolicyProfile },
): Promise<string> {
  const found = await tx
    .selectFrom('policyBases')
    .select('id')
    .where('bureauId', '=', actor.bureauId)
    .where('title', '=', profile.notice)
    .executeTakeFirst()
  if (found) return found.id
  const { notice: title, issuedBy: issuer, issuedOn } = profile
  return insertBasis(deps, tx, { actor, input: { level: 'own', title, documentNo: '', issuer, issuedOn, link: '' } })
}

export function changeBasis(
  deps: Deps,
  actor: Actor,
  { id, version, ...input }: BasisChange & { id: string },
): Promise<void> {
  return keepTitle(input.title, () =>
    deps.db.transaction().execute(async (tx) => {
      await requireBasis(tx, actor, id)
      const changed = await tx
        .updateTable('policyBases')
        .set({ ...input, version: version + 1 })
        .where('id', '=', id)
        .where('version', '=', version)
        .returning('id')
        .executeTakeFirst()
      if (!changed) throw new AppError('bases.changed', { title: input.title })
      await recordBasis(deps, tx, { actor, id, event: 'rulebook.basis-changed', data: { ...input } })
    }),
  )
}

/** Takes an entry out of use; it stays in the register with the reason. */
export async function withdrawBasis(
  deps: Deps,
  actor: Actor,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    const { title } = await requireBasis(tx, actor, id)
    await tx
      .updateTable('policyBases')
      .set({ withdrawnAt: deps.clock.now(), withdrawnReason: reason })
      .where('id', '=', id)
      .execute()
    await recordBasis(deps, tx, { actor, id, event: 'rulebook.basis-withdrawn', data: { title, reason } })
  })
}

async function insertBasis(deps: Deps, tx: Tx, { actor, input }: { actor: Actor; input: BasisInput }): Promise<string> {
  const id = deps.newId()
  const origin = { bureauId: actor.bureauId, createdBy: actor.id, createdAt: deps.clock.now() }
  await tx
    .insertInto('policyBases')
    .values({ id, ...input, ...origin, withdrawnAt: null, withdrawnReason: null })
    .execute()
  await recordBasis(deps, tx, { actor, id, event: 'rulebook.basis-registered', data: { ...input } })
  return id
}

async function requireBasis(tx: Tx, actor: Actor, id: string): Promise<{ title: string }> {
  const basis = await tx
    .selectFrom('policyBases')
    .select(['title', 'withdrawnAt'])
    .where('id', '=', id)
    .where('bureauId', '=', actor.bureauId)
    .forUpdate()
    .executeTakeFirst()
  if (!basis) throw new AppError('request.not-found')
  if (basis.withdrawnAt) throw new AppError('bases.withdrawn', { title: basis.title })
  return basis
}

interface Recorded {
  actor: Actor
  id: string
  event: 'rulebook.basis-registered' | 'rulebook.basis-changed' | 'rulebook.basis-withdrawn'
  data: Record<string, unknown>
}

async function recordBasis(deps: Deps, tx: Tx, { actor, id, event, data }: Recorded): Promise<void> {
  const who = { at: deps.clock.now(), bureauId: actor.bureauId, actorId: actor.id }
  await recordAudit(tx, { ...who, event, subjectKind: 'basis', subjectId: id, data })
}

async function keepTitle<T>(title: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (isViolation(error, 'policy_bases_title_unique')) throw new AppError('bases.taken', { title })
    throw error
  }
}

/** Names of the values that rest on each entry. */
function namesByBasis(values: PolicyValues): Map<string, string[]> {
  const names = new Map<string, string[]>()
  for (const { key, name } of listPolicyLines(values)) {
    const own: PolicyValue<unknown> | null = values[key]
    for (const id of own?.basisIds ?? []) names.set(id, [...(names.get(id) ?? []), name])
  }
  return names
}
