import { type Actor, civilDateOf, type TargetMerge } from '@sunlot/contract'
import { sql } from 'kysely'
import { AppError } from '../../../platform/app-error.ts'
import { recordAudit } from '../../../platform/audit.ts'
import type { Tx } from '../../../platform/database.ts'
import type { Deps } from '../../../platform/deps.ts'
import { addHistory, holdTarget } from './events.ts'
import { settlePermits, spreadPermits } from './keep-permits.ts'
import { bringBack, joinDraws, moveOver } from './merge-parts.ts'
import { undrawnSince } from './merges.queries.ts'
import { statusOn, type TargetRow } from './shown.queries.ts'

/**
 * Makes two entries one: the loser is removed and points to the winner, what belongs to it goes over. A recorded event,
 * so that both histories can be read on the winner. Answers its id.
 */
export async function mergeTargets(
  deps: Deps,
  actor: Actor,
  { winnerId, loserId, reason }: TargetMerge,
): Promise<string> {
  const id = deps.newId()
  const at = deps.clock.now()
  const today = civilDateOf(at)
  if (winnerId === loserId) throw new AppError('merges.same')
  await deps.db.transaction().execute(async (tx) => {
    // In the order of ids, so that two merges of the same pair wait instead of locking each other out.
    const held = new Map<string, TargetRow>()
    for (const one of [winnerId, loserId].toSorted()) held.set(one, await holdTarget(tx, actor, one))
    const [winner, loser] = [held.get(winnerId), held.get(loserId)]
    if (!winner || !loser) throw new AppError('request.not-found')
    for (const row of [winner, loser]) {
      if (statusOn(row, today).status === 'removed') throw new AppError('merges.removed', { name: row.name })
    }
    await spreadPermits(tx, [winnerId, loserId], at)
    const moved = { ...(await moveOver(tx, winnerId, loserId)), ...joinDraws(winner, loser), status: loser.status }
    const { drawn } = moved
    const counts = { drawnYear: drawn.year, drawnCount: drawn.count, lastDrawnOn: drawn.last }
    await tx
      .updateTable('targets')
      .set({ ...counts, version: winner.version + 1, updatedAt: at })
      .where('id', '=', winnerId)
      .execute()
    await tx
      .updateTable('targets')
      .set({
        status: 'removed',
        statusUntil: null,
        nextStatus: null,
        nextFrom: null,
        nextUntil: null,
        mergedInto: winnerId,
      })
      .set({ version: loser.version + 1, updatedAt: at })
      .where('id', '=', loserId)
      .execute()
    await settlePermits(tx, [winnerId], { at, today })
    const { bureauId } = actor
    const row = {
      id,
      bureauId,
      winnerId,
      loserId,
      reason,
      moved: JSON.stringify(moved),
      mergedBy: actor.id,
      mergedAt: at,
    }
    await tx.insertInto('targetMerges').values(row).execute()
    await addHistory(tx, {
      id: loserId,
      at,
      actor,
      event: 'merges.merged',
      reason,
      fields: { mergedInto: [null, winner.name], status: [loser.status, 'removed'] },
    })
    await addHistory(tx, {
      id: winnerId,
      at,
      actor,
      event: 'merges.merged',
      reason,
      fields: { mergedInto: [`${loser.name}（${loser.code}）`, winner.name] },
    })
    const subject = { bureauId, actorId: actor.id, subjectKind: 'target', subjectId: winnerId }
    const data = { name: winner.name, loser: loser.name, loserId, reason }
    await recordAudit(tx, { ...subject, at, event: 'merges.merged', data })
  })
  return id
}

/** Takes a merge back by an event of its own. Throws `merges.drawn-since` once the winner was drawn. */
export async function undoMerge(
  deps: Deps,
  actor: Actor,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  const at = deps.clock.now()
  const { bureauId } = actor
  await deps.db.transaction().execute(async (tx) => {
    const merge = await tx
      .selectFrom('targetMerges as m')
      .innerJoin('targets as w', 'w.id', 'm.winnerId')
      .innerJoin('targets as l', 'l.id', 'm.loserId')
      .select([
        'm.winnerId',
        'm.loserId',
        'm.moved',
        'm.undoneAt',
        'w.name',
        'l.name as loserName',
        undrawnSince().as('undrawn'),
      ])
      .where('m.id', '=', id)
      .where('m.bureauId', '=', bureauId)
      .forUpdate()
      .executeTakeFirst()
    if (!merge) throw new AppError('request.not-found')
    if (merge.undoneAt !== null) throw new AppError('merges.undone', { name: merge.loserName })
    if (!merge.undrawn) throw new AppError('merges.drawn-since', { name: merge.name })
    const { winnerId, loserId, moved } = merge
    await bringBack(tx, { winnerId, loserId, moved: moved as Parameters<typeof bringBack>[1]['moved'], at })
    await settlePermits(tx, [winnerId, loserId], { at, today: civilDateOf(at) })
    await closeMerge(tx, { id, actor, reason, at })
    const fields = { mergedInto: [merge.name, null] } as const
    for (const one of [winnerId, loserId])
      await addHistory(tx, { id: one, at, actor, event: 'merges.undone', reason, fields })
    const subject = { bureauId, actorId: actor.id, subjectKind: 'target', subjectId: winnerId }
    const data = { name: merge.name, loser: merge.loserName, loserId, reason }
    await recordAudit(tx, { ...subject, at, event: 'merges.undone', data })
  })
}

interface Undone {
  id: string
  actor: Actor
  reason: string
  at: Date
}

async function closeMerge(tx: Tx, { id, actor, reason, at }: Undone): Promise<void> {
  const undone = { undoneAt: at, undoneBy: actor.id, undoReason: reason }
  await tx.updateTable('targetMerges').set(undone).where('id', '=', id).where(sql<boolean>`undone_at is null`).execute()
}
