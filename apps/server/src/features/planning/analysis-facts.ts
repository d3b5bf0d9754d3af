import type { PlanLine, RiskClass } from '@sunlot/contract'
import type { TargetGroup } from './forecast-facts.ts'
import type { Forecast } from './forecast.rules.ts'
import type { PlanBasis } from './plan-bases.ts'
import type { PlanRules } from './plan-rules.ts'

/** An item of the bureau's list as a plan must answer for it. */
export interface ItemFacts {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly category: 'general' | 'key'
  /** Office that answers for it; empty where nobody is named. */
  readonly office: string
  /** Its active targets, and those of them drawn this year. */
  readonly targets: number
  readonly drawn: number
  /** S4-01 逐步推广: not yet checked at random, so no line is missed. */
  readonly isGradual: boolean
  /** Ratio that a law or document lays down for it; null where only the bureau's own floor speaks. */
  readonly rule: { readonly rate: PlanLine['amount']['rate']; readonly basis: string } | null
}

/** A round that was drawn, or is being drawn: its task, and how many targets once signed. */
export interface RoundFact {
  readonly lineId: string
  readonly taskId: string
  readonly drawnCount: number | null
}

/** Everything the checks of a plan look at. */
export interface PlanFacts {
  readonly planId: string
  readonly year: number
  readonly today: string
  /** Published: its months bind, and a round that was left out is late. */
  readonly isPublished: boolean
  /** Documents of the register it rests on, and whether the register has any that could be cited (S0-02). */
  readonly bases: readonly PlanBasis[]
  readonly hasRegister: boolean
  readonly lines: readonly PlanLine[]
  readonly groups: readonly TargetGroup[]
  /** B-12: lines of the other plan of the year, 附件2 beside 附件1, which come to the same doors. */
  readonly others: readonly PlanLine[]
  /** Targets by the lines of both plans, the others after the own, and by the cap of their pools. */
  readonly yearGroups: readonly TargetGroup[]
  /** Distinct active targets drawn this year in signed draws. */
  readonly drawn: number
  readonly items: readonly ItemFacts[]
  readonly rules: PlanRules
  readonly forecast: Forecast
  /** The same for both plans together. */
  readonly yearForecast: Forecast
}

/** In the order in which risk is shown; unclassified last. */
export const RISK_ORDER: readonly (RiskClass | null)[] = ['A', 'B', 'C', 'D', null]
