import type { PolicyValues } from './profile.ts'

/**
 * The national overlay above every rulebook (domain description §B); where it is stricter than the bureau's own value
 * it wins and is named, and where the bureau lays nothing down it holds.
 */
export const NATIONAL = {
  /** Prior approval of every check by the agency head. */
  approval: { value: true, clause: 'B-14' },
  /** Also of S0-13 unannounced checks: the notice is served on arrival. */
  noticeServed: { value: true, clause: 'B-14' },
  signOff: { value: 'deputyHead', clause: 'B-14' },
  minInspectors: { value: 2, clause: 'B-07' },
  conflictsDeclared: { value: true, clause: 'B-07' },
  publishWithin: { value: 20, clause: 'B-06' },
  objectionWithin: { value: 20, clause: 'B-06' },
  withdrawWithin: { value: 3, clause: 'B-07' },
  penaltyWithin: { value: 7, clause: 'B-09' },
  fullCoverage: { value: true, clause: 'B-03' },
  /** Both lists come out of complete directories. */
  directoriesFirst: { value: true, clause: 'B-01' },
  inPublishedPlan: { value: true, clause: 'B-04' },
  annualCap: { value: true, clause: 'B-12' },
} as const satisfies Partial<PolicyValues>
export type NationalKey = keyof typeof NATIONAL
