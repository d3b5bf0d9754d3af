import type { PlanFacts } from './analysis-facts.ts'
import type { TargetGroup } from './forecast-facts.ts'

/** A sort of target that the plan could visit more often than it may be. */
export interface Repeat {
  readonly group: TargetGroup
  /** Its place among the plan's groups. */
  readonly place: number
  readonly most: number
  readonly expected: number
  /** Most it may get: what its special pool lays down, else the bureau's own. */
  readonly cap: number
  /** Chance of more visits than that, for one of its targets. */
  readonly chance: number
}

/**
 * S0-38, S3-11, B-12, B-22: whoever a line of this plan checks and both plans of the year together could visit more
 * than so often, the most visited first.
 */
export function listRepeats({ lines, yearGroups, yearForecast, rules }: PlanFacts): Repeat[] {
  return yearGroups
    .flatMap((group, place): Repeat[] => {
      const fate = yearForecast.byGroup[place]
      const cap = group.cap ?? rules.cap.value
      const isOurs = [...group.lines.keys()].some((line) => line < lines.length)
      if (!fate || !isOurs || fate.most <= cap) return []
      return [{ group, place, most: fate.most, expected: fate.expected, cap, chance: fate.atLeastTimes[cap] ?? 0 }]
    })
    .sort((a, b) => b.most - a.most || b.chance - a.chance)
}
