import { SHIPPED_CALENDAR } from '@sunlot/contract'
import type { WorkCalendar } from '@sunlot/contract'
import type { Db, Tx } from './database.ts'

/** The working-day calendar in force: the years that ship, and before them what an admin imported. */
export async function loadCalendar(db: Db | Tx): Promise<WorkCalendar> {
  const imported = await db
    .selectFrom('calendarYears')
    .select(['year', 'holidays', 'workdays'])
    .orderBy('year')
    .orderBy('number')
    .execute()
  // The newest of a year comes last and holds.
  return { ...SHIPPED_CALENDAR, ...Object.fromEntries(imported.map(({ year, ...days }) => [year, days])) }
}
