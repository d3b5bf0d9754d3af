import type { PolicyProfile } from './profile.ts'
import { PROFILES } from './seeds.ts'

export { NATIONAL } from './national.ts'
export type { PolicyProfile, PolicyValue, Share } from './profile.ts'
export {
  RATIO_BOUNDS,
  RATIO_LEVELS,
  type RatioCandidate,
  type RatioLevel,
  type RatioRuling,
  resolveRatio,
  sayRatio,
} from './ratio.ts'
export { type Policy, resolvePolicy, type Ruling } from './resolve.ts'
export { PROFILES } from './seeds.ts'

/** The profile of that id; a bureau always has one of those that ship. */
export function getProfile(id: string): PolicyProfile {
  const profile = PROFILES.find((one) => one.id === id)
  if (!profile) throw new Error(`no policy profile ${id}`)
  return profile
}
