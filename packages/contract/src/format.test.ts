import { describe, expect, it } from 'vitest'
import {
  formatCount,
  formatDate,
  formatDateRange,
  formatDateWithWeekday,
  formatFileSize,
  formatFingerprint,
  formatInstant,
  formatPercent,
  formatSeconds,
  formatShare,
  formatTimeWithSeconds,
} from './format.ts'
import { describeRate } from './plan-text.ts'

describe('formats', () => {
  it('groups thousands with commas and leaves zero as 0', () => {
    expect(formatCount(1_043_216)).toBe('1,043,216')
    expect(formatCount(0)).toBe('0')
  })

  it('gives a percentage one decimal and none to a whole one', () => {
    expect(formatPercent(18 / 236)).toBe('7.6%')
    expect(formatPercent(0.05)).toBe('5%')
    expect(formatPercent(1)).toBe('100%')
  })

  it('writes a share that was laid down exactly, however small', () => {
    expect(formatShare([5, 100])).toBe('5%')
    expect(formatShare([1, 2000])).toBe('0.05%')
    expect(formatShare([35, 1000])).toBe('3.5%')
    const rate = { bound: '>=' as const, shareMax: null, count: null, countMax: null, classes: [] }
    expect(describeRate({ ...rate, share: [1, 2000] })).toBe('不低于 0.05%')
  })

  it('writes a civil date with its weekday and drops the current year', () => {
    expect(formatDateWithWeekday('2026-10-08')).toBe('2026年10月8日（周四）')
    expect(formatDateWithWeekday('2026-10-09', '2026-10-08')).toBe('10月9日（周五）')
    expect(formatDate('2027-01-04', '2026-12-31')).toBe('2027年1月4日')
  })

  it('names the year of a range once unless the range crosses it', () => {
    expect(formatDateRange('2026-10-08', '2026-10-14', '2026-01-01')).toBe('10月8日至10月14日')
    expect(formatDateRange('2026-12-28', '2027-01-04')).toBe('2026年12月28日至2027年1月4日')
  })

  it('shows an instant in Beijing time on whatever machine', () => {
    expect(formatInstant('2026-10-07T16:30:05.000Z')).toBe('2026年10月8日 00:30')
    expect(formatTimeWithSeconds('2026-10-07T16:30:05.000Z')).toBe('00:30:05')
  })

  it('shows seconds and file sizes with one decimal and never as nothing', () => {
    expect(formatSeconds(12)).toBe('0.1 秒')
    expect(formatSeconds(1840)).toBe('1.8 秒')
    expect(formatFileSize(3_400_000)).toBe('3.2 兆')
  })

  it('shows sixteen digits of a fingerprint in fours, upper case', () => {
    expect(formatFingerprint('8b237f8167045c991d53538a')).toBe('8B23 7F81 6704 5C99')
    expect(formatFingerprint('8b237f8167045c991d53', 20)).toBe('8B23 7F81 6704 5C99 1D53')
  })
})
