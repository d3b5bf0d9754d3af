import { isHex, isId, textFault } from '../text.ts'

/** Where a value breaks a rule of §1.1–1.7, from the outermost key or index inward. */
export interface Problem {
  path: (string | number)[]
  rule: string
}

/** Gives the first problem of a value, or undefined. */
export type Check = (value: unknown) => Problem | undefined

type Members = Record<string, Check>

/** A check from a predicate; `rule` names what was expected. */
export function rule(name: string, holds: (value: unknown) => boolean): Check {
  return (value) => (holds(value) ? undefined : { path: [], rule: name })
}

export const id: Check = rule('id', isId)
export const hex: Check = rule('hex', isHex)
export const uint: Check = rule('uint', isUint)
export const positive: Check = rule('positive', (value) => isUint(value) && value >= 1)
export const flag: Check = rule('boolean', (value) => typeof value === 'boolean')
export const text: Check = (value) => {
  const fault = typeof value === 'string' ? textFault(value) : 'text'
  return fault && { path: [], rule: fault }
}

/** One of the listed strings. */
export function oneOf(...values: string[]): Check {
  return rule(`one of ${values.join(', ')}`, (value) => values.includes(value as string))
}

/** null, or what the check allows. */
export function nullable(check: Check): Check {
  return (value) => (value === null ? undefined : check(value))
}

/** A list of what the check allows. */
export function list(check: Check): Check {
  return (value) => {
    if (!Array.isArray(value)) return { path: [], rule: 'list' }
    for (let i = 0; i < value.length; i++) {
      const problem = check(value[i])
      if (problem) return inside(i, problem)
    }
    return undefined
  }
}

/** A list in which no two elements have the same key. */
export function distinct(check: Check, key: (element: never) => unknown = (element) => element): Check {
  const every = list(check)
  return (value) => {
    const problem = every(value)
    if (problem) return problem
    const seen = new Set<unknown>()
    const elements = value as never[]
    for (let i = 0; i < elements.length; i++) {
      if (seen.size === seen.add(key(elements[i]!)).size) return { path: [i], rule: 'repeated' }
    }
    return undefined
  }
}

/** An object with these members, the optional ones perhaps absent, further ones allowed. */
export function object(required: Members, optional: Members = {}): Check {
  const members = [...Object.entries(required), ...Object.entries(optional)]
  return (value) => {
    if (!isObject(value)) return { path: [], rule: 'object' }
    for (const [key, check] of members) {
      if (!Object.prototype.hasOwnProperty.call(value, key)) {
        if (key in optional) continue
        return { path: [key], rule: 'missing' }
      }
      const problem = check(value[key])
      if (problem) return inside(key, problem)
    }
    return undefined
  }
}

/** An object with these members and no others. */
export function exactly(required: Members): Check {
  const known = object(required)
  return (value) => {
    const problem = known(value)
    if (problem) return problem
    const extra = Object.keys(value as object).find((key) => !(key in required))
    return extra === undefined ? undefined : { path: [extra], rule: 'unknown' }
  }
}

/** An object used as a table: any keys that `key` allows, values that `check` allows. */
export function table(key: Check, check: Check): Check {
  return (value) => {
    if (!isObject(value)) return { path: [], rule: 'object' }
    for (const [name, member] of Object.entries(value)) {
      const problem = key(name) ?? check(member)
      if (problem) return inside(name, problem)
    }
    return undefined
  }
}

/** The first problem of several checks. */
export function all(...checks: Check[]): Check {
  return (value) => {
    for (const check of checks) {
      const problem = check(value)
      if (problem) return problem
    }
    return undefined
  }
}

/** The same problem, seen from one level further out. */
export function inside(key: string | number, { path, rule }: Problem): Problem {
  return { path: [key, ...path], rule }
}

/**
 * The path as people write it.
 * @example pathText(['pool', 3, 'label']) // 'pool[3].label'
 */
export function pathText(path: readonly (string | number)[]): string {
  return path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('')
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isUint(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0 && !Object.is(value, -0)
}
