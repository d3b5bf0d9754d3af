import { type CellReading, normalizePlanCell, parseNumber, reading } from './plan-cell-text.ts'
import type { PlanPeriod } from './plan-cells.ts'

/** When a line is carried out: its period, and the months it names one by one. No period: the bureau sets it later. */
export interface PlanSchedule {
  readonly period: PlanPeriod | null
  readonly rounds: readonly number[]
}

interface Span {
  readonly from: Day
  readonly until: Day
}
interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

const POINT =
  '(?:(?<year>\\d{4})[年./])?(?:(?<month>\\d{1,2})月?(?:份|(?<=月))?)(?:[./]?(?<=[月./])(?<day>\\d{1,2})[日号]?)?(?<part>上旬|中旬|下旬|初|底|末)?'
const WHOLE_YEAR = /^(?:(\d{4})年?)?(?:度)?(?:全年度?|全年内|年内|本年度?|年度内?|常年|贯穿全年|长期)$/
const UNSCHEDULED =
  /^(?!.*[月季年日旬春夏秋冬])(?:由?(?:市|县|区|省|本)?局|按照?|根据|待|与|结合|视)?[^\d]{0,14}(?:统一安排|统筹安排|统一组织|统一部署|另行通知|另行安排|待定|不定期|适时|择机|视情况|工作安排|要求安排|实际情况|同步|安排|部署)[^\d]{0,6}$/
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
const QUARTERS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 1: 1, 2: 2, 3: 3, 4: 4 }

/**
 * Reads a cell that says when. Months without a year are those of the plan's year; whole months are meant.
 * 12月前 ends on the last day of November, which keeps every reading of it; 12月底前 on the last of December.
 */
export function parsePeriodCell(text: string, planYear: number | null): CellReading<PlanSchedule> {
  const cell = clean(normalizePlanCell(text))
  if (cell === '') return reading<PlanSchedule>(null, [])
  if (cell === '每月' && planYear !== null) return reading({ ...monthsOf(planYear, [1, 12]), rounds: MONTHS }, [])
  const read =
    readYear(cell, planYear) ??
    readParts(cell, planYear) ??
    readMonthList(cell, planYear) ??
    readDeadline(cell, planYear) ??
    readRange(cell, planYear) ??
    readPoint(cell, planYear)
  if (read) return reading(read, [])
  if (UNSCHEDULED.test(cell)) return reading<PlanSchedule>({ period: null, rounds: [] }, [])
  return reading<PlanSchedule>(null, [cell])
}

function clean(cell: string): string {
  return cell
    .replace(/^[;,。:]+|[;,。:]+$/g, '')
    .replace(/^(?:计划|拟|预计)?(?:于|在|检查时间|抽查时间|实施时间|时间)?(?:为|:)?(?=\d{1,4})/, '')
    .replace(/(\d{4})-(\d{1,2})-(\d{1,2})/g, '$1.$2.$3')
    .replace(/(\d{4})-(0[1-9]|1[0-2])(?!\d|月|-)/g, '$1.$2')
    .replace(/(\d{4})年度/g, '$1年')
    .replace(/(十[一二]?|[一二三四五六七八九])(?=月)/g, (word) => String(parseNumber(word)))
    .replace(/(?:开展|进行|实施|完成|组织)?(?:抽查|检查)?$/, (words) => (/^(抽查|检查)?$/.test(words) ? '' : words))
}

function readYear(cell: string, planYear: number | null): PlanSchedule | undefined {
  const bare = /^(\d{4})年?$/.exec(cell)
  const named = WHOLE_YEAR.exec(cell)
  const year = Number(bare?.[1] ?? named?.[1] ?? planYear ?? Number.NaN)
  if ((!bare && !named) || !isYear(year)) return undefined
  return schedule({ from: { year, month: 1, day: 1 }, until: { year, month: 12, day: 31 } })
}

/** 上半年、第三季度、一、二季度、第一季度至第三季度. */
function readParts(cell: string, planYear: number | null): PlanSchedule | undefined {
  const [, named, half, quarters] =
    /^(?:(\d{4})年)?(?:(上|下)半年|((?:第?[一二三四1-4](?:季度?)?(?:[、,和及]|至|到|-)?)+(?<=季度?)))$/.exec(cell) ?? []
  const year = Number(named ?? planYear ?? Number.NaN)
  if ((!half && !quarters) || !isYear(year)) return undefined
  if (half) return monthsOf(year, half === '上' ? [1, 6] : [7, 12])
  const numbers = [...(quarters ?? '').matchAll(/[一二三四1-4]/g)].map(([digit]) => QUARTERS[digit] ?? 0)
  const [first = 0, last = first] = [numbers[0], numbers.at(-1)]
  const isList = numbers.every((number, index) => index === 0 || number === (numbers[index - 1] ?? 0) + 1)
  const isRange = numbers.length === 2 && /至|到|-/.test(quarters ?? '')
  if ((!isList && !isRange) || last < first) return undefined
  return monthsOf(year, [first * 3 - 2, last * 3])
}

