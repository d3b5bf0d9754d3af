import { type Actor, civilDateOf, formatDate, TARGET_STATUSES, type TargetStatusChange } from '@sunlot/contract'
import { AppError } from '../../../platform/app-error.ts'
import type { Tx } from '../../../platform/database.ts'
import type { Deps } from '../../../platform/deps.ts'
import type { FieldChanges } from '../history.ts'
import { holdTarget, recordTarget } from './events.ts'
import { statusOn, type TargetRow } from './shown.queries.ts'

type StatusInput = Omit<TargetStatusChange, 'from' | 'until'> & Partial<Pick<TargetStatusChange, 'from' | 'until'>>

/**
 * Suspends, closes, removes or restores a target with the reason, at once or from a later day (S0-07). A suspension may
 * say its last day; then the target takes part again by itself. Throws `targets.same-status` to the slower of two.
 */
export async function changeTargetStatus(
  deps: Deps,
  actor: Actor,
  { id, status, reason, from = null, until = null }: StatusInput & { id: string },
): Promise<void> {
  const at = deps.clock.now()
  const today = civilDateOf(at)
  const starts = from ?? today
  if (starts < today) throw new AppError('targets.in-the-past', { date: formatDate(starts) })
  if (until !== null && until < starts)
    throw new AppError('targets.until-before', { until: formatDate(until), from: formatDate(starts) })
  await deps.db.transaction().execute(async (tx) => {
    const row = await holdTarget(tx, actor, id)
    const before = statusOn(row, today)
    const isLater = starts > today
    if (!isLater && before.status === status && before.statusUntil === until) {
      throw new AppError('targets.same-status', { name: row.name, status: TARGET_STATUSES[status] })
    }
    const next = isLater
      ? { ...settled(row, today), nextStatus: status, nextFrom: starts, nextUntil: until }
      : { ...settled(row, today), status, statusUntil: until, addedOn: null }
    await save(tx, row, { ...next, updatedAt: at })
    const fields: FieldChanges = {
      status: [before.status, status],
      ...(isLater && { effectiveOn: [null, starts] as const }),
      ...(before.statusUntil !== until && { statusUntil: [before.statusUntil, until] as const }),
    }
    await recordTarget(tx, { id, at, actor, event: 'targets.status-changed', reason, fields, name: row.name })
  })
}

/** Takes back what was decided for a later day, with the reason; what has begun can only be changed anew. */
export async function withdrawPlanned(
  deps: Deps,
  actor: Actor,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  const at = deps.clock.now()
  await deps.db.transaction().execute(async (tx) => {
    const row = await holdTarget(tx, actor, id)
    const { nextStatus, nextFrom } = row
    if (nextFrom === null || nextStatus === null || nextFrom <= civilDateOf(at)) {
      throw new AppError('targets.nothing-planned', { name: row.name })
    }
    await save(tx, row, { nextStatus: null, nextFrom: null, nextUntil: null, updatedAt: at })
    const fields = { planned: [`${formatDate(nextFrom)}起${TARGET_STATUSES[nextStatus]}`, null] } as const
    await recordTarget(tx, { id, at, actor, event: 'targets.plan-withdrawn', reason, fields, name: row.name })
  })
}

/** The row with what has begun or ended by itself written down; what is still to come stays planned. */
function settled(row: TargetRow, today: string) {
  const { status, statusUntil } = statusOn(row, today)
  const hasBegun = row.nextFrom !== null && row.nextFrom <= today
  const planned = hasBegun
    ? { nextStatus: null, nextFrom: null, nextUntil: null }
    : { nextStatus: row.nextStatus, nextFrom: row.nextFrom, nextUntil: row.nextUntil }
  // Not yet in the directory: the entry keeps its first day.
  const isEntered = row.addedOn === null || row.addedOn <= today
  return isEntered ? { status, statusUntil, ...planned } : planned
}

async function save(tx: Tx, row: TargetRow, set: Partial<TargetRow>): Promise<void> {
  const { scheduled: _, ...columns } = set
  await tx
    .updateTable('targets')
    .set({ ...columns, details: JSON.stringify(row.details), version: row.version + 1 })
    .where('id', '=', row.id)
    .execute()
}
