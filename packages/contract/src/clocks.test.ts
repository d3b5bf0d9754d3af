import { describe, expect, test } from 'vitest'
import { SHIPPED_CALENDAR } from './calendar-years.ts'
import type { LimitFacts } from './clocks.ts'
import { readTimeLimit } from './clocks.ts'

function read(facts: Partial<LimitFacts>) {
  const limit = { workingDays: 5 }
  return readTimeLimit(SHIPPED_CALENDAR, { limit, start: '2026-10-08', today: '2026-10-08', ...facts })
}

describe('a limit in working days', () => {
  test('S4-14 counts today among the days left, over the worked Saturday, and goes over after its last day', () => {
    expect(read({})).toMatchObject({ state: 'running', total: 5, gone: 0, left: 5, over: 0, until: '2026-10-14' })
    expect(read({ today: '2026-10-14' })).toMatchObject({ gone: 4, left: 1, over: 0 })
    expect(read({ today: '2026-10-16' })).toMatchObject({ gone: 5, left: 0, over: 2 })
    expect(read({ start: '2026-09-30' }).until).toBe('2026-10-13')
  })

  test('stands still on the day it was done', () => {
    expect(read({ doneOn: '2026-10-12', today: '2026-11-20' })).toMatchObject({ state: 'done', gone: 2, over: 0 })
    expect(read({ doneOn: '2026-10-15', today: '2026-11-20' })).toMatchObject({ state: 'done', over: 1 })
  })

  test('days on which a sample is tested do not count, and the last day moves', () => {
    const pauses = [{ from: '2026-10-12', until: '2026-10-13', reason: '送检' }]
    expect(read({ pauses, today: '2026-10-14' })).toMatchObject({
      state: 'running',
      gone: 2,
      left: 3,
      pausedDays: 2,
      until: '2026-10-16',
    })
  })

  test('while a pause goes on nobody can tell the last day', () => {
    const pauses = [{ from: '2026-10-12', until: null, reason: '送检，等报告' }]
    expect(read({ pauses, today: '2026-10-20' })).toMatchObject({
      state: 'paused',
      gone: 2,
      left: 3,
      over: 0,
      until: null,
      note: '送检，等报告',
    })
  })

  test('that has not begun is shown as if it began today', () => {
    expect(read({ start: null })).toMatchObject({ state: 'future', total: 5, left: 5, until: '2026-10-14' })
  })

  test('into a year without calendar is said, not guessed', () => {
    expect(read({ start: '2026-12-30', today: '2026-12-30' })).toMatchObject({
      state: 'uncounted',
      until: null,
      note: '2027年工作日历未导入，不能计时限，请平台管理员导入',
    })
  })
})

describe('a limit in calendar days or until a date', () => {
  test('needs no calendar of working days', () => {
    const limit = { days: 10 }
    expect(read({ limit, start: '2026-12-30', today: '2027-01-02' })).toMatchObject({
      unit: 'day',
      gone: 2,
      left: 8,
      until: '2027-01-09',
    })
    expect(read({ limit, today: '2026-10-20' })).toMatchObject({ left: 0, over: 2 })
  })

  test('ends on the day the notice names', () => {
    const limit = { until: '2026-10-31' }
    expect(read({ limit })).toMatchObject({ state: 'running', unit: 'day', total: 0, left: 24, over: 0 })
    expect(read({ limit, today: '2026-10-31' })).toMatchObject({ left: 1, over: 0 })
    expect(read({ limit, today: '2026-11-02' })).toMatchObject({ left: 0, over: 2 })
  })
})
