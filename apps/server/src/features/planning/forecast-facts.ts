import { FREQUENCY_UNITS } from '@sunlot/contract'
import type { PlanLine, RiskClass } from '@sunlot/contract'

/** One planned draw of a line. */
export interface Round {
  /** 1–12; null where the line says no time at all. */
  readonly month: number | null
  /** The month stands in the plan; otherwise it is spread over the period of the line. */
  readonly isScheduled: boolean
}

export type ForecastLine = Pick<
  PlanLine,
  'id' | 'place' | 'name' | 'itemIds' | 'methods' | 'organisation' | 'scope' | 'amount' | 'time' | 'externalItemId'
>

/** Active targets that stand alike: same class, under the same lines. */
export interface TargetGroup {
  readonly riskClass: RiskClass | null
  /** Items of the line that the target is under, by position of the line; lines that do not cover it are left out. */
  readonly lines: ReadonlyMap<number, number>
  /** Most visits a year that a special pool lays down for it (S4-16); null: the bureau's own cap holds. */
  readonly cap: number | null
  readonly count: number
}

export interface ForecastInput {
  readonly lines: readonly ForecastLine[]
  readonly groups: readonly TargetGroup[]
  readonly year: number
  /** S1-16, S3-11: whoever was checked this year takes no part in later draws. */
  readonly avoidRepeats: boolean
}

/** One layer of a line: the groups in it, how many targets, and how many each round takes. */
export interface Layer {
  readonly line: number
  readonly groups: readonly number[]
  readonly size: number
  readonly quota: number
}

export interface PlannedRound extends Round {
  readonly visits: number
  /** Rounds of the same mark go as one visit: those of joint lines in one month (S0-31, S2-09). */
  readonly mark: string
}

export interface LineForecast {
  readonly rounds: readonly PlannedRound[]
  /** Active targets in scope; as published where the directory has none. */
  readonly base: number
  readonly isFromDirectory: boolean
  readonly visits: number
  readonly layers: readonly Layer[]
}

/** What the year brings one target of a group. */
export interface GroupForecast {
  /** Chance that one of its targets is checked at all in the year. */
  readonly chance: number
  /** Chance of at least n visits at place n − 1. */
  readonly atLeastTimes: readonly number[]
  /** Most visits one of its targets can get. */
  readonly most: number
  /** Visits one of its targets gets on average. */
  readonly expected: number
}

const UNITS_A_YEAR = { year: 1, halfYear: 2, quarter: 4, month: 12 } as const satisfies Record<
  keyof typeof FREQUENCY_UNITS,
  number
>

/** The draws of a line in the order of the year. Without months of its own they are spread evenly over its period. */
export function roundsOf({ amount, time }: Pick<PlanLine, 'amount' | 'time'>, year: number): Round[] {
  if (time.rounds.length > 0) {
    return [...time.rounds].sort((a, b) => a - b).map((month) => ({ month, isScheduled: true }))
  }
  const { frequency } = amount
  const times = frequency?.times ? Math.min(366, frequency.times * UNITS_A_YEAR[frequency.per]) : 1
  if (!time.period) return Array.from({ length: times }, () => ({ month: null, isScheduled: false }))
  const first = monthIn(time.period.from, year)
  const months = monthIn(time.period.until, year) - first + 1
  return Array.from({ length: times }, (_, index) => ({
    month: first + Math.min(months - 1, Math.floor(((index + 0.5) * months) / times)),
    isScheduled: months === 1,
  }))
}

/** Month of a civil date, drawn into the year of the plan. */
function monthIn(date: string, year: number): number {
  const of = Number(date.slice(0, 4))
  if (of !== year) return of < year ? 1 : 12
  return Number(date.slice(5, 7))
}

/** Most times the line may visit one target in the year. */
export function mostVisits(line: Pick<PlanLine, 'amount'>, rounds: number): number {
  return Math.min(rounds, line.amount.frequency?.perTargetMax ?? rounds)
}
