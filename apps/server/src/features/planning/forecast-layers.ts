import type { PlanRate, RiskClass } from '@sunlot/contract'
import { quotas } from '@sunlot/draw'
import { roundsOf } from './forecast-facts.ts'
import type { ForecastInput, ForecastLine, Layer, LineForecast, Round, TargetGroup } from './forecast-facts.ts'

/** Layers, base and rounds of one line before any other line has its part. */
export function planLine(line: ForecastLine, position: number, { groups, year }: ForecastInput): LineForecast {
  const layers = layersOf(line, position, groups)
  const size = layers.reduce((sum, layer) => sum + layer.size, 0)
  const isFromDirectory = size > 0
  const base = isFromDirectory ? size : (line.amount.base ?? 0)
  const each = isFromDirectory
    ? layers.reduce((sum, { quota }) => sum + quota, 0)
    : sizeOf(line.amount.rate, null, base)
  const rounds = markRounds(line, position, roundsOf(line, year)).map((round) => ({ ...round, visits: each }))
  return { rounds, base, isFromDirectory, visits: each * rounds.length, layers }
}

/** The n-th round of one joint line in a month goes with the n-th of the other; any other round goes alone. */
function markRounds({ organisation }: ForecastLine, position: number, rounds: readonly Round[]) {
  return rounds.map((round, index) => {
    const turn = rounds.slice(0, index).filter(({ month }) => month === round.month).length
    const isShared = organisation !== 'own' && round.month !== null
    return { ...round, mark: isShared ? `${round.month} ${turn}` : `line ${position} ${index}` }
  })
}

/** One layer of everybody, or one a risk class where the classes differ (S1-28). */
function layersOf({ amount: { rate } }: ForecastLine, line: number, groups: readonly TargetGroup[]): Layer[] {
  const members = groups.flatMap((group, index) => (group.lines.has(line) ? [{ ...group, index }] : []))
  const parts = rate && rate.classes.length > 0 ? Map.groupBy(members, ({ riskClass }) => riskClass) : null
  return [...(parts ?? new Map<RiskClass | null, typeof members>([[null, members]]))].flatMap(([riskClass, part]) => {
    const size = part.reduce((sum, { count }) => sum + count, 0)
    if (size === 0) return []
    return [{ line, groups: part.map(({ index }) => index), size, quota: sizeOf(rate, riskClass, size) }]
  })
}

/**
 * How many one round takes of `size`, rounded as the draw rounds: up, so that "not less than" holds, and down under
 * an upper bound. A range counts with its lower end; an unclassified target with the least share of a class.
 */
export function sizeOf(rate: PlanRate | null, riskClass: RiskClass | null, size: number): number {
  if (!rate || size === 0) return 0
  const share = shareOf(rate, riskClass)
  if (!share) return Math.min(rate.count ?? 0, size)
  const round = rate.bound === '<=' ? 'floor' : 'ceil'
  const rule = { round, strata: [{ key: 's', rate: [...share] as [number, number] }] } as const
  return quotas({ ...rule, strata: [...rule.strata] }, new Map([['s', { in: size, must: 0, out: 0 }]])).get('s') ?? 0
}

/** The share that binds a class. */
function shareOf(rate: PlanRate, riskClass: RiskClass | null): readonly [number, number] | null {
  const own = rate.classes.find((one) => one.riskClass === riskClass)?.share ?? rate.share
  if (own || rate.classes.length === 0) return own
  return rate.classes.map(({ share }) => share).reduce((a, b) => (a[0] * b[1] <= b[0] * a[1] ? a : b))
}
