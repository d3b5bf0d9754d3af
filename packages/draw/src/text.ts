import { isAssigned } from './unicode-14.ts'

/** Why a string is no text of §1.1. */
export type TextFault = 'surrogate' | 'control' | 'edge-space' | 'not-nfc' | 'unassigned'

// Control characters, zero-width and direction marks, line separators, invisible operators, byte order mark.
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/
const EDGE_SPACE = /^[ \u00a0\u3000]|[ \u00a0\u3000]$/
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?:[^\ud800-\udbff]|^)[\udc00-\udfff]/
// Below U+0300 and among the unified ideographs nothing composes, which spares most strings the normaliser.
const SURELY_NFC = /^[\u0000-\u02ff\u4e00-\u9fff]*$/ // oxlint-disable-line no-control-regex
const ID = /^[0-9A-Za-z._:/-]{1,64}$/
const HEX = /^[0-9a-f]{64}$/

/**
 * The first rule of §1.1 that the string breaks, or undefined if it is a text. It may be empty.
 * @example textFault('春江潮水连海平') // undefined, and textFault(' a') // 'edge-space'
 */
export function textFault(value: string): TextFault | undefined {
  if (LONE_SURROGATE.test(value)) return 'surrogate'
  if (FORBIDDEN.test(value)) return 'control'
  if (EDGE_SPACE.test(value)) return 'edge-space'
  if (!SURELY_NFC.test(value) && value.normalize('NFC') !== value) return 'not-nfc'
  return undefined
}

/**
 * Turns typed or imported text into a text of §1.1 by NFC alone; whatever NFC cannot mend is refused, and so are
 * characters that Unicode 14 does not assign, which older and newer runtimes compose differently.
 * @example normalizeText('e\u0301') // { text: 'é' }
 */
export function normalizeText(raw: string): { text: string } | { error: TextFault } {
  const text = raw.normalize('NFC')
  const error = textFault(text)
  if (error) return { error }
  for (const char of text) if (!isAssigned(char.codePointAt(0) ?? 0)) return { error: 'unassigned' }
  return { text }
}

/**
 * Whether the value is an id of §1.1.
 * @example isId('91330106MA2H0ABC1X') // true, and isId('a,b') // false
 */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value)
}

/**
 * Whether the value is exactly 64 lowercase hex digits (§1.1).
 * @example isHex('0'.repeat(64)) // true
 */
export function isHex(value: unknown): value is string {
  return typeof value === 'string' && HEX.test(value)
}

/**
 * Ascending order of ids and hex, which is byte order for them (§1.1); never for Chinese text.
 * @example compareIds('T2', 'T10') // 1
 */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
