import { POLICY_FIELDS } from './fields/index.ts'
import { NATIONAL } from './national.ts'
import type { NationalKey } from './national.ts'
import type { PolicyKey, PolicyProfile, PolicyValue, PolicyValueAt, PolicyValues, RequiredKey } from './profile.ts'
import { isStricter } from './values.ts'

/** A value in force, with the clause it comes from; `overrules` names the bureau's own clause where the national rule is stricter. */
export interface Ruling<T> extends PolicyValue<T> {
  readonly overrules?: string | undefined
}

type Ruled<V> = V extends PolicyValue<infer T> ? Ruling<T> : V

/** A rulebook under the national overlay: the stricter of the two wins and is named (S0-16). */
export type Policy = {
  readonly [K in PolicyKey]: Ruled<PolicyValueAt<K>> | (K extends RequiredKey | NationalKey ? never : null)
}

/** The profile, or the values of a version, with the national overlay above it. */
export function resolvePolicy(values: PolicyValues | PolicyProfile): Policy {
  const keys = Object.keys(POLICY_FIELDS) as PolicyKey[]
  // Each ruling has the type of its own key; the catalogue cannot say that to the compiler.
  return Object.fromEntries(keys.map((key) => [key, ruleOn(key, values[key])])) as unknown as Policy
}

/** The national rule above a value, or undefined. */
export function findNational(key: PolicyKey): PolicyValue<unknown> | undefined {
  const rules: Partial<Record<PolicyKey, PolicyValue<unknown>>> = NATIONAL
  return rules[key]
}

/** An own value as strict as the national one is cited by its own clause. */
function ruleOn(key: PolicyKey, own: PolicyValue<unknown> | null): Ruling<unknown> | null {
  const national = findNational(key)
  if (!national) return own
  if (!own) return national
  const isLooser = isStricter(POLICY_FIELDS[key].shape, national.value, own.value)
  return isLooser ? { ...national, overrules: own.clause } : own
}
