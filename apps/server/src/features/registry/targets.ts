import { type Actor, civilDateOf, TARGET_DETAILS, type TargetChange, type TargetInput } from '@sunlot/contract'
import { sql } from 'kysely'
import { AppError } from '../../platform/app-error.ts'
import type { Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { compareFields } from './history.ts'
import { requireItems } from './items.queries.ts'
import { cleanText } from './registry.rules.ts'
import { holdTarget, recordTarget } from './targets/events.ts'
import { hasOwnPermits } from './targets/permits.queries.ts'
import { itemsOfTargets } from './targets/shown.queries.ts'

/** Adds a target to the directory under at least one item (S0-06, S1-12); answers its id. */
export async function createTarget(deps: Deps, actor: Actor, input: TargetInput): Promise<string> {
  const id = deps.newId()
  const at = deps.clock.now()
  await deps.db.transaction().execute(async (tx) => {
    const { itemIds, ...target } = cleanTarget(input)
    const { bureauId } = actor
    await requireItems(tx, bureauId, itemIds)
    await nameLinks(tx, actor, target)
    const addedOn = input.from !== null && input.from > civilDateOf(at) ? input.from : null
    const made = await tx
      .insertInto('targets')
      .values({ id, bureauId, ...rowOf(target), addedOn, nameRaw: input.name, createdAt: at, updatedAt: at })
      .onConflict((conflict) => conflict.constraint('targets_code_unique').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) throw await codeTaken(tx, actor, target.code)
    await writeItems(tx, id, itemIds)
    await recordTarget(tx, { id, at, actor, event: 'targets.created', name: target.name })
  })
  return id
}

/**
 * Changes a target as of now and keeps what it was (S0-07). Throws `targets.changed` when somebody else saved since
 * the version the change was made on.
 */
export async function changeTarget(deps: Deps, actor: Actor, input: TargetChange & { id: string }): Promise<void> {
  const at = deps.clock.now()
  await deps.db.transaction().execute(async (tx) => {
    const before = await holdTarget(tx, actor, input.id)
    if (before.version !== input.version) throw await changedBy(tx, before)
    const { itemIds, ...cleaned } = cleanTarget(input)
    // With several permits the one on the row follows from them.
    const keepsPermit = await hasOwnPermits(tx, input.id)
    const { permitNo, permitUntil } = before
    const target = keepsPermit ? { ...cleaned, permitNo, permitUntil } : cleaned
    if (target.code !== before.code) await refuseTakenCode(tx, actor, target.code)
    const itemsBefore = (await itemsOfTargets(tx, [input.id])).get(input.id) ?? []
    const held = new Map(itemsBefore.map(({ id, name }) => [id, name]))
    // What stands under the target stays readable there; only what is new must be on the list.
    const added = await requireItems(
      tx,
      actor.bureauId,
      itemIds.filter((id) => !held.has(id)),
    )
    const itemsAfter = itemIds.map((id) => held.get(id) ?? added.get(id) ?? '')
    const fields = compareFields(
      {
        ...fieldsOf(before),
        ...(await nameLinks(tx, actor, before)),
        items: itemsBefore
          .map(({ name }) => name)
          .toSorted()
          .join('、'),
      },
      {
        ...fieldsOf(target),
        ...(await nameLinks(tx, actor, target)),
        items: itemsAfter.toSorted().join('、'),
      },
    )
    if (Object.keys(fields).length === 0) return
    await tx
      .updateTable('targets')
      .set({
        ...rowOf(target),
        ...(fields.riskClass && { riskSince: civilDateOf(at), riskSource: '手工变更' }),
        nameRaw: input.name,
        version: input.version + 1,
        updatedAt: at,
      })
      .where('id', '=', input.id)
      .execute()
    await tx.deleteFrom('targetItems').where('targetId', '=', input.id).execute()
    await writeItems(tx, input.id, itemIds)
    const { id, reason } = input
    await recordTarget(tx, { id, at, actor, event: 'targets.changed', reason, fields, name: target.name })
  })
}

type CleanTarget = Omit<TargetInput, 'itemIds' | 'from'>

function cleanTarget(input: Omit<TargetInput, 'from'>): CleanTarget & { itemIds: string[] } {
  const itemIds = [...new Set(input.itemIds)]
  const { code, codeKind, kind, region, address, riskClass, permitNo, permitUntil } = input
  const { officeId, responsibleId, details } = input
  const columns = { code, codeKind, kind, region, address, riskClass, permitNo, permitUntil, officeId, responsibleId }
  const filled = Object.entries(details).filter(([, text]) => text !== '')
  return { ...columns, name: cleanText('名称', input.name), details: Object.fromEntries(filled), itemIds }
}

type Links = Pick<TargetInput, 'officeId' | 'responsibleId'>

/** Names of the keeping office and of the responsible entity, both the bureau's own. */
async function nameLinks(
  tx: Tx,
  { bureauId }: Actor,
  { officeId, responsibleId }: Links,
): Promise<{ office: string | null; responsible: string | null }> {
  const find = async (table: 'offices' | 'targets', id: string | null): Promise<string | null> => {
    if (id === null) return null
    const { rows } = await sql<{ name: string }>`
      select name from ${sql.table(table)} where id = ${id} and bureau_id = ${bureauId}`.execute(tx)
    if (!rows[0]) throw new AppError('request.not-found')
    return rows[0].name
  }
  return { office: await find('offices', officeId), responsible: await find('targets', responsibleId) }
}

function rowOf<Target extends CleanTarget>({ details, ...target }: Target) {
  return { ...target, details: JSON.stringify(details) }
}

function fieldsOf(target: Omit<CleanTarget, 'kind' | 'details'> & { kind: string; details: Record<string, string> }) {
  const { code, codeKind, name, kind, region, address, riskClass, permitNo, permitUntil, details } = target
  const known = Object.keys(TARGET_DETAILS).map((key) => [key, details[key] ?? null] as const)
  const own = { code, codeKind, name, kind, region, address, riskClass, permitNo, permitUntil }
  return { ...own, ...Object.fromEntries(known), phone: maskPhone(details.phone) }
}

/** Histories are read by more people than call. */
function maskPhone(phone = ''): string {
  return phone.length < 7 ? '*'.repeat(phone.length) : `${phone.slice(0, 3)}****${phone.slice(-2)}`
}

async function writeItems(tx: Tx, targetId: string, itemIds: readonly string[]): Promise<void> {
  await tx
    .insertInto('targetItems')
    .values(itemIds.map((itemId) => ({ targetId, itemId })))
    .execute()
}

async function refuseTakenCode(tx: Tx, actor: Actor, code: string): Promise<void> {
  const holder = await findByCode(tx, actor, code)
  if (holder) throw new AppError('targets.code-taken', { code, name: holder.name })
}

async function codeTaken(tx: Tx, actor: Actor, code: string): Promise<AppError> {
  const holder = await findByCode(tx, actor, code)
  return new AppError('targets.code-taken', { code, name: holder?.name ?? '' })
}

async function findByCode(tx: Tx, { bureauId }: Actor, code: string): Promise<{ name: string } | undefined> {
  return tx
    .selectFrom('targets')
    .select('name')
    .where('bureauId', '=', bureauId)
    .where('code', '=', code)
    .executeTakeFirst()
}

async function changedBy(tx: Tx, { id, name }: { id: string; name: string }): Promise<AppError> {
  const last = await tx
    .selectFrom('targetChanges as c')
    .innerJoin('users as u', 'u.id', 'c.actorId')
    .select('u.name')
    .where('c.targetId', '=', id)
    .orderBy('c.id', 'desc')
    .executeTakeFirst()
  return new AppError('targets.changed', { name, by: last?.name ?? '别人' })
}
