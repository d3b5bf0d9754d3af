import { canon } from '../canon.ts'
import type { Hasher } from '../hasher.ts'
import { isObject, pathText } from '../shape/check.ts'
import type { Outcome } from './report.ts'

interface Difference {
  path: (string | number)[]
  expected: unknown
  actual: unknown
}

/**
 * Compares exactly, lists in order (§1.12). Equal values are reported by the SHA-256 of their canonical form, which two
 * screens can compare; unequal ones by the first place where they differ.
 */
export function compare(expected: unknown, actual: unknown, hasher: Hasher): Outcome {
  const difference = firstDifference(expected, actual)
  if (!difference) {
    const digest = hasher.text(canon(expected))
    return { ok: true, expected: digest, actual: digest }
  }
  const at = pathText(difference.path)
  return { ok: false, expected: `${at} = ${shown(difference.expected)}`, actual: `${at} = ${shown(difference.actual)}` }
}

function firstDifference(expected: unknown, actual: unknown): Difference | undefined {
  if (Array.isArray(expected) && Array.isArray(actual)) {
    return firstInside([...Array(Math.max(expected.length, actual.length)).keys()], (i) => [expected[i], actual[i]])
  }
  if (isObject(expected) && isObject(actual)) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(actual)])
    return firstInside([...keys], (key) => [member(expected, key), member(actual, key)])
  }
  return expected === actual ? undefined : { path: [], expected, actual }
}

function firstInside<Step extends string | number>(
  steps: Step[],
  pair: (step: Step) => [unknown, unknown],
): Difference | undefined {
  for (const step of steps) {
    const difference = firstDifference(...pair(step))
    if (difference) return { ...difference, path: [step, ...difference.path] }
  }
  return undefined
}

function member(object: Record<string, unknown>, key: string): unknown {
  return Object.prototype.hasOwnProperty.call(object, key) ? object[key] : undefined
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : canon(value).slice(0, 200)
}
