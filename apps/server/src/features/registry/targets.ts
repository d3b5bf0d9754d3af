import type { Actor, TargetChange, TargetInput, TargetStatusChange } from '@sunlot/contract'
import { TARGET_STATUSES } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { compareFields, type FieldChanges } from './history.ts'
import { findItemNames } from './items.queries.ts'
import { cleanText } from './registry.rules.ts'
import { itemsOfTargets } from './targets.queries.ts'

/** Adds a target to the directory under at least one item (S0-06, S1-12); answers its id. */
export async function createTarget(deps: Deps, actor: Actor, input: TargetInput): Promise<string> {
  const id = deps.newId()
  const at = deps.clock.now()
  await deps.db.transaction().execute(async (tx) => {
    const { itemIds, ...target } = await cleanTarget(tx, actor, input)
    const { bureauId } = actor
    const made = await tx
      .insertInto('targets')
      .values({ id, bureauId, ...target, nameRaw: input.name, createdAt: at, updatedAt: at })
      .onConflict((conflict) => conflict.constraint('targets_code_unique').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) throw await codeTaken(tx, actor, target.code)
    await writeItems(tx, id, itemIds)
    await record(tx, { id, at, actor, event: 'targets.created', reason: '', fields: {}, name: target.name })
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
    const before = await tx
      .selectFrom('targets')
      .selectAll()
      .where('id', '=', input.id)
      .where('bureauId', '=', actor.bureauId)
      .forUpdate()
      .executeTakeFirst()
    if (!before) throw new AppError('request.not-found')
    if (before.version !== input.version) throw await changedBy(tx, before)
    const { itemIds, ...target } = await cleanTarget(tx, actor, input)
    if (target.code !== before.code) await refuseTakenCode(tx, actor, target.code)
    const itemsBefore = (await itemsOfTargets(tx, [input.id])).get(input.id) ?? []
    const itemsAfter = await findItemNames(tx, actor.bureauId, itemIds)
    const fields = compareFields(
      {
        ...fieldsOf(before),
        items: itemsBefore
          .map(({ name }) => name)
          .toSorted()
          .join('、'),
      },
      { ...fieldsOf(target), items: [...itemsAfter.values()].toSorted().join('、') },
    )
    if (Object.keys(fields).length === 0) return
    await tx
      .updateTable('targets')
      .set({ ...target, nameRaw: input.name, version: input.version + 1, updatedAt: at })
      .where('id', '=', input.id)
      .execute()
    await tx.deleteFrom('targetItems').where('targetId', '=', input.id).execute()
    await writeItems(tx, input.id, itemIds)
    const { id, reason } = input
    await record(tx, { id, at, actor, event: 'targets.changed', reason, fields, name: target.name })
  })
}

/** Suspends, closes, removes or restores a target, with the reason (S0-07). Throws `targets.same-status` to the slower of two. */
export async function changeTargetStatus(
  deps: Deps,
  actor: Actor,
  { id, status, reason }: TargetStatusChange & { id: string },
): Promise<void> {
  const at = deps.clock.now()
  await deps.db.transaction().execute(async (tx) => {
    const before = await tx
      .selectFrom('targets')
      .select(['name', 'status', 'version'])
      .where('id', '=', id)
      .where('bureauId', '=', actor.bureauId)
      .forUpdate()
      .executeTakeFirst()
    if (!before) throw new AppError('request.not-found')
    const { name } = before
    if (before.status === status) throw new AppError('targets.same-status', { name, status: TARGET_STATUSES[status] })
    await tx
      .updateTable('targets')
      .set({ status, version: before.version + 1, updatedAt: at })
      .where('id', '=', id)
      .execute()
    const fields = { status: [before.status, status] } as const
    await record(tx, { id, at, actor, event: 'targets.status-changed', reason, fields, name })
  })
}

type CleanTarget = Omit<TargetInput, 'itemIds'> & { itemIds: string[] }

async function cleanTarget(tx: Tx, actor: Actor, input: TargetInput): Promise<CleanTarget> {
  const itemIds = [...new Set(input.itemIds)]
  const known = await findItemNames(tx, actor.bureauId, itemIds)
  if (known.size < itemIds.length) throw new AppError('items.unknown')
  const { code, codeKind, name, kind, region, address, riskClass, permitNo, permitUntil } = input
  return {
    code,
    codeKind,
    name: cleanText('名称', name),
    kind,
    region,
    address,
    riskClass,
    permitNo,
    permitUntil,
    itemIds,
  }
}

function fieldsOf(target: Omit<TargetInput, 'itemIds' | 'kind'> & { kind: string }) {
  const { code, codeKind, name, kind, region, address, riskClass, permitNo, permitUntil } = target
  return { code, codeKind, name, kind, region, address, riskClass, permitNo, permitUntil }
}

async function writeItems(tx: Tx, targetId: string, itemIds: readonly string[]): Promise<void> {
  await tx
    .insertInto('targetItems')
    .values(itemIds.map((itemId) => ({ targetId, itemId })))
    .execute()
}

interface Recorded {
  id: string
  at: Date
  actor: Actor
  event: 'targets.created' | 'targets.changed' | 'targets.status-changed'
  reason: string
  fields: FieldChanges
  name: string
}

async function record(tx: Tx, { id, at, actor, event, reason, fields, name }: Recorded): Promise<void> {
  const change = { targetId: id, at, actorId: actor.id, event, reason, fields: JSON.stringify(fields) }
  await tx.insertInto('targetChanges').values(change).execute()
  const subject = { bureauId: actor.bureauId, actorId: actor.id, subjectKind: 'target', subjectId: id }
  await recordAudit(tx, { ...subject, at, event, data: { name, reason, fields } })
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
