import { DrawError } from './draw-error.ts'
import { textFault } from './text.ts'

/**
 * Canonical JSON of §1.3: no white space, keys in byte order, integers in decimal, only `"` and `\` escaped.
 * Throws DrawError `malformed` for anything that §1.1 does not allow: fractions, bad texts, undefined.
 * @example canon([{ by: '甲', kind: 'dice', value: '4613526641235516' }])
 * // '[{"by":"甲","kind":"dice","value":"4613526641235516"}]'
 */
export function canon(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new DrawError('malformed', { rule: 'integer', value: String(value) })
    return String(value)
  }
  if (typeof value === 'string') {
    const fault = textFault(value)
    if (fault) throw new DrawError('malformed', { rule: fault, value })
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(canon).join(',')}]`
  if (typeof value !== 'object') throw new DrawError('malformed', { rule: 'type', value: typeof value })
  // Keys are ids, for which the default sort is byte order. Written one by one: an object literal would reorder them.
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, member]) => `${canon(key)}:${canon(member)}`).join(',')}}`
}

/**
 * Whether two values have the same canonical form (§1.12 "equality is exact, lists in order").
 * @example sameValue({ a: 1, b: 2 }, { b: 2, a: 1 }) // true
 */
export function sameValue(a: unknown, b: unknown): boolean {
  return canon(a) === canon(b)
}
