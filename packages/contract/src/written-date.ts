/** What somebody wrote for a day: the civil date, or a day that its month does not have. */
export type WrittenDate = { readonly date: string } | { readonly month: number; readonly day: number }

const SEPARATED =
  /^(\d{4})(?:[-‐-―−/.。](\d{1,2})[-‐-―−/.。](\d{1,2})|年(\d{1,2})月(\d{1,2})[日号]?(?:\((?:周|星期).\))?)(?:T?\d{1,2}:\d{2}.*)?$/
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/
const FIRST_YEAR = 1900

/**
 * Reads the shapes in which one day is written: 2029-03-05, 2029/3/5, 2029.3.5, 2029年3月5日（周一）, 20290305, in
 * either width and with spaces; a time of day behind it is left out. Undefined where the text names no day.
 *
 * @example readWrittenDate('2028.6.31') // { month: 6, day: 31 }
 */
export function readWrittenDate(raw: string): WrittenDate | undefined {
  const text = raw.normalize('NFKC').replaceAll(/\s/g, '')
  const parts = (SEPARATED.exec(text) ?? COMPACT.exec(text))?.slice(1).filter((part) => part !== undefined)
  if (!parts) return undefined
  const [year = 0, month = 0, day = 0] = parts.map(Number)
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < FIRST_YEAR) return undefined
  if (day > daysIn(year, month)) return { month, day }
  return { date: `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` }
}

function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  if (month === 2) return isLeap ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
