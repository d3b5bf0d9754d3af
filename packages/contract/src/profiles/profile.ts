import { POLICY_FIELDS } from './fields/index.ts'
import type { ValueOf } from './shapes.ts'

/** A bureau's own value as data, with the clause it comes from. Its unit stands in the catalogue (POLICY_FIELDS). */
export interface PolicyValue<T> {
  readonly value: T
  /** Clause of the own notice or a national rule. */
  readonly clause: string
  /** What the clause leaves open and the bureau fills in. */
  readonly note?: string | undefined
  /** Entries of the basis register this value rests on (S0-02). */
  readonly basisIds?: readonly string[] | undefined
}

type Fields = typeof POLICY_FIELDS
export type PolicyKey = keyof Fields
export type RequiredKey = {
  [K in PolicyKey]: Fields[K] extends { required: true } ? K : never
}[PolicyKey]
export type PolicyValueAt<K extends PolicyKey> = PolicyValue<ValueOf<Fields[K]['shape']>>

/** All values of one rulebook; `null`: the notice says nothing, the national rule above it decides, or nothing does. */
export type PolicyValues = {
  readonly [K in PolicyKey]: PolicyValueAt<K> | (K extends RequiredKey ? never : null)
}

/** A published notice as data (domain description §A6). */
export interface PolicyProfile extends PolicyValues {
  /** `S0` … `S4`: the notice whose clauses the bureau sees. */
  readonly id: string
  readonly version: number
  readonly notice: string
  readonly issuedBy: string
  readonly issuedOn: string
}

type Header = Pick<PolicyProfile, 'id' | 'notice' | 'issuedBy' | 'issuedOn'>

/** A notice with what it lays down; everything else it leaves open. */
export function defineProfile(
  header: Header,
  values: Pick<PolicyValues, RequiredKey> & Partial<PolicyValues>,
): PolicyProfile {
  return { ...EVERYTHING_OPEN, ...values, ...header, version: 1 }
}

const EVERYTHING_OPEN = Object.fromEntries(Object.keys(POLICY_FIELDS).map((key) => [key, null])) as Record<
  Exclude<PolicyKey, RequiredKey>,
  null
>
