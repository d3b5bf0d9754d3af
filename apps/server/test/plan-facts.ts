import { getProfile, type PlanLine, PlanLineInputSchema, resolvePolicy, type RiskClass } from '@sunlot/contract'
import type { ItemFacts, PlanFacts } from '../src/features/planning/analysis-facts.ts'
import type { TargetGroup } from '../src/features/planning/forecast-facts.ts'
import { forecastPlan } from '../src/features/planning/forecast.rules.ts'
import { planRulesOf } from '../src/features/planning/plan-rules.ts'

/** What tests build plans of: lines by short words, targets by the lines they are under. */

type LineWords = {
  id?: string
  name?: string
  /** Percent of the base each round. */
  percent?: number
  rounds?: number[]
  items?: string[]
  perTargetMax?: number
} & Partial<Pick<PlanLine, 'organisation' | 'methods' | 'amount' | 'time'>>

export function planLineOf(place: number, words: LineWords = {}): PlanLine {
  const {
    id = `line-${place}`,
    name = `第${place}项抽查`,
    percent = 10,
    rounds = [5],
    items = [],
    perTargetMax,
  } = words
  const { organisation, methods, amount, time } = words
  const written = PlanLineInputSchema.parse({
    name,
    scope: { text: '全部对象' },
    staff: { minimum: 2 },
    amount: amount ?? {
      rate: { bound: '>=', share: [percent, 100] },
      frequency: { bound: '=', times: rounds.length, perTargetMax: perTargetMax ?? null },
    },
    time: time ?? { rounds },
    organisation,
    methods,
  })
  return { ...written, itemIds: items, id, place, items: [], externalItemId: null }
}

/** Targets of a class under these lines, by their places in the plan. */
export function groupOf(count: number, places: number[], riskClass: RiskClass | null = null): TargetGroup {
  return { riskClass, count, cap: null, lines: new Map(places.map((place) => [place - 1, 1])) }
}

export function itemOf(id: string, words: Partial<ItemFacts> = {}): ItemFacts {
  return {
    id,
    code: id,
    name: `${id}事项`,
    category: 'general',
    office: '',
    targets: 0,
    drawn: 0,
    isGradual: false,
    rule: null,
    ...words,
  }
}

/** The plan of 2026 under one of the five notices. */
export function factsOf(
  profile: 'S0' | 'S1' | 'S2' | 'S3' | 'S4',
  {
    lines,
    groups,
    others = [],
    items = [],
    drawn = 0,
  }: { lines: PlanLine[]; groups: TargetGroup[]; others?: PlanLine[]; items?: ItemFacts[]; drawn?: number },
): PlanFacts {
  const rules = planRulesOf(resolvePolicy(getProfile(profile)), profile)
  const { avoidRepeats } = rules
  const facts = {
    planId: 'plan',
    year: 2026,
    today: '2026-10-08',
    isPublished: true,
    bases: [{ id: 'basis', text: '《平鲁区实施方案》', isWithdrawn: false }],
    hasRegister: true,
    lines,
    groups,
    items,
    drawn,
    rules,
  }
  const forecast = forecastPlan({ lines, groups, year: 2026, avoidRepeats })
  const both = [...lines, ...others]
  const yearForecast = forecastPlan({ lines: both, groups, year: 2026, avoidRepeats })
  return { ...facts, others, yearGroups: groups, forecast, yearForecast }
}
