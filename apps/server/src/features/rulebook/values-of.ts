import { getProfile, POLICY_FIELDS } from '@sunlot/contract'
import type { PolicyKey, PolicyValues } from '@sunlot/contract'

const KEYS = Object.keys(POLICY_FIELDS) as PolicyKey[]

/** The values of a notice as it ships, without its heading. */
export function valuesOfNotice(seed: string): PolicyValues {
  const profile = getProfile(seed)
  return Object.fromEntries(KEYS.map((key) => [key, profile[key]])) as unknown as PolicyValues
}

/** A stored rulebook: a value that came into the catalogue after it was written is open in it. */
export function readBody(body: PolicyValues): PolicyValues {
  return Object.fromEntries(KEYS.map((key) => [key, body[key] ?? null])) as unknown as PolicyValues
}
