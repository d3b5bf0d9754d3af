import { addDays } from './calendar.ts'
import type { YearCalendar } from './calendar.ts'

/** One line of a pasted notice or table that could not be read. */
export interface NoticeFault {
  /** From 1. */
  readonly line: number
  /** The end of a Chinese sentence. */
  readonly why: string
}

export type NoticeReading =
  | { readonly days: YearCalendar; readonly faults: readonly [] }
  | { readonly days: null; readonly faults: readonly NoticeFault[] }

interface Found {
  off: Set<string>
  worked: Set<string>
}

/**
 * Reads a year's days off and days worked from the text of the State Council's notice, or from a table of dates (a date
 * and 放假 or 上班 on each line); full-width and half-width punctuation alike. Whole or not at all: one bad line and
 * nothing is read.
 */
export function readCalendarNotice(text: string, year: number): NoticeReading {
  const found: Found = { off: new Set(), worked: new Set() }
  const faults: NoticeFault[] = []
  let columns: readonly Column[] = []
  for (const [i, raw] of text.split(/\r?\n/).entries()) {
    columns = readHeadings(raw) ?? columns
    const why = readLine(plain(sayColumns(raw, columns)), year, found)
    if (why) faults.push({ line: i + 1, why })
  }
  const both = [...found.off].find((day) => found.worked.has(day))
  if (both) faults.push({ line: 1, why: `${sayDay(both)}既写了放假又写了上班` })
  if (faults.length === 0 && found.off.size === 0) faults.push({ line: 1, why: `没有找到${year}年的放假日期` })
  if (faults.length > 0) return { days: null, faults }
  const holidays = [...found.off].filter((day) => !isWeekend(day)).toSorted()
  return { days: { holidays, workdays: [...found.worked].toSorted() }, faults: [] }
}

type Column = 'off' | 'worked' | 'count' | null
const CELLS = /\t/
const HEADINGS: readonly (readonly [Exclude<Column, null>, RegExp])[] = [
  ['count', /天数|几天/],
  ['worked', /上班|补班|调休/],
  ['off', /放假|假期|休息/],
]

/** What the columns of a table say, where its headings tell days off from days worked: 节日、放假时间、调休上班日期、天数. */
function readHeadings(line: string): readonly Column[] | undefined {
  const cells = line.split(CELLS)
  if (cells.length < 3 || /\d/.test(line)) return undefined
  const columns = cells.map((cell) => HEADINGS.find(([, words]) => words.test(cell))?.[0] ?? null)
  return columns.includes('off') ? columns : undefined
}

/** A row of such a table as the sentence that the notice would have for it. */
function sayColumns(line: string, columns: readonly Column[]): string {
  const cells = line.split(CELLS)
  if (columns.length === 0 || cells.length < 2) return line
  const cellsOf = (column: Column) => cells.filter((cell, index) => columns[index] === column && /\d/.test(cell))
  const [off, worked] = [cellsOf('off'), cellsOf('worked')]
  const count = /\d+/.exec(cellsOf('count').join(''))?.[0]
  return [
    ...off.map((cell) => `${cell}放假${count ? `,共${count}天` : ''}`),
    ...worked.map((cell) => `${cell}上班`),
  ].join('。')
}

// A date: the year and the month may be left out after the first of a range; the weekday in brackets is checked.
const DATE = String.raw`(?:(\d{4})[年\-/.])?(?:(\d{1,2})[月\-/.])?(\d{1,2})日?(?:\((?:周|星期)([一二三四五六日天])\))?`
const SPAN = new RegExp(String.raw`${DATE}(?:\s*(?:至|到|-|~)\s*${DATE})?`, 'y')
const VERB = /放假|休息|上班|补班|(?<=[\s,])[休假班]$/
/** A number, or a month in words, together with a word for a day off or worked. */
const UNREAD = /(?:\d{3,}(?![\d年号])|\d+月|[一二三四五六七八九十]月).*(?:放假|上班|补班|[休班]$)/
const SKIPPED = /^(?:鼓励|国务院办公厅|各省|经国务院|特此|附|日期)/

function readLine(line: string, year: number, found: Found): string | undefined {
  if (SKIPPED.test(line) || /^\d{4}年\d+月\d+日$/.test(line)) return undefined
  // Without a day of a month there is nothing to read; but what names days in another writing is never passed over.
  if (!/\d(?:日|[-/.]\d)/.test(line)) return UNREAD.test(line) ? `“${line.slice(0, 30)}”里没有认出日期` : undefined
  for (const sentence of line.split('。')) {
    if (SKIPPED.test(sentence.trim())) continue
    const why = readSentence(sentence, year, found)
    if (why) return why
  }
  return undefined
}

