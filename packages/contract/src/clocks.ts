import { addDays, addWorkingDays, CalendarMissing, isWorkingDay } from './calendar.ts'
import type { WorkCalendar } from './calendar.ts'
import { errorText } from './errors.ts'

/** How long something may take after its start: working days, calendar days, or until a civil date. */
export type TimeLimit = { readonly workingDays: number } | { readonly days: number } | { readonly until: string }

/** Days that do not count, both ends included; `until` null: it goes on. */
export interface Pause {
  readonly from: string
  readonly until: string | null
  readonly reason: string
}

/** A limit and what happened to it; civil dates. */
export interface LimitFacts {
  readonly limit: TimeLimit
  /** The day that sets it off and does not count itself; null: it has not begun. */
  readonly start: string | null
  readonly pauses?: readonly Pause[]
  /** The day it was done; the clock stands still there. */
  readonly doneOn?: string | null
  readonly today: string
}

/** A limit as screens draw it: one tick a working day. */
export interface ClockReading {
  /** `future`: as it would run if it began today. `uncounted`: nothing counts, `note` says why. */
  readonly state: 'running' | 'paused' | 'future' | 'done' | 'uncounted'
  readonly unit: 'workingDay' | 'day'
  /** Days of the limit; 0 where it ends on a date. */
  readonly total: number
  /** Days gone before today, never more than `total`. */
  readonly gone: number
  /** Days left, today included; 0 when over. */
  readonly left: number
  /** Days past the last one; above 0 it is overdue, also when done since. */
  readonly over: number
  /** Days that did not count so far. */
  readonly pausedDays: number
  /** Last day; null while it cannot be told. */
  readonly until: string | null
  readonly note: string
}

const STILL = { total: 0, gone: 0, left: 0, over: 0, pausedDays: 0 } as const

/** The clock of a limit as seen today. A day in a year without a published calendar leaves it uncounted, never guessed. */
export function readTimeLimit(calendar: WorkCalendar, facts: LimitFacts): ClockReading {
  try {
    return facts.start === null ? readFuture(calendar, facts) : readBegun(calendar, { ...facts, start: facts.start })
  } catch (error) {
    if (!(error instanceof CalendarMissing)) throw error
    return uncounted(errorText('calendar.missing-year', { year: error.year }))
  }
}

/** What no clock counts, with the reason and the day it ends, if that is known. */
export function uncounted(note: string, until: string | null = null): ClockReading {
  return { ...STILL, state: 'uncounted', unit: 'workingDay', until, note }
}

function readFuture(calendar: WorkCalendar, { limit, today }: LimitFacts): ClockReading {
  const note = '还没有起算'
  if ('until' in limit) return { ...STILL, state: 'future', unit: 'day', until: limit.until, note }
  const [unit, total] = 'days' in limit ? (['day', limit.days] as const) : (['workingDay', limit.workingDays] as const)
  const until = unit === 'day' ? addDays(today, total) : addWorkingDays(calendar, today, total)
  return { ...STILL, state: 'future', unit, total, left: total, until, note }
}

type Begun = LimitFacts & { readonly start: string }

function readBegun(calendar: WorkCalendar, facts: Begun): ClockReading {
  const { limit, pauses = [], doneOn = null, today } = facts
  const on = doneOn ?? today
  const open = pauses.find(({ from, until }) => until === null && from <= on)
  const unit = 'workingDays' in limit ? 'workingDay' : 'day'
  const isDay = (day: string) => unit === 'day' || isWorkingDay(calendar, day)
  const counts = (day: string) => isDay(day) && !pauses.some((pause) => covers(pause, day))
  const until = open ? null : lastDay(facts, counts)
  const total = 'workingDays' in limit ? limit.workingDays : 'days' in limit ? limit.days : 0
  let [gone, over, pausedDays] = [0, 0, 0]
  for (let day = addDays(facts.start, 1); day <= on; day = addDays(day, 1)) {
    if (isDay(day) && !counts(day)) pausedDays += 1
    else if (until !== null && day > until) over += counts(day) ? 1 : 0
    else if (day < on && counts(day)) gone += 1
  }
  const left = daysLeft({ on, until, total, gone })
  const state = doneOn ? 'done' : open ? 'paused' : 'running'
  // A limit that ends on a date has no number of days to draw.
  return { state, unit, total, gone: Math.min(gone, total), left, over, pausedDays, until, note: open?.reason ?? '' }
}

interface Standing {
  on: string
  until: string | null
  total: number
  gone: number
}

function daysLeft({ on, until, total, gone }: Standing): number {
  if (until !== null && on > until) return 0
  if (total > 0) return Math.max(0, total - gone)
  return until === null ? 0 : Math.round((Date.parse(until) - Date.parse(on)) / 86_400_000) + 1
}

function lastDay({ start, limit }: Begun, counts: (day: string) => boolean): string {
  if ('until' in limit) return limit.until
  let day = start
  let left = 'days' in limit ? limit.days : limit.workingDays
  while (left > 0) {
    day = addDays(day, 1)
    if (counts(day)) left -= 1
  }
  return day
}

function covers({ from, until }: Pause, day: string): boolean {
  return day >= from && (until === null || day <= until)
}
