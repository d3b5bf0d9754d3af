import { mostVisits } from './forecast-facts.ts'
import type { ForecastInput, GroupForecast, Layer, LineForecast } from './forecast-facts.ts'

/**
 * Chances of every group, carried from round to round in the order of the year. Within a layer every target has the
 * same chance, so expectations are exact; where repeats are avoided across overlapping lines the number still free in
 * a layer is itself uncertain, and its mean is taken.
 */
export class Chances {
  fellShort = false
  private readonly input: ForecastInput
  private readonly plans: readonly LineForecast[]
  /** Chance not to have been checked yet, by group. */
  private readonly fresh: number[]
  /** Chance not to have been checked yet under the line, by line and group. */
  private readonly freshIn: Map<number, number>[]
  /** Chance of exactly n visits, by group. */
  private readonly times: number[][]
  private readonly taken: number[][]

  constructor(input: ForecastInput, plans: readonly LineForecast[]) {
    this.input = input
    this.plans = plans
    this.fresh = input.groups.map(() => 1)
    this.freshIn = plans.map(() => new Map())
    this.times = input.groups.map(() => [1])
    this.taken = plans.map(({ rounds }) => rounds.map(() => 0))
  }

  draw(line: number, index: number): void {
    const plan = this.plans[line]
    if (!plan) return
    if (!plan.isFromDirectory) return void this.take(line, index, plan.rounds[index]?.visits ?? 0)
    for (const layer of plan.layers) this.take(line, index, this.drawLayer(layer))
  }

  /** Answers how many visits the round makes in the layer. */
  private drawLayer({ line, groups, quota }: Layer): number {
    const free = groups.map((group) => ({ group, share: this.freeShare(line, group) }))
    const eligible = free.reduce((sum, { group, share }) => sum + share * this.countOf(group), 0)
    const visits = Math.min(quota, eligible)
    if (quota - eligible > 1e-9) this.fellShort = true
    const chance = eligible > 0 ? visits / eligible : 0
    for (const { group, share } of free) this.visit(line, group, { chance, share })
    return visits
  }

  /** Share of the group that may still be drawn under the line. */
  private freeShare(line: number, group: number): number {
    if (this.input.avoidRepeats) return this.fresh[group] ?? 1
    return this.isOncePerTarget(line) ? (this.freshIn[line]?.get(group) ?? 1) : 1
  }

  private visit(line: number, group: number, { chance, share }: { chance: number; share: number }): void {
    const hit = chance * share
    this.freshIn[line]?.set(group, (this.freshIn[line]?.get(group) ?? 1) - hit)
    const fresh = this.fresh[group] ?? 1
    if (this.input.avoidRepeats) {
      this.fresh[group] = fresh - hit
      this.times[group] = [fresh - hit, 1 - fresh + hit]
      return
    }
    // A line that takes a target once a year is one trial for it; the last round knows its whole chance.
    if (this.isOncePerTarget(line)) return
    this.fresh[group] = fresh * (1 - chance)
    this.times[group] = addTrial(this.times[group] ?? [1], chance)
  }

  private take(line: number, index: number, visits: number): void {
    const taken = this.taken[line]
    if (taken) taken[index] = (taken[index] ?? 0) + visits
  }

  private isOncePerTarget(line: number): boolean {
    const one = this.input.lines[line]
    const rounds = this.plans[line]?.rounds.length ?? 0
    return one !== undefined && rounds > 1 && mostVisits(one, rounds) === 1
  }

  private countOf(group: number): number {
    return this.input.groups[group]?.count ?? 0
  }

  readGroup(group: number): GroupForecast {
    let times = this.times[group] ?? [1]
    const lines = [...(this.input.groups[group]?.lines.keys() ?? [])]
    if (!this.input.avoidRepeats) {
      for (const line of lines) {
        if (this.isOncePerTarget(line)) times = addTrial(times, 1 - (this.freshIn[line]?.get(group) ?? 1))
      }
    }
    const atLeastTimes = times.slice(1).map((_, index) => times.slice(index + 1).reduce((sum, one) => sum + one, 0))
    return {
      chance: 1 - (times[0] ?? 1),
      atLeastTimes,
      most: this.mostDoorsteps(lines),
      expected: times.reduce((sum, one, count) => sum + one * count, 0),
    }
  }

  /** S0-31, S2-09: lines that go jointly in one month make one visit of it. */
  private mostDoorsteps(lines: readonly number[]): number {
    const jointMonths = new Set<number | null>()
    let alone = 0
    let joint = 0
    for (const line of lines) {
      const one = this.input.lines[line]
      const { rounds = [], layers = [] } = this.plans[line] ?? {}
      if (!one || layers.every(({ quota }) => quota === 0)) continue
      const most = mostVisits(one, rounds.length)
      if (one.organisation === 'own') alone += most
      else {
        joint += most
        for (const { month } of rounds) jointMonths.add(month)
      }
    }
    const most = alone + Math.min(joint, jointMonths.size)
    return this.input.avoidRepeats ? Math.min(1, most) : most
  }

  finish(plan: LineForecast, line: number): LineForecast {
    const rounds = plan.rounds.map((round, index) => ({ ...round, visits: this.taken[line]?.[index] ?? 0 }))
    return { ...plan, rounds, visits: rounds.reduce((sum, { visits }) => sum + visits, 0) }
  }
}

/** The chances of n successes with one more independent trial. */
function addTrial(times: readonly number[], chance: number): number[] {
  return Array.from({ length: times.length + 1 }, (_, count) => {
    return (times[count] ?? 0) * (1 - chance) + (times[count - 1] ?? 0) * chance
  })
}
