import { Chances } from './forecast-chances.ts'
import { mostVisits } from './forecast-facts.ts'
import type { ForecastInput, GroupForecast, LineForecast } from './forecast-facts.ts'
import { planLine } from './forecast-layers.ts'

export interface Forecast {
  readonly lines: readonly LineForecast[]
  /** Expected number of distinct targets, all and by group. */
  readonly distinct: number
  readonly byGroup: readonly GroupForecast[]
  /** Distinct targets that are reached whatever is drawn. */
  readonly atLeast: number
  /** No round comes short: with repeats avoided, every visit is then another target and nothing is left to chance. */
  readonly isExact: boolean
}

/** What the plan will do to the directory, by arithmetic alone: nothing is drawn and nothing is random. */
export function forecastPlan(input: ForecastInput): Forecast {
  const plans = input.lines.map((line, position) => planLine(line, position, input))
  const chances = new Chances(input, plans)
  for (const batch of inOrder(plans)) chances.draw(batch)
  const byGroup = input.groups.map((_, group) => chances.readGroup(group))
  const distinct = byGroup.reduce((sum, { chance }, group) => sum + chance * (input.groups[group]?.count ?? 0), 0)
  const lines = plans.map((plan, line) => chances.finish(plan, line))
  const isExact = input.avoidRepeats && !chances.fellShort
  const atLeast = isExact ? Math.round(distinct) : leastDistinct(input, lines)
  return { lines, byGroup, distinct, atLeast, isExact }
}

/** All rounds in the order of the year, those that go as one visit together. */
function inOrder(plans: readonly LineForecast[]) {
  const rounds = plans
    .flatMap((plan, line) => plan.rounds.map(({ month, mark }, index) => ({ line, index, mark, month: month ?? 13 })))
    .sort((a, b) => a.month - b.month || a.line - b.line || a.index - b.index)
  return Map.groupBy(rounds, ({ mark }) => mark).values()
}

/**
 * Layers that share no target cannot draw the same one: whatever happens, the largest set of them adds up. A line
 * that takes a target once a year counts with all its rounds, any other with one, for its rounds may repeat.
 */
function leastDistinct({ groups, lines, avoidRepeats }: ForecastInput, plans: readonly LineForecast[]): number {
  const sure = plans.flatMap(({ layers, rounds }, line) =>
    layers.map((layer) => {
      const one = lines[line]
      const isOnce = avoidRepeats || (one !== undefined && mostVisits(one, rounds.length) === 1)
      return { layer, count: isOnce ? Math.min(layer.size, layer.quota * rounds.length) : layer.quota }
    }),
  )
  const used = new Set<number>()
  let least = 0
  for (const { layer, count } of sure.sort((a, b) => b.count - a.count)) {
    const inhabited = layer.groups.filter((group) => (groups[group]?.count ?? 0) > 0)
    if (inhabited.some((group) => used.has(group))) continue
    for (const group of inhabited) used.add(group)
    least += count
  }
  return least
}
