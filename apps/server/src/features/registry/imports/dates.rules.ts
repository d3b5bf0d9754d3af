import { addDays, readWrittenDate } from '@sunlot/contract'
import { normalizeCode } from '@sunlot/tables'

/** What a cell of dates says: a civil date, no end at all, a day that its month does not have, or nothing readable. */
export type ReadDate =
  | { readonly date: string; readonly plain: boolean }
  | { readonly date: null }
  | { readonly month: number; readonly day: number }
  | { readonly suggestion: string | undefined }

const ENDLESS = /^(长期|长期有效|永久|永久有效|无固定期限|无期限)$/
/** Of a range all before its end; a dash may part both the range and its dates. */
const UNTIL = /^(?:.*[至到~]|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[-—–]+(?=\d{4}[-/.年]|长期))/
const SERIAL = /^[2-7]\d{4}$/

/**
 * Reads the shapes in which dates are written: 2029-03-05, 2029/3/5, 2029.3.5, 2029年3月5日, 20290305, 长期, and of a
 * range its end. `plain` where nobody could read it otherwise.
 */
export function readDate(raw: string): ReadDate {
  const text = normalizeCode(raw).replace(UNTIL, '')
  if (ENDLESS.test(text)) return { date: null }
  const written = readWrittenDate(text)
  if (!written) return { suggestion: readSerial(text) }
  if (!('date' in written)) return written
  const isPlain = raw.trim() === written.date || /^\d{4}年\d{1,2}月\d{1,2}日$/.test(raw.trim())
  return { date: written.date, plain: isPlain }
}

/** A date that lost its format in the spreadsheet is a count of days since 1899-12-30. */
function readSerial(text: string): string | undefined {
  return SERIAL.test(text) ? addDays('1899-12-30', Number(text)) : undefined
}
