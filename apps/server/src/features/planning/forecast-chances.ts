import { mostVisits } from './forecast-facts.ts'
import type { ForecastInput, GroupForecast, Layer, LineForecast } from './forecast-facts.ts'

/** The round at that place of that line. */
interface RoundPlace {
  readonly line: number
  readonly index: number
}

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

  /** Rounds that go as one visit. */
  draw(batch: readonly RoundPlace[]): void {
    const trials = new Map<number, number>()
    for (const { line, index } of batch) {
      const plan = this.plans[line]
      if (!plan?.isFromDirectory) this.take(line, index, plan?.rounds[index]?.visits ?? 0)
      else for (const layer of plan.layers) this.take(line, index, this.drawLayer(layer, trials))
    }
    for (const [group, chance] of trials) {
      this.fresh[group] = (this.fresh[group] ?? 1) * (1 - chance)
      this.times[group] = addTrial(this.times[group] ?? [1], chance)
    }
  }

  /** Answers how many visits the round makes in the layer; what each group may meet with is added to `trials`. */
  private drawLayer({ line, groups, quota }: Layer, trials: Map<number, number>): number {
    const free = groups.map((group) => ({ group, share: this.freeShare(line, group) }))
    const eligible = free.reduce((sum, { group, share }) => sum + share * this.countOf(group), 0)
    const visits = Math.min(quota, eligible)
    if (quota - eligible > 1e-9) this.fellShort = true
    const chance = eligible > 0 ? visits / eligible : 0
    for (const { group, share } of free) {
      if (this.input.avoidRepeats) this.leave(group, chance * share)
      else if (this.isOncePerTarget(line)) this.leaveLine(line, group, chance * share)
      // One visit checks what several lines ask for: the highest chance decides, not their sum.
      else trials.set(group, Math.max(chance, trials.get(group) ?? 0))
    }
    return visits
  }

  /** Share of the group that may still be drawn under the line. */
  private freeShare(line: number, group: number): number {
    if (this.input.avoidRepeats) return this.fresh[group] ?? 1
    return this.isOncePerTarget(line) ? (this.freshIn[line]?.get(group) ?? 1) : 1
  }

  /** Whoever was checked takes no part in later draws of any line. */
  private leave(group: number, hit: number): void {
    const fresh = (this.fresh[group] ?? 1) - hit
    this.fresh[group] = fresh
    this.times[group] = [fresh, 1 - fresh]
  }

  /** Whoever was checked takes no part in later draws of this line; its rounds are one trial, read at the end. */
  private leaveLine(line: number, group: number, hit: number): void {
    this.freshIn[line]?.set(group, (this.freshIn[line]?.get(group) ?? 1) - hit)
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

  /** Different visits that one target under these lines can get. */
  private mostDoorsteps(lines: readonly number[]): number {
    if (this.input.avoidRepeats) return lines.some((line) => this.takesAny(line)) ? 1 : 0
    const marks = new Set<string>()
    let most = 0
    for (const line of lines.filter((one) => this.takesAny(one))) {
      const rounds = this.plans[line]?.rounds ?? []
      const fresh = rounds.filter(({ mark }) => !marks.has(mark))
      for (const { mark } of fresh) marks.add(mark)
      const one = this.input.lines[line]
      most += Math.min(fresh.length, one ? mostVisits(one, rounds.length) : 0)
    }
    return most
  }

  private takesAny(line: number): boolean {
    return this.plans[line]?.layers.some(({ quota }) => quota > 0) ?? false
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
