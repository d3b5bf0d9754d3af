import { addDays } from '@sunlot/contract'
import { normalizeCode } from '@sunlot/tables'

/** What a cell of dates says: a civil date, no end at all, a day that its month does not have, or nothing readable. */
export type ReadDate =
  | { readonly date: string; readonly plain: boolean }
  | { readonly date: null }
  | { readonly month: number; readonly day: number }
  | { readonly suggestion: string | undefined }

const SEPARATED = /^(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})[日号]?)(?:T?\d{1,2}:\d{2}.*)?$/
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/
const ENDLESS = /^(长期|长期有效|永久|永久有效|无固定期限|无期限)$/
const SERIAL = /^[2-7]\d{4}$/

/**
 * Reads the shapes in which dates are written: 2029-03-05, 2029/3/5, 2029.3.5, 2029年3月5日, 20290305, 长期, and of a
 * range its end. `plain` where nobody could read it otherwise.
 */
export function readDate(raw: string): ReadDate {
  const text = normalizeCode(raw).replace(/^.*[至到~]/, '')
  if (ENDLESS.test(text)) return { date: null }
  const separated = SEPARATED.exec(text)
  const compact = COMPACT.exec(text)
  if (!separated && !compact) return { suggestion: readSerial(text) }
  const parts = (separated ?? compact ?? []).slice(1, 6).filter((part) => part !== undefined)
  const [year = 0, month = 0, day = 0] = parts.map(Number)
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1900) return { suggestion: undefined }
  if (day > daysIn(year, month)) return { month, day }
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return { date, plain: raw.trim() === date || /^\d{4}年\d{1,2}月\d{1,2}日$/.test(raw.trim()) }
}

/** A date that lost its format in the spreadsheet is a count of days since 1899-12-30. */
function readSerial(text: string): string | undefined {
  return SERIAL.test(text) ? addDays('1899-12-30', Number(text)) : undefined
}

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  if (month === 2) return leap ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
