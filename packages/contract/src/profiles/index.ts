import type { PolicyProfile } from './profile.ts'
import { PROFILES } from './seeds/index.ts'

export { NATIONAL } from './national.ts'
export { POLICY_FIELDS, POLICY_GROUPS, type PolicyField } from './fields/index.ts'
export { diffPolicies, listPolicyLines, type PolicyDifference, type PolicyLine } from './lines.ts'
export type { PolicyKey, PolicyProfile, PolicyValue, PolicyValues } from './profile.ts'
export {
  RATIO_BOUNDS,
  RATIO_LEVELS,
  type RatioCandidate,
  RatioCandidateSchema,
  type RatioLevel,
  type RatioRuling,
  resolveRatio,
  sayRatio,
} from './ratio.ts'
export { findNational, type Policy, resolvePolicy, type Ruling } from './resolve.ts'
export { type Atom, POLICY_UNITS, type Shape, type Share } from './shapes.ts'
export { isStricter, sayPolicyValue, schemaOf } from './values.ts'
export { PROFILES } from './seeds/index.ts'

/** The profile of that id; a bureau always has one of those that ship. */
export function getProfile(id: string): PolicyProfile {
  const profile = PROFILES.find((one) => one.id === id)
  if (!profile) throw new Error(`no policy profile ${id}`)
  return profile
}
