/** The State Council's working-day calendar. A year that is not here has not been published: clocks refuse instead of guessing. */

interface YearCalendar {
  /** Days off that would be workdays by the week alone. */
  readonly holidays: readonly string[]
  /** Saturdays and Sundays worked in exchange (调休). */
  readonly workdays: readonly string[]
}

const CALENDAR: Readonly<Record<number, YearCalendar>> = {
  2026: {
    holidays: [
      '2026-01-01',
      '2026-01-02',
      '2026-02-16',
      '2026-02-17',
      '2026-02-18',
      '2026-02-19',
      '2026-02-20',
      '2026-02-23',
      '2026-04-06',
      '2026-05-01',
      '2026-05-04',
      '2026-05-05',
      '2026-06-19',
      '2026-09-25',
      '2026-10-01',
      '2026-10-02',
      '2026-10-05',
      '2026-10-06',
      '2026-10-07',
    ],
    workdays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
}

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
export function isWorkingDay(day: string): boolean {
  const year = Number(day.slice(0, 4))
  const calendar = CALENDAR[year]
  if (!calendar) throw new CalendarMissing(year)
  if (calendar.workdays.includes(day)) return true
  if (calendar.holidays.includes(day)) return false
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/** The n-th working day after a civil date (n ≥ 1; the day itself does not count). */
export function addWorkingDays(day: string, count: number): string {
  let current = day
  for (let left = count; left > 0; ) {
    current = addDays(current, 1)
    if (isWorkingDay(current)) left -= 1
  }
  return current
}

/** A working-day limit as screens draw it: one tick a day. */
export interface WorkingDayClock {
  /** Working days of the limit. */
  readonly total: number
  /** Ticks gone before today; more than `total` never. */
  readonly gone: number
  /** Working days left, today included; 0 when over. */
  readonly left: number
  /** Working days past the last one. */
  readonly over: number
  /** Last day of the limit. */
  readonly until: string
}

/** The clock of a limit of `total` working days after `start`, seen on `today` (civil dates). */
export function readClock(start: string, total: number, today: string): WorkingDayClock {
  const until = addWorkingDays(start, total)
  let gone = 0
  let over = 0
  for (let day = addDays(start, 1); day < today; day = addDays(day, 1)) {
    if (!isWorkingDay(day)) continue
    if (day <= until) gone += 1
    else over += 1
  }
  if (today > until && isWorkingDay(today)) over += 1
  return { total, gone, left: today > until ? 0 : total - gone, over, until }
}
