import { civilDateOf } from './calendar.ts'

/**
 * How numbers, dates and sizes read on every screen. Civil dates are `YYYY-MM-DD` strings and never pass through a
 * time zone; instants are ISO strings and are shown in Beijing time.
 */

/** Shown where a value is not known; zero is "0". */
export const UNKNOWN = '—'

const WEEKDAYS = '日一二三四五六'
const NUMBER = new Intl.NumberFormat('en-US', { maximumFractionDigits: 20 })
const BEIJING = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
})

/** 1043216 → `1,043,216`. */
export function formatCount(count: number): string {
  return NUMBER.format(count)
}

/** 0.0763 → `7.6%`; whole percentages carry no decimal. */
export function formatPercent(ratio: number): string {
  return `${NUMBER.format(Math.round(ratio * 1000) / 10)}%`
}

/** A share that was laid down, exactly: [1, 2000] → `0.05%`, [1, 3] → `33.3333%`. */
export function formatShare([part, whole]: readonly [number, number]): string {
  return `${NUMBER.format(Math.round((part / whole) * 1_000_000) / 10_000)}%`
}

/** `四` for a Thursday. */
export function weekdayOf(date: string): string {
  return WEEKDAYS.charAt(new Date(`${date}T00:00:00Z`).getUTCDay())
}

/** `2026年10月8日`, or `10月8日` when `today` lies in the same year. */
export function formatDate(date: string, today = ''): string {
  const [year = '', month = '', day = ''] = date.split('-')
  const short = `${Number(month)}月${Number(day)}日`
  return year === today.slice(0, 4) ? short : `${year}年${short}`
}

/** `2026年10月8日（周四）`, or `10月8日（周四）` when `today` lies in the same year. */
export function formatDateWithWeekday(date: string, today = ''): string {
  return `${formatDate(date, today)}（周${weekdayOf(date)}）`
}

/** `10月8日至10月14日`; the year stands once unless it changes. */
export function formatDateRange(from: string, to: string, today = ''): string {
  return `${formatDate(from, today)}至${formatDate(to, from)}`
}

/** The civil date in Beijing at an instant: `2026-10-08`. */
export function dateOfInstant(at: string): string {
  return civilDateOf(new Date(at))
}

/** `09:30`. */
export function formatTime(at: string): string {
  return BEIJING.format(new Date(at)).slice(11, 16)
}

/** `09:30:12`, for ceremonies and the audit trail, where seconds decide the order. */
export function formatTimeWithSeconds(at: string): string {
  return BEIJING.format(new Date(at)).slice(11, 19)
}

/** `2026年10月8日 09:30`, or `10月8日 09:30` when `today` lies in the same year. */
export function formatInstant(at: string, today = ''): string {
  return `${formatDate(dateOfInstant(at), today)} ${formatTime(at)}`
}

/** Milliseconds → `0.1 秒`, never less than that. */
export function formatSeconds(milliseconds: number): string {
  return `${NUMBER.format(Math.max(1, Math.round(milliseconds / 100)) / 10)} 秒`
}

/** Bytes → `3.2 兆`, never less than 0.1. */
export function formatFileSize(bytes: number): string {
  return `${NUMBER.format(Math.max(1, Math.round(bytes / 104_857.6)) / 10)} 兆`
}

/** The first `digits` hexadecimal digits, upper case, in fours: `8B23 7F81 6704 5C99`. */
export function formatFingerprint(hex: string, digits = 16): string {
  return (
    hex
      .slice(0, digits)
      .toUpperCase()
      .match(/.{1,4}/g) ?? []
  ).join(' ')
}
