/** The State Council's working-day calendar. A year that is not here has not been published: clocks refuse instead of guessing. */

export interface YearCalendar {
  /** Days off that would be workdays by the week alone. */
  readonly holidays: readonly string[]
  /** Saturdays and Sundays worked in exchange (调休). */
  readonly workdays: readonly string[]
}

/** The published years: year → days off and days worked. A year that is not in it has not been published. */
export type WorkCalendar = Readonly<Record<number, YearCalendar>>

/** Thrown for a day in a year whose calendar has not been published. */
export class CalendarMissing extends Error {
  readonly year: number
  constructor(year: number) {
    super(`no working-day calendar for ${year}`)
    this.year = year
  }
}

/** The civil date in China (`YYYY-MM-DD`) at an instant; one offset all year, no summer time. */
export function civilDateOf(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}

/** Moves a civil date (`YYYY-MM-DD`) by whole days. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
}

/** Whether a civil date is a working day; throws CalendarMissing for an unpublished year. */
export function isWorkingDay(calendar: WorkCalendar, day: string): boolean {
  const year = Number(day.slice(0, 4))
  const days = calendar[year]
  if (!days) throw new CalendarMissing(year)
  if (days.workdays.includes(day)) return true
  if (days.holidays.includes(day)) return false
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/** The n-th working day after a civil date (n ≥ 1; the day itself does not count). */
export function addWorkingDays(calendar: WorkCalendar, day: string, count: number): string {
  let current = day
  for (let left = count; left > 0; ) {
    current = addDays(current, 1)
    if (isWorkingDay(calendar, current)) left -= 1
  }
  return current
}
