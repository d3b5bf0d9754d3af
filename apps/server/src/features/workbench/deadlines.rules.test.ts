import { getProfile, resolvePolicy, SHIPPED_CALENDAR } from '@sunlot/contract'
import { expect, test } from 'vitest'
import type { TaskInput } from '@sunlot/contract'
import { listDeadlines } from './deadlines.rules.ts'
import type { DeadlineFacts } from './deadlines.rules.ts'
import { listUpcoming } from './upcoming.rules.ts'

const input = { title: '农药抽查', inspectFrom: '2026-10-09', inspectUntil: '2026-10-15' } as TaskInput

function deadlines(profile: string, facts: Partial<DeadlineFacts> = {}) {
  return listDeadlines({
    task: { input, year: 2026, status: 'approved', directoriesFrozenAt: new Date('2026-09-30T09:42:00Z') },
    policy: resolvePolicy(getProfile(profile)),
    calendar: SHIPPED_CALENDAR,
    draw: null,
    today: '2026-10-08',
    ...facts,
  })
}

const draw = { openedAt: '2026-10-08T01:30:00.000Z', signedAt: null, publishedAt: null }

test('S4-08 the clocks run from the declaration and from the draw, over the holiday and the worked Saturday', () => {
  expect(deadlines('S4')[0]).toMatchObject({ state: 'running', total: 1, left: 1, over: 0, until: '2026-10-08' })
  expect(deadlines('S4', { today: '2026-10-12' })[0]).toMatchObject({ state: 'running', left: 0, over: 3 })
  expect(deadlines('S4', { draw, today: '2026-10-20' })[0]).toMatchObject({ state: 'done', over: 0 })
  expect(deadlines('S4', { draw, today: '2026-10-12' })[1]).toMatchObject({
    name: '检查',
    clause: 'S4-14',
    state: 'running',
    total: 5,
    gone: 2,
    left: 3,
    until: '2026-10-14',
  })
})

test('a day the notice names is counted in calendar days, without ticks', () => {
  const day = { clause: 'S1-13', unit: 'day', total: 0, until: '2026-10-31' }
  expect(deadlines('S1')[0]).toMatchObject({ ...day, state: 'future' })
  expect(deadlines('S1', { draw })[0]).toMatchObject({ ...day, state: 'running', left: 24 })
  expect(deadlines('S1', { draw, today: '2026-11-02' })[0]).toMatchObject({ ...day, over: 2 })
})

test('the publication is due 20 working days after the signature, and done when it is out', () => {
  const signed = { ...draw, signedAt: '2026-10-08T03:00:00.000Z' }
  expect(deadlines('S4', { draw: signed }).at(-1)).toMatchObject({ clause: 'B-06', state: 'running', left: 20 })
  const late = { ...signed, publishedAt: '2026-11-06T03:00:00.000Z' }
  expect(deadlines('S4', { draw: late, today: '2026-11-09' }).at(-1)).toMatchObject({ state: 'done', over: 2 })
})

test('a limit into a year without calendar is said, not guessed', () => {
  const opened = { ...draw, openedAt: '2026-12-30T03:00:00.000Z' }
  expect(deadlines('S4', { draw: opened, today: '2026-12-30' })[1]).toMatchObject({
    state: 'uncounted',
    note: '2027年工作日历未导入，不能计时限，请平台管理员导入',
  })
})

test('the days ahead name worked weekends and the beginning of a holiday, and stop where the calendar ends', () => {
  expect(listUpcoming([], { calendar: SHIPPED_CALENDAR, today: '2026-09-18' })).toEqual([
    { date: '2026-09-20', text: '调休上班，照常计入工作日' },
    { date: '2026-09-25', text: '法定节假日，不计入工作日' },
    { date: '2026-10-01', text: '法定节假日，不计入工作日' },
    { date: '2026-10-10', text: '调休上班，照常计入工作日' },
  ])
  expect(listUpcoming([], { calendar: SHIPPED_CALENDAR, today: '2026-12-20' })).toEqual([])
})
