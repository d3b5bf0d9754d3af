/** What the parsers of plan cells share: one way of writing, numbers in digits and characters, and what is left over. */

/** What a cell was understood to mean. `rest` is the part that found no meaning; it is never dropped. */
export interface CellReading<Value> {
  readonly value: Value | null
  /** Nothing is left over. A blank cell is understood and has no value. */
  readonly understood: boolean
  readonly rest: string
}

/** One way of writing: half-width, no spaces, `-` for every dash and wave, `;` for line breaks, `>=` and `<=`. */
export function normalizePlanCell(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .replace(/[\r\n\u2028\u2029]+/g, ';')
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, '')
    .normalize('NFKC')
    .replace(/[‐-―−~〜⁓─━]+/g, '-')
    .replace(/[≥≧⩾]|>-=/g, '>=')
    .replace(/[≤≦⩽]/g, '<=')
    .replace(/⁄/g, '/')
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
}

/** A number in digits or characters, for use inside other patterns. */
export const NUMBER = '(?:\\d+(?:\\.\\d+)?|[零〇一二两三四五六七八九十百千万]+(?:点[零〇一二三四五六七八九]+)?)'

const CHINESE_NUMBER = /^([零一二三四五六七八九十百千万]+)(?:点([零一二三四五六七八九]+))?$/
const DIGITS = '零一二三四五六七八九'
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** `12`, `十二`, `一百零五`, `两万`; NaN for anything else. */
export function parseNumber(text: string): number {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text)
  const [, whole = '', decimals = ''] = CHINESE_NUMBER.exec(text.replace(/〇/g, '零').replace(/两/g, '二')) ?? []
  if (whole === '') return Number.NaN
  const places = [...decimals].map((character) => DIGITS.indexOf(character)).join('')
  return Number(`${parseWhole(whole)}.${places}`)
}

function parseWhole(text: string): number {
  let total = 0
  let section = 0
  let digit = 0
  for (const character of text) {
    const unit = UNITS[character]
    if (character === '万') {
      total += (section + digit) * 10_000
      section = 0
      digit = 0
    } else if (unit === undefined) digit = DIGITS.indexOf(character)
    else {
      section += (digit || 1) * unit
      digit = 0
    }
  }
  return total + section + digit
}

/** The parts of a cell between commas, semicolons and stops; a bracket after a figure is a part of its own. */
export function splitClauses(text: string): string[] {
  return text
    .replace(/(?<=[%‰\d户家个处所次件部盖])\((?!含)([^()]*)\)/g, ';$1;')
    .split(/[,;。、!?|]+/)
    .filter((clause) => clause !== '')
}

/** A clause without the pieces that were understood; '' when only the words around a figure are left. */
export function leftOver(clause: string, understood: readonly string[], filler: RegExp): string {
  let left = clause
  for (const piece of understood) left = left.replace(piece, '\u0001')
  if (
    left
      .replaceAll('\u0001', '')
      .replace(filler, '')
      .replace(/[\s:()=/.-]/g, '') === ''
  )
    return ''
  return left.replaceAll('\u0001', '')
}

export function reading<Value>(value: Value | null, rest: readonly string[]): CellReading<Value> {
  const left = rest.filter((clause) => clause !== '').join(';')
  return { value, understood: left === '', rest: left }
}

/** The words that bind a figure, in front of it and behind it. */
export const LEAST =
  '不低于|不少于|不得低于|不得少于|不能低于|不小于|至少|最少|最低|大于等于|大于或等于|高于或等于|>=|=>|达到'
export const MOST = '不超过|不高于|不多于|不大于|不得超过|不得高于|不得多于|最多|至多|最高|小于等于|小于或等于|<=|=<'
/** These leave the figure itself out, which a plan cannot hold exactly; the word is shown to the clerk. */
export const BEYOND = '超过|高于|大于|多于|>'
export const BELOW = '低于|小于|少于|不足|<'
export const OR_MORE = '及以上|或以上|以上|起'
export const OR_LESS = '及以下|或以下|以下|以内|之内'

interface BoundWords {
  readonly before?: string | undefined
  readonly after?: string | undefined
}

/** How the words in front of a figure and behind it bind it. */
export function readBound({ before = '', after = '' }: BoundWords): '>=' | '<=' | '=' {
  const is = (words: string, word: string) => word !== '' && words.split('|').includes(word)
  if (is(LEAST, before) || is(BEYOND, before) || is(OR_MORE, after)) return '>='
  return is(MOST, before) || is(BELOW, before) || is(OR_LESS, after) ? '<=' : '='
}
