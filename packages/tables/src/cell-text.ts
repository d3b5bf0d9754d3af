// Control characters, zero-width characters, marks that turn the writing direction, word joiners, byte order marks.
// oxlint-disable-next-line no-control-regex -- they are exactly what has to go
const invisible = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g
// Most cells of most tables need nothing done, and large imports feel the difference.
const surelyClean = /^[!-~\u4e00-\u9fff]*$/
const surelyCode = /^[!-~]*$/
const space = /[\s\u00a0\u3000]+/g

/**
 * Text of a cell as the rules for names want it: NFC, one line, nothing invisible, no space of any width at
 * either end. The caller keeps the raw text beside it.
 */
export function normalizeCellText(raw: string): string {
  if (surelyClean.test(raw)) return raw
  return raw
    .replace(/[\r\n\t\u2028\u2029]+/g, ' ')
    .replace(invisible, '')
    .replace(/^[\s\u3000]+|[\s\u3000]+$/g, '')
    .normalize('NFC')
}

/** A code, number or percentage: full-width characters become half-width, every space goes, dashes become `-`. */
export function normalizeCode(raw: string): string {
  if (surelyCode.test(raw)) return raw
  return toHalfWidth(raw.replace(invisible, ''))
    .replace(space, '')
    .replace(/[‐-―−]/g, '-')
}

/** A heading as it is compared: without spaces, required marks, colons, letter case and width. */
export function normalizeHeading(raw: string): string {
  return normalizeCode(raw)
    .normalize('NFC')
    .replace(/[*:]|\(必填\)|\(选填\)/g, '')
    .toLowerCase()
}

function toHalfWidth(text: string): string {
  return text.replace(/[！-～]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
}
