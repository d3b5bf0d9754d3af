import type { Message } from '@sunlot/contract'
import { beforeAll, expect, test } from 'vitest'
import type { Browser } from '../../../test/browser.ts'
import { startTest } from '../../../test/harness.ts'
import type { Test } from '../../../test/harness.ts'
import { bringIntoForce, makePlan } from '../../../test/planning.ts'

let t: Test
let clerk: Browser
let head: Browser
let publisher: Browser

beforeAll(async () => {
  t = await startTest()
  clerk = await t.signIn('businessOffice')
  head = await t.signIn('deputyHead')
  publisher = await t.signIn('platformLead')
})

/** What somebody has not read yet, the latest first; then it is read. */
async function news(browser: Browser): Promise<Pick<Message, 'text' | 'link'>[]> {
  const rows: Message[] = (await browser.get('/messages?show=unread')).json().rows
  await browser.post('/messages/read', {})
  return rows.map(({ text, link }) => ({ text, link }))
}

async function nameOf(role: 'businessOffice' | 'deputyHead'): Promise<string> {
  return (await t.person(role)).name
}

test('B-14 heads hear of a plan that waits, its author of the answer, the offices of its publication', async () => {
  const { planId } = await makePlan(clerk, { year: 2026 })
  const link = `/plans/${planId}/decide`
  await clerk.post(`/plans/${planId}/submit`)
  expect(await news(head)).toEqual([{ text: `${await nameOf('businessOffice')}把“2026年度抽查计划”报您批准`, link }])
  expect(await news(clerk)).toEqual([])
  await head.post(`/plans/${planId}/return`, { reason: '请补上依据' })
  expect(await news(clerk)).toEqual([{ text: `${await nameOf('deputyHead')}退回了“2026年度抽查计划”，请看理由`, link }])
  await bringIntoForce({ clerk, head, publisher }, planId)
  expect((await news(clerk)).map(({ text }) => text)).toEqual([
    '“2026年度抽查计划”已公示，请按新公示的计划安排抽查',
    `${await nameOf('deputyHead')}批准了“2026年度抽查计划”`,
  ])
  expect(await news(publisher)).toEqual([])
})

test('S2-12 an amendment is told in the same way, with its number', async () => {
  const { planId, lineIds } = await makePlan(clerk, { year: 2027 })
  await makePlan(clerk, { year: 2028 })
  await clerk.post(`/plans/${planId}/submit`)
  await head.post(`/plans/${planId}/approve`)
  await clerk.post(`/plans/${planId}/report`, { to: '市农业农村局', on: '2026-10-08', receipt: '收文 12 号' })
  await publisher.post(`/plans/${planId}/publish`, { inForceOn: '2027-01-01' })
  const line = (await clerk.get(`/plans/${planId}`)).json().lines[0]
  const changes = [{ op: 'change', lineId: lineIds[0], line: { ...line, remarks: '补充备注' } }]
  const amendment = { reason: '上级通知要求补充备注说明', changes }
  const { id } = (await clerk.post(`/plans/${planId}/amendments`, amendment)).json()
  await news(clerk)
  await news(head)
  expect((await clerk.post(`/amendments/${id}/submit`)).statusCode).toBe(204)
  const link = `/plans/${planId}/amendments/${id}`
  const title = '“2027年度抽查计划第 1 次调整”'
  expect(await news(head)).toEqual([{ text: `${await nameOf('businessOffice')}把${title}报您批准`, link }])
  await head.post(`/amendments/${id}/approve`)
  await publisher.post(`/amendments/${id}/publish`)
  expect((await news(clerk)).map(({ text }) => text)).toEqual([
    `${title}已公示，请按新公示的计划安排抽查`,
    `${await nameOf('deputyHead')}批准了${title}`,
  ])
})

test('S1-24 who registered an invitation hears whether the bureau takes part, without the names of officers', async () => {
  const invitation = {
    year: 2029,
    leadAgency: '市公安局',
    title: '易制毒联合抽查',
    months: [7],
    sourceDocument: '3号文',
  }
  const { id } = (await clerk.post('/external-items', invitation)).json()
  await news(clerk)
  expect((await head.post(`/external-items/${id}/decline`, { reason: '本局没有这类对象' })).statusCode).toBe(204)
  expect(await news(clerk)).toEqual([
    {
      text: `${await nameOf('deputyHead')}答复市公安局牵头的“易制毒联合抽查”：不参加，请看理由`,
      link: '/plans/external',
    },
  ])
})
