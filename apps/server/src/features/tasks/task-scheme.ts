import type { Policy, TaskInput, WorkCalendar } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { loadCalendar, loadPolicy } from '../rulebook/index.ts'

/** A work scheme with everything that decides its pool, its roster and its gates, seen on one day. */
export interface TaskScheme {
  bureauId: string
  policy: Policy
  calendar: WorkCalendar
  input: TaskInput
  /** The items of the scope, in the order of their codes. */
  items: readonly { id: string; code: string; name: string; status: 'active' | 'cancelled' }[]
  /** Civil date; its year is the one that "already drawn this year" means. */
  today: string
}

/** Loads what the scheme refers to, under the rulebook of the day `rulesOn`. An item of another bureau is not found. */
export async function loadScheme(
  db: Db | Tx,
  { bureauId, input, today, rulesOn = today }: { bureauId: string; input: TaskInput; today: string; rulesOn?: string },
): Promise<TaskScheme> {
  const policy = await loadPolicy(db, bureauId, rulesOn)
  const items = await db
    .selectFrom('inspectionItems')
    .select(['id', 'code', 'name', 'status'])
    .where('bureauId', '=', bureauId)
    .where('id', 'in', input.scope.itemIds)
    .orderBy('code')
    .execute()
  if (items.length < new Set(input.scope.itemIds).size) {
    throw new AppError('tasks.bad-scheme', { why: '所选抽查事项有的不在本单位清单里' })
  }
  return { bureauId, policy, calendar: await loadCalendar(db), input, items, today }
}