/** 3月、6月、9月: a round in each. */
function readMonthList(cell: string, planYear: number | null): PlanSchedule | undefined {
  const [, named, list] = /^(?:(\d{4})年)?((?:\d{1,2}月?(?:份)?[、,和及;])+\d{1,2}月(?:份)?)$/.exec(cell) ?? []
  const year = Number(named ?? planYear ?? Number.NaN)
  const months = [...(list ?? '').matchAll(/\d+/g)].map(Number)
  const rises = months.every((month, index) => index === 0 || month > (months[index - 1] ?? 0))
  const [first, last] = [months[0], months.at(-1)]
  if (!rises || first === undefined || last === undefined || first < 1 || last > 12 || !isYear(year)) return undefined
  return { ...monthsOf(year, [first, last]), rounds: months }
}

function readDeadline(cell: string, planYear: number | null): PlanSchedule | undefined {
  const [atYearEnd, named] = /^(?:(\d{4})年)?年[底末](?:之?前|以前)?(?:完成)?$/.exec(cell) ?? []
  const year = Number(named ?? planYear ?? Number.NaN)
  if (atYearEnd !== undefined) return isYear(year) ? monthsOf(year, [1, 12]) : undefined
  const [, point] = /^(.+?)(?:之前|以前|前)(?:完成)?$/.exec(cell) ?? []
  const span = point === undefined ? undefined : readSpan(point, planYear)
  if (!span) return undefined
  // A month by itself is not over until its last day; a day or the end of a month is the last one.
  const isMonth = !/[日号底末旬]$|[./]\d{1,2}[./]\d{1,2}$/.test(point ?? '')
  const until = isMonth ? dayBefore(span.from) : span.until
  return schedule({ from: { year: until.year, month: 1, day: 1 }, until })
}

function readRange(cell: string, planYear: number | null): PlanSchedule | undefined {
  const [, start, next, end] = /^(.+?)(?:-|至|到)(次年|翌年|明年|下一年)?(.+)$/.exec(cell) ?? []
  if (start === undefined || end === undefined) return undefined
  const from = /[月年./]/.test(cell) ? readSpan(start, planYear) : undefined
  if (!from) return undefined
  const year = next ? from.from.year + 1 : from.from.year
  // 3月1日-15日
  const day = /^(\d{1,2})[日号]$/.exec(end)
  const until = day ? readSpan(`${from.from.month}月${day[1]}日`, year) : readSpan(end, year)
  return until && schedule({ from: from.from, until: until.until })
}

function readPoint(cell: string, planYear: number | null): PlanSchedule | undefined {
  if (!/月|\d{4}[./]/.test(cell) || /[底末]$/.test(cell)) return undefined
  const span = readSpan(cell, planYear)
  return span && schedule(span)
}

/** A month, a third of one, or a day; the year from the text or the plan. */
function readSpan(text: string, planYear: number | null): Span | undefined {
  const { year: named, month: monthText, day: dayText, part = '' } = new RegExp(`^${POINT}$`).exec(text)?.groups ?? {}
  const year = Number(named ?? planYear ?? Number.NaN)
  const month = Number(monthText)
  if (!isYear(year) || !(month >= 1 && month <= 12)) return undefined
  const last = lastDayOf(year, month)
  if (dayText !== undefined) {
    const day = Number(dayText)
    const at = { year, month, day }
    return day >= 1 && day <= last && part === '' ? { from: at, until: at } : undefined
  }
  const [first, end] = { 上旬: [1, 10], 初: [1, 10], 中旬: [11, 20], 下旬: [21, last] }[part] ?? [1, last]
  return { from: { year, month, day: first ?? 1 }, until: { year, month, day: end ?? last } }
}

function monthsOf(year: number, [first, last]: readonly [number, number]): PlanSchedule {
  const until = { year, month: last, day: lastDayOf(year, last) }
  return { period: { from: civil({ year, month: first, day: 1 }), until: civil(until) }, rounds: [] }
}

function schedule({ from, until }: Span): PlanSchedule | undefined {
  const period = { from: civil(from), until: civil(until) }
  return period.from <= period.until ? { period, rounds: [] } : undefined
}

function isYear(year: number): boolean {
  return year >= 2000 && year <= 2100
}

function lastDayOf(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
}

function dayBefore({ year, month, day }: Day): Day {
  if (day > 1) return { year, month, day: day - 1 }
  if (month > 1) return { year, month: month - 1, day: lastDayOf(year, month - 1) }
  return { year: year - 1, month: 12, day: 31 }
}

function civil({ year, month, day }: Day): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
