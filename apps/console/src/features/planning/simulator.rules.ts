import type { PlanAnalysis, PlanDetail, PlanRate, RiskClass, SimulationInput } from '@sunlot/contract'

export const CLASSES: readonly RiskClass[] = ['A', 'B', 'C', 'D']

/** A line as the simulator lets it be changed: percent of the base, or percent by class, and the months of its rounds. */
export interface TrialLine {
  readonly lineId: string
  readonly place: number
  readonly name: string
  /** Percent of all; null where classes differ or a count stands. */
  readonly percent: number | null
  readonly byClass: Partial<Record<RiskClass, number>> | null
  readonly rate: PlanRate | null
  readonly rounds: readonly number[]
}

/** The plan as the trial starts: rounds without a month stand where the plan's own page shows them. */
export function startTrial(plan: PlanDetail, analysis: PlanAnalysis): TrialLine[] {
  const byId = new Map(analysis.lines.map((line) => [line.lineId, line]))
  return plan.lines.map(({ id, place, name, amount: { rate } }) => ({
    lineId: id,
    place,
    name,
    percent: rate?.share ? percentOf(rate.share) : null,
    byClass:
      rate && rate.classes.length > 0
        ? Object.fromEntries(rate.classes.map(({ riskClass, share }) => [riskClass, percentOf(share)]))
        : null,
    rate,
    rounds: byId.get(id)?.rounds.flatMap(({ month }) => (month === null ? [] : [month])) ?? [],
  }))
}

export function withPercent(line: TrialLine, percent: number): TrialLine {
  const base = line.rate ?? { bound: '>=' as const, shareMax: null, count: null, countMax: null, classes: [] }
  return { ...line, percent, rate: { ...base, share: shareOf(percent), count: null, classes: [] } }
}

export function withClassPercent(line: TrialLine, riskClass: RiskClass, percent: number): TrialLine {
  const byClass = { ...line.byClass, [riskClass]: percent }
  const classes = CLASSES.flatMap((one) => {
    const value = byClass[one]
    return value === undefined ? [] : [{ riskClass: one, share: shareOf(value) }]
  })
  const base = line.rate ?? { bound: '>=' as const, shareMax: null, count: null, countMax: null }
  return { ...line, byClass, percent: null, rate: { ...base, share: null, count: null, classes } }
}

/** Puts a round into the month, or takes it out. */
export function toggleMonth(line: TrialLine, month: number): TrialLine {
  const rounds = line.rounds.includes(month)
    ? line.rounds.filter((one) => one !== month)
    : [...line.rounds, month].sort((a, b) => a - b)
  return { ...line, rounds }
}

/** Only lines that differ from the plan are sent. */
export function changesOf(lines: readonly TrialLine[], start: readonly TrialLine[]): SimulationInput['lines'] {
  return lines
    .filter((line, index) => line !== start[index])
    .map(({ lineId, rate, rounds }) => ({ lineId, rate, rounds: [...rounds] }))
}

function percentOf([part, whole]: readonly [number, number]): number {
  return Math.round((part / whole) * 10_000) / 100
}

function shareOf(percent: number): [number, number] {
  return [Math.round(percent * 100), 10_000]
}
