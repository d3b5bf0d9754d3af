import type { CalendarYear } from '@sunlot/contract'
import { addWorkingDays, CalendarMissing } from '@sunlot/contract'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { Browser } from '../../../test/browser.ts'
import { startTest } from '../../../test/harness.ts'
import type { Test } from '../../../test/harness.ts'
import { loadCalendar } from './index.ts'

// Invented: the notice of that year is not part of this test.
const INVENTED = [
  '元旦：1月1日（周五）至3日（周日）放假，共3天。',
  '春节：2月5日至11日放假调休，共7天。2月20日（周六）上班。',
  '劳动节：5月1日至5日放假，共5天。',
  '国庆节：10月1日至7日放假，共7天。',
].join('\n')
const NOTICE = '关于2027年部分节假日安排的通知'

let t: Test
let admin: Browser

beforeAll(async () => {
  t = await startTest()
  admin = await t.signIn('platformAdmin')
})

test('the years that ship are there with their notices; a day of any other year is an error, not a guess', async () => {
  const years: CalendarYear[] = (await admin.get('/calendar-years')).json()
  expect(years.map(({ year }) => year)).toEqual([2026, 2025, 2024])
  expect(years[1]).toMatchObject({ imported: null, notice: expect.stringContaining('国办发明电〔2024〕12号') })
  const calendar = await loadCalendar(t.deps.db)
  expect(() => addWorkingDays(calendar, '2026-12-28', 5)).toThrow(CalendarMissing)
})

test('a line that cannot be right is named, and nothing of the year is kept', async () => {
  const text = INVENTED.replace('周六', '周日')
  const reply = await admin.post('/calendar-years', { year: 2027, notice: NOTICE, text, reason: '' })
  expect(reply.json()).toMatchObject({
    code: 'calendar.unreadable',
    params: { line: 2, why: '2月20日是周六，写成了周日' },
  })
  expect((await admin.get('/calendar-years')).json()).toHaveLength(3)
})

test('a part of a year is not taken for the whole of it: the days that every year has off are asked for', async () => {
  const text = INVENTED.split('\n').slice(0, 3).join('\n')
  const reply = await admin.post('/calendar-years', { year: 2027, notice: NOTICE, text, reason: '' })
  expect(reply.json()).toMatchObject({ code: 'calendar.incomplete', params: { year: 2027, days: '10月1日' } })
  expect((await admin.get('/calendar-years')).json()).toHaveLength(3)
})

test('an imported year counts from then on, for limits that reach into it', async () => {
  const reply = await admin.post('/calendar-years', { year: 2027, notice: NOTICE, text: INVENTED, reason: '' })
  expect(reply.statusCode, reply.body).toBe(204)
  const calendar = await loadCalendar(t.deps.db)
  expect(addWorkingDays(calendar, '2026-12-30', 2)).toBe('2027-01-04')
  t.clock.set('2027-02-20T01:00:00Z')
  expect((await t.stranger.get('/session')).json().today).toEqual({ date: '2027-02-20', workday: true })
  admin = await t.signIn('platformAdmin')
})

test('a year in use is changed by a new entry with its reason, and the one before stays', async () => {
  const change = { year: 2027, notice: NOTICE, text: `${INVENTED}\n清明节：4月5日放假。`, reason: '' }
  expect((await admin.post('/calendar-years', change)).json().code).toBe('calendar.reason-needed')
  const reason = '国务院办公厅补充通知增加清明节'
  expect((await admin.post('/calendar-years', { ...change, reason })).statusCode).toBe(204)
  const [year]: CalendarYear[] = (await admin.get('/calendar-years')).json()
  expect(year).toMatchObject({ year: 2027, reason, holidays: expect.arrayContaining(['2027-04-05']) })
  const shipped = await admin.post('/calendar-years', { ...change, year: 2026, reason: '' })
  expect(shipped.json().code).toBe('calendar.unreadable')
  const { rows } = await sql`select number from calendar_years where year = 2027`.execute(t.deps.db)
  expect(rows).toHaveLength(2)
  await expect(sql`update calendar_years set reason = ''`.execute(t.deps.db)).rejects.toThrow()
})

test('of two who import a year at the same moment one does, and the other is told', async () => {
  const other = await t.signIn(await t.makeUser({ bureauId: (await t.makeBureau()).id, roles: ['platformAdmin'] }))
  const year = { year: 2029, notice: NOTICE, text: '1月1日（周一）放假。5月1日放假。10月1日至3日放假。', reason: '' }
  const replies = await Promise.all([admin, other].map((one) => one.post('/calendar-years', year)))
  const refused = replies.filter(({ statusCode }) => statusCode !== 204)
  expect(refused).toHaveLength(1)
  // At the very same moment the place is taken; a moment later the year is known and wants a reason.
  expect(['calendar.taken', 'calendar.reason-needed']).toContain(refused[0]?.json().code)
  const years: CalendarYear[] = (await admin.get('/calendar-years')).json()
  expect(years.filter(({ year: one }) => one === 2029)).toHaveLength(1)
})

test('one calendar serves all: a bureau below another does not change it', async () => {
  const below = await t.makeBureau({ parentId: t.bureau.id })
  const browser = await t.signIn(await t.makeUser({ bureauId: below.id, roles: ['platformAdmin'] }))
  const reply = await browser.post('/calendar-years', { year: 2028, notice: NOTICE, text: '1月1日放假', reason: '' })
  expect(reply.json().code).toBe('calendar.not-top')
})
