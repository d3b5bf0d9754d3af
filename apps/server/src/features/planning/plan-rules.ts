import type { Policy, Share } from '@sunlot/contract'

/** A value with the clause it stands under. */
interface Ruled<T> {
  readonly value: T
  readonly clause: string
}

/** What the bureau's rulebook asks of a year's plan. */
export interface PlanRules {
  readonly floor: { readonly share: Share; readonly per: 'draw' | 'year'; readonly clause: string }
  /** Least rounds of every item. */
  readonly rounds: Ruled<number> | null
  /** Most visits of one target in the year. */
  readonly cap: Ruled<number>
  readonly avoidRepeats: boolean
  /** Least officers of a visit. */
  readonly staff: Ruled<number>
  /** S1-14: the plan of each office takes in all of its items, with ratio and frequency. */
  readonly byOffice: string | null
  /** S2-01: share of the items that should go jointly inside the bureau. */
  readonly jointShare: Ruled<Share> | null
  /** S2-14: key items grow to full coverage. */
  readonly keyCoverage: string | null
  readonly clauses: PlanClauses
}

/** Under which clause a check of the plan stands. */
interface PlanClauses {
  readonly basis: string
  readonly blocks: string
  readonly coverage: string
  readonly balance: string
  readonly merge: string
}

/** Where a notice speaks of plans without laying down a value. */
const OWN_CLAUSES: Readonly<Record<string, Partial<PlanClauses>>> = {
  S0: { basis: 'S0-02', coverage: 'S0-38', balance: 'S0-38' },
  S1: { blocks: 'S1-14', coverage: 'S1-03' },
  S2: { blocks: 'S2-10', balance: 'S2-08' },
  S4: { coverage: 'S4-01' },
}

/** The policy in force as far as it speaks of plans; `profile` is the notice whose clauses the bureau sees. */
export function planRulesOf(policy: Policy, profile: string): PlanRules {
  const { value, clause } = policy.ratioFloor
  const { planFlow, highRisk, avoidRepeats } = policy
  return {
    floor: { share: value.share, per: value.per, clause },
    rounds: policy.roundsPerYear,
    // B-12: the cap is the bureau's to publish. Until it has, a target is not due more often than its items are.
    cap: policy.visitsPerYear ?? {
      value: policy.roundsPerYear?.value ?? 1,
      clause: avoidRepeats?.clause ?? policy.annualCap.clause,
    },
    avoidRepeats: avoidRepeats !== null,
    staff: { value: policy.minInspectors.value, clause: policy.minInspectors.clause },
    byOffice: planFlow?.value === 'byOffice' ? planFlow.clause : null,
    jointShare: policy.internalJointShare,
    keyCoverage: highRisk.value === 'keyItems' ? highRisk.clause : null,
    clauses: {
      blocks: policy.planBlocks?.clause ?? policy.inPublishedPlan.clause,
      coverage: policy.inPublishedPlan.clause,
      balance: policy.inPublishedPlan.clause,
      merge: policy.jointMode?.clause ?? policy.annualCap.clause,
      // B-04 the plan is filed with the upper level and rests on its documents.
      basis: policy.planFlow?.clause ?? 'B-04',
      ...OWN_CLAUSES[profile],
    },
  }
}