/** Dates gather until a word says what they are. */
function readSentence(sentence: string, year: number, found: Found): string | undefined {
  let gathered: string[] = []
  let last: string[] = []
  for (const part of sentence.split(/[,;、]|(?<=放假|上班)/)) {
    const days = readSpan(part, year)
    if (typeof days === 'string') return days
    gathered.push(...days)
    const total = /共\s*(\d+)\s*天/.exec(part)?.[1]
    if (total && Number(total) !== last.length) return `写的是共 ${total} 天，日期是 ${last.length} 天`
    const verb = VERB.exec(` ${part.trim()}`)?.[0]
    if (!verb || gathered.length === 0) continue
    last = gathered
    const why = settle(gathered, { isWorked: /班/.test(verb), year, found })
    if (why) return why
    gathered = []
  }
  const [lost] = gathered
  return lost && `${sayDay(lost)}没有写明放假还是上班`
}

function settle(
  days: readonly string[],
  { isWorked, year, found }: { isWorked: boolean; year: number; found: Found },
): string | undefined {
  for (const day of days.filter((one) => one.startsWith(`${year}-`))) {
    if (isWorked && !isWeekend(day)) return `${sayDay(day)}是周一到周五，本来就上班`
    const kind = isWorked ? found.worked : found.off
    kind.add(day)
  }
  return undefined
}

/** The days of the first date or span in a part; or what is wrong with it. */
function readSpan(part: string, year: number): string[] | string {
  const start = part.search(/\d{1,4}(?:[年月日]|[-/.]\d)/)
  if (start < 0) return []
  SPAN.lastIndex = start
  const match = SPAN.exec(part)
  if (!match) return `“${part.trim()}”不是日期`
  const [, y1, m1, d1 = '', w1, y2, m2, d2, w2] = match
  if (!m1) return `“${part.trim()}”没有写月份`
  const from = makeDay(Number(y1 ?? year), Number(m1), Number(d1))
  const until = d2 ? makeDay(Number(y2 ?? y1 ?? year), Number(m2 ?? m1), Number(d2)) : from
  if (!from || !until) return `没有“${match[0].trim()}”这一天`
  if (until < from) return `“${match[0].trim()}”的结束早于开始`
  const wrong = wrongWeekday(from, w1) ?? wrongWeekday(until, w2)
  if (wrong) return wrong
  const days: string[] = []
  for (let day = from; day <= until; day = addDays(day, 1)) days.push(day)
  return days.length > 31 ? `“${match[0].trim()}”超过 31 天` : days
}

function makeDay(year: number, month: number, day: number): string | undefined {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : undefined
}

/** Days off of every year (全国年节及纪念日放假办法); 清明, 端午, 春节 and 中秋 move. */
const EVERY_YEAR = ['01-01', '05-01', '10-01', '10-02', '10-03']

/** What a whole year cannot lack and these days do, as a Chinese list; undefined where nothing is missing. */
export function findMissingHolidays({ holidays }: YearCalendar, year: number): string | undefined {
  const missing = EVERY_YEAR.map((day) => `${year}-${day}`).filter((day) => !isWeekend(day) && !holidays.includes(day))
  return missing.length > 0 ? missing.map(sayDay).join('、') : undefined
}

const WEEKDAYS = '日一二三四五六'

function weekdayAt(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}

function wrongWeekday(day: string, written: string | undefined): string | undefined {
  const real = WEEKDAYS.charAt(weekdayAt(day))
  if (!written || written.replace('天', '日') === real) return undefined
  return `${sayDay(day)}是周${real}，写成了周${written}`
}

function isWeekend(day: string): boolean {
  return [0, 6].includes(weekdayAt(day))
}

function sayDay(day: string): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
}

/** One punctuation width; no numbering, no name of the holiday, no lunar days. */
function plain(line: string): string {
  return (
    line
      .normalize('NFKC')
      .replace(/[－–—﹣]/g, '-')
      .replace(/[〜～]/g, '~')
      .replace(/［/g, '(')
      .replace(/\t/g, ',')
      // Of (农历除夕、周六) or (除夕,周六) the weekday is kept, the name of the day is not.
      .replace(/\((?:农历[^()]*?|[^()\d]*?)((?:周|星期).)?\)/g, (_, weekday: string | undefined) =>
        weekday ? `(${weekday})` : '',
      )
      .trim()
      .replace(/^(?:[一二三四五六七八九十]+、|\(?[一二三四五六七八九十]+\)|\d+[.、](?=\D))/, '')
      .replace(/^[^\d:]{1,12}:/, '')
      .trim()
  )
}
