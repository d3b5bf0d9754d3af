import { POLICY_FIELDS, POLICY_GROUPS } from './fields/index.ts'
import type { PolicyField } from './fields/index.ts'
import type { PolicyKey, PolicyValue, PolicyValues } from './profile.ts'
import { findNational, resolvePolicy } from './resolve.ts'
import type { Ruling } from './resolve.ts'
import { sayPolicyValue } from './values.ts'

/** One value of a rulebook as a line to read: what holds, the clause it comes from, and which rule won. */
export interface PolicyLine {
  readonly key: PolicyKey
  /** Heading of the group it stands in. */
  readonly group: string
  readonly name: string
  readonly value: string
  /** Empty where neither the rulebook nor a national rule says anything. */
  readonly clause: string
  /** Which rule won, or what the clause leaves open. */
  readonly note: string
}

const KEYS = Object.keys(POLICY_FIELDS) as PolicyKey[]
const FIELDS: Readonly<Record<PolicyKey, PolicyField>> = POLICY_FIELDS

/** Every value of a rulebook under the national rules, in the order of the road (S0-16: each line says which rule won). */
export function listPolicyLines(values: PolicyValues): readonly PolicyLine[] {
  const policy = resolvePolicy(values)
  return KEYS.map((key) => {
    const { group, label, shape } = FIELDS[key]
    const head = { key, group: POLICY_GROUPS[group], name: label }
    const ruling: Ruling<unknown> | null = policy[key]
    if (!ruling) return { ...head, value: '未规定', clause: '', note: '本单位细则和国家规定都没有写' }
    const note = explain(key, values[key], ruling.overrules !== undefined)
    return { ...head, value: sayPolicyValue(shape, ruling.value), clause: ruling.clause, note }
  })
}

function explain(key: PolicyKey, own: PolicyValue<unknown> | null, isOverruled: boolean): string {
  if (!own) return '本单位细则没有写，按国家规定'
  if (isOverruled) {
    return `国家规定更严，按国家规定；本单位细则为${sayPolicyValue(FIELDS[key].shape, own.value)}〔${own.clause}〕`
  }
  const which = own.clause.startsWith('B-')
    ? '按国家规定'
    : findNational(key)
      ? '不宽于国家规定，按本单位细则'
      : '按本单位细则'
  return own.note ? `${which}。${own.note}` : which
}

/** One value of two rulebooks beside each other; a side that lays nothing down is null. */
export interface PolicyDifference {
  readonly key: PolicyKey
  readonly group: string
  readonly name: string
  readonly left: { readonly value: string; readonly clause: string } | null
  readonly right: { readonly value: string; readonly clause: string } | null
  readonly changed: boolean
}

/** Two rulebooks side by side, value by value; a clause of another number with the same value is no change. */
export function diffPolicies(left: PolicyValues, right: PolicyValues): readonly PolicyDifference[] {
  return KEYS.map((key) => {
    const { group, label } = FIELDS[key]
    const sides = { left: sideOf(key, left[key]), right: sideOf(key, right[key]) }
    const changed = sides.left?.value !== sides.right?.value
    return { key, group: POLICY_GROUPS[group], name: label, ...sides, changed }
  })
}

function sideOf(key: PolicyKey, own: PolicyValue<unknown> | null): PolicyDifference['left'] {
  return own && { value: sayPolicyValue(FIELDS[key].shape, own.value), clause: own.clause }
}
