import type { PlanFacts } from './analysis-facts.ts'
import type { TargetGroup } from './forecast-facts.ts'

/** A sort of target that the plan could visit more often than it may be. */
export interface Repeat {
  readonly group: TargetGroup
  /** Its place among the plan's groups. */
  readonly place: number
  readonly most: number
  readonly expected: number
  /** Chance of more visits than the cap, for one of its targets. */
  readonly chance: number
}

/** S0-38, S3-11, B-12, B-22: whoever could be visited more than so often in the year, the most visited first. */
export function listRepeats({ groups, forecast, rules: { cap } }: PlanFacts): Repeat[] {
  return groups
    .flatMap((group, index) => {
      const fate = forecast.byGroup[index]
      if (!fate || fate.most <= cap.value) return []
      return [
        { group, place: index, most: fate.most, expected: fate.expected, chance: fate.atLeastTimes[cap.value] ?? 0 },
      ]
    })
    .sort((a, b) => b.most - a.most || b.chance - a.chance)
}
