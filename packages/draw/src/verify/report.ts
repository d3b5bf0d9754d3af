import type { RecordSummary } from '../record.ts'

/**
 * The twelve checks of §1.12, in their order, with the section that each one obeys.
 * @example CHECKS[6] // ['targets', '2.2']
 */
export const CHECKS = [
  ['format', '1.1'],
  ['pool-size', '1.6'],
  ['pool-root', '1.4'],
  ['strata', '1.4'],
  ['witnesses', '1.7'],
  ['secret-t', '1.7'],
  ['targets', '2.2'],
  ['secret-a', '1.7'],
  ['roster-root', '1.5'],
  ['teams', '3.6'],
  ['team-root', '1.9'],
  ['later', '1.12'],
] as const

/** Name of a check of §1.12. */
export type CheckName = (typeof CHECKS)[number][0]

/** What a check compared: hex, a count, or the place and value of the first difference. */
export type Finding = string | number | null

/** One check of §1.12: passed, failed, or (null) not yet checkable. */
export interface CheckResult {
  check: CheckName
  ok: boolean | null
  expected: Finding
  actual: Finding
  section: string
}

/** What holds but deserves a look (§1.12). */
export interface Warning {
  warning: 'few-dice' | 'unsealed' | 'unbound-key'
  /** Witness, or path of the key that no hash covers. */
  about: string
}

/** Result of verifying one record (§1.12). Self-consistent is not authentic: compare `summary` with the signed minutes. */
export interface Report {
  /** False if the bytes are no strict JSON at all. */
  readable: boolean
  /** No check failed; some may not be checkable yet. */
  ok: boolean
  checks: CheckResult[]
  warnings: Warning[]
  summary: RecordSummary | null
}

/** Outcome of one check before it gets its name and section. */
export type Outcome = Pick<CheckResult, 'ok' | 'expected' | 'actual'>

export const NOT_YET: Outcome = { ok: null, expected: null, actual: null }

/** Passed exactly if both are equal. */
export function equal(expected: Finding, actual: Finding): Outcome {
  return { ok: expected === actual, expected, actual }
}

/** The ordered report from the outcomes known so far; the rest is not yet checkable. */
export function orderedChecks(outcomes: Partial<Record<CheckName, Outcome>>): CheckResult[] {
  return CHECKS.map(([check, section]) => ({ check, ...(outcomes[check] ?? NOT_YET), section }))
}
