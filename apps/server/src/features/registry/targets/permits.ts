import { type Actor, civilDateOf, type PermitInput } from '@sunlot/contract'
import { AppError } from '../../../platform/app-error.ts'
import { isViolation } from '../../../platform/database-error.ts'
import type { Tx } from '../../../platform/database.ts'
import type { Deps } from '../../../platform/deps.ts'
import { requireItems } from '../items.queries.ts'
import { holdTarget, recordTarget } from './events.ts'
import { settlePermits, spreadPermits } from './keep-permits.ts'

/** Adds a permit to a target; answers its id. Throws `permits.taken` where the target has that number already. */
export async function addPermit(
  deps: Deps,
  actor: Actor,
  { targetId, ...permit }: PermitInput & { targetId: string },
): Promise<string> {
  const id = deps.newId()
  const at = deps.clock.now()
  await deps.db.transaction().execute(async (tx) => {
    const target = await holdTarget(tx, actor, targetId)
    await requireItems(tx, actor.bureauId, permit.itemId === null ? [] : [permit.itemId])
    await spreadPermits(tx, [targetId], at)
    const row = { id, bureauId: actor.bureauId, targetId, ...permit, createdAt: at }
    await refuseTwice(tx.insertInto('targetPermits').values(row).execute(), {
      name: target.name,
      number: permit.number,
    })
    await settlePermits(tx, [targetId], { at, today: civilDateOf(at) })
    const fields = { permits: [null, permit.number] } as const
    await recordTarget(tx, { id: targetId, at, actor, event: 'permits.added', fields, name: target.name })
  })
  return id
}

/** Corrects a permit of a target, for example its new end after renewal. */
export async function changePermit(
  deps: Deps,
  actor: Actor,
  { id, ...permit }: PermitInput & { id: string },
): Promise<void> {
  const at = deps.clock.now()
  await deps.db.transaction().execute(async (tx) => {
    const { permitId, targetId, before, itemId } = await findPermit(tx, actor, id, at)
    const target = await holdTarget(tx, actor, targetId)
    const items = permit.itemId === null || permit.itemId === itemId ? [] : [permit.itemId]
    await requireItems(tx, actor.bureauId, items)
    const changed = tx
      .updateTable('targetPermits')
      .set(permit)
      .where('id', '=', permitId)
      .where('revokedOn', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!(await refuseTwice(changed, { name: target.name, number: permit.number }))) {
      throw new AppError('permits.revoked', { number: before })
    }
    await settlePermits(tx, [targetId], { at, today: civilDateOf(at) })
    const after = `${permit.number}，${permit.validUntil === null ? '长期' : `至 ${permit.validUntil}`}`
    const fields = { permits: [before, after] } as const
    await recordTarget(tx, { id: targetId, at, actor, event: 'permits.changed', fields, name: target.name })
  })
}

/** Ends a permit before its day, with the reason; the row stays. */
export async function revokePermit(
  deps: Deps,
  actor: Actor,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  const at = deps.clock.now()
  const today = civilDateOf(at)
  await deps.db.transaction().execute(async (tx) => {
    const { permitId, targetId, before } = await findPermit(tx, actor, id, at)
    const target = await holdTarget(tx, actor, targetId)
    const revoked = await tx
      .updateTable('targetPermits')
      .set({ revokedOn: today, revokeReason: reason })
      .where('id', '=', permitId)
      .where('revokedOn', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!revoked) throw new AppError('permits.revoked', { number: before })
    await settlePermits(tx, [targetId], { at, today })
    const fields = { permits: [before, null] } as const
    await recordTarget(tx, { id: targetId, at, actor, event: 'permits.revoked', reason, fields, name: target.name })
  })
}

/** The permit of that id; a target's id stands for the single permit on its row, which then gets a row of its own. */
async function findPermit(
  tx: Tx,
  { bureauId }: Actor,
  id: string,
  at: Date,
): Promise<{ permitId: string; targetId: string; before: string; itemId: string | null }> {
  await spreadPermits(tx, await ownTarget(tx, bureauId, id), at)
  const permit = await tx
    .selectFrom('targetPermits')
    .select(['id as permitId', 'targetId', 'number as before', 'itemId'])
    .where('bureauId', '=', bureauId)
    .where(({ eb, or }) => or([eb('id', '=', id), eb('targetId', '=', id)]))
    .orderBy('createdAt')
    .executeTakeFirst()
  if (!permit) throw new AppError('request.not-found')
  return permit
}

async function ownTarget(tx: Tx, bureauId: string, id: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('targets')
    .select('id')
    .where('id', '=', id)
    .where('bureauId', '=', bureauId)
    .execute()
  return rows.map((row) => row.id)
}

async function refuseTwice<Result>(work: Promise<Result>, params: { name: string; number: string }): Promise<Result> {
  try {
    return await work
  } catch (error) {
    throw isViolation(error, 'target_permits_once') ? new AppError('permits.taken', params) : error
  }
}
