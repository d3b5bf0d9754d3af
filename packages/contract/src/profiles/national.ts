import type { PolicyValue } from './profile.ts'

/** The national overlay above every profile; where it is stricter than the profile, it wins and is named. */
export const NATIONAL = {
  /** Prior approval of every check by the agency head. */
  schemeFirst: { value: true, clause: 'B-14' },
  minInspectors: { value: 2, clause: 'B-07' },
  conflictsDeclared: { value: true, clause: 'B-07' },
  /** Working days from the result to its publication. */
  publishWithin: { value: 20, clause: 'B-06' },
  penaltyWithin: { value: 7, clause: 'B-09' },
  fullCoverage: { value: true, clause: 'B-03' },
  /** Both lists come out of complete directories. */
  directoriesFirst: { value: true, clause: 'B-01' },
  inPublishedPlan: { value: true, clause: 'B-04' },
  annualCap: { value: true, clause: 'B-12' },
} as const satisfies Record<string, PolicyValue<unknown>>
