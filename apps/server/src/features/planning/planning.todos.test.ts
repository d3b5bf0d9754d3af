import type { TodoDraft } from '@sunlot/contract'
import { beforeAll, expect, test } from 'vitest'
import type { Browser } from '../../../test/browser.ts'
import { startTest } from '../../../test/harness.ts'
import type { Test } from '../../../test/harness.ts'
import { makePlan } from '../../../test/planning.ts'
import { listPlanningTodos } from './index.ts'

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

async function todosOf(
  role: 'businessOffice' | 'deputyHead' | 'platformLead',
  on = '2026-10-08',
): Promise<TodoDraft[]> {
  return listPlanningTodos(t.deps.db, await t.person(role), on)
}

async function titles(role: 'businessOffice' | 'deputyHead' | 'platformLead'): Promise<string[]> {
  return (await todosOf(role)).map(({ title }) => title)
}

test('S0-37 a year without plan is to be planned by the end of January', async () => {
  expect(await todosOf('businessOffice', '2026-01-04')).toMatchObject([
    { title: '年初制定年度抽查计划', object: '2026年', dueOn: '2026-01-31', to: '/plans/new' },
  ])
  expect(await todosOf('deputyHead', '2026-01-04')).toEqual([])
})

test('S2-10 S2-12 each step of plan and amendment waits for whoever may take it, and for nobody else', async () => {
  const { planId, lineIds } = await makePlan(clerk)
  expect(await titles('businessOffice')).toEqual(['编好年度计划，报批'])
  await clerk.post(`/plans/${planId}/submit`)
  expect([await titles('businessOffice'), await titles('deputyHead')]).toEqual([[], ['批准年度计划']])
  await head.post(`/plans/${planId}/approve`)
  expect([await titles('deputyHead'), await titles('platformLead')]).toEqual([[], ['上报年度计划，记下回执']])
  await clerk.post(`/plans/${planId}/report`, { to: '市农业农村局', on: '2026-10-08', receipt: '收文 1 号' })
  expect(await titles('platformLead')).toEqual(['公示年度计划'])
  await publisher.post(`/plans/${planId}/publish`, { inForceOn: '2026-10-08' })
  const changes = [{ op: 'remove', lineId: lineIds[0] }]
  const reason = '该事项改由市局统一组织，本局不再单独抽查'
  const { id } = (await clerk.post(`/plans/${planId}/amendments`, { reason, changes })).json()
  expect(await titles('businessOffice')).toEqual(['写好计划调整，报批'])
  await clerk.post(`/amendments/${id}/submit`)
  expect(await titles('deputyHead')).toEqual(['批准计划调整'])
  await head.post(`/amendments/${id}/approve`)
  expect(await titles('platformLead')).toEqual(['重新公示年度计划'])
})

test('S1-24 an invitation of another agency waits for the head’s answer', async () => {
  const invitation = {
    year: 2026,
    leadAgency: '市公安局',
    title: '爆破作业单位抽查',
    months: [7],
    sourceDocument: '市联席办〔2026〕3号',
  }
  await clerk.post('/external-items', invitation)
  expect((await todosOf('deputyHead')).map(({ object }) => object)).toContain('市公安局：爆破作业单位抽查')
})
