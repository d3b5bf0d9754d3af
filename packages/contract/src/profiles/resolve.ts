import { NATIONAL } from './national.ts'
import type { PolicyProfile, PolicyValue } from './profile.ts'

/** A value in force, with the clause it comes from; `overrules` names the bureau's own clause where the national rule is stricter. */
export interface Ruling<T> extends PolicyValue<T> {
  readonly overrules?: string
}

/** A bureau's profile under the national overlay: the stricter of the two wins and is named (S0-16). */
export interface Policy
  extends Omit<
    PolicyProfile,
    'minInspectors' | 'conflictsDeclared' | 'publishWithin' | 'penaltyWithin' | 'fullCoverage' | 'signOff'
  > {
  readonly minInspectors: Ruling<number>
  readonly conflictsDeclared: Ruling<true>
  /** Working days. */
  readonly publishWithin: Ruling<number>
  /** Working days. */
  readonly penaltyWithin: Ruling<number>
  readonly fullCoverage: Ruling<true>
  /** Who approves the lists: the system keeps duties apart in every bureau, whether or not its notice says so. */
  readonly signOff: Ruling<'deputyHead'>
  readonly approval: Ruling<true>
  readonly directoriesFirst: Ruling<true>
  readonly inPublishedPlan: Ruling<true>
  readonly annualCap: Ruling<true>
}

/** The profile with the national overlay above it. */
export function resolvePolicy(profile: PolicyProfile): Policy {
  return {
    ...profile,
    minInspectors: strictest(profile.minInspectors, NATIONAL.minInspectors, (own, national) => own >= national),
    conflictsDeclared: profile.conflictsDeclared,
    publishWithin: strictest(profile.publishWithin, NATIONAL.publishWithin, (own, national) => own <= national),
    penaltyWithin: strictest(profile.penaltyWithin, NATIONAL.penaltyWithin, (own, national) => own <= national),
    fullCoverage: profile.fullCoverage ?? NATIONAL.fullCoverage,
    signOff: profile.signOff ?? { value: 'deputyHead', clause: NATIONAL.schemeFirst.clause },
    approval: NATIONAL.schemeFirst,
    directoriesFirst: NATIONAL.directoriesFirst,
    inPublishedPlan: NATIONAL.inPublishedPlan,
    annualCap: NATIONAL.annualCap,
  }
}

/** An own value as strict as the national one is cited by its own clause. */
function strictest(
  own: PolicyValue<number> | null,
  national: PolicyValue<number>,
  isAsStrict: (own: number, national: number) => boolean,
): Ruling<number> {
  if (!own) return national
  return isAsStrict(own.value, national.value) ? own : { ...national, overrules: own.clause }
}
