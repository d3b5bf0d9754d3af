import type { Actor } from '@sunlot/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from '../../../test/browser.ts'
import { startTest } from '../../../test/harness.ts'
import type { Test } from '../../../test/harness.ts'
import { bringIntoForce, makePlan, planLine } from '../../../test/planning.ts'
import { listPlanningTodos } from './index.ts'

let t: Test
let clerk: Browser
let head: Browser
let publisher: Browser
let year = 2010

beforeAll(async () => {
  t = await startTest()
  clerk = await t.signIn('businessOffice')
  head = await t.signIn('deputyHead')
  publisher = await t.signIn('platformLead')
})

async function planInForce() {
  year += 1
  const plan = await makePlan(clerk, { year, lines: [planLine(), planLine({ name: '肥料经营监督抽查' })] })
  await bringIntoForce({ clerk, head, publisher }, plan.planId)
  return plan
}
const reason = '饲料生产户增加，须提高抽查比例'
const more = () =>
  planLine({
    amount: { ...planLine().amount, rate: { ...planLine().amount.rate!, share: [10, 100] }, rateText: '10%' },
  })

async function publishAll(planId: string, changes: unknown[]): Promise<string> {
  const made = await clerk.post(`/plans/${planId}/amendments`, { reason, changes })
  expect(made.statusCode, made.body).toBe(201)
  const id: string = made.json().id
  for (const reply of [
    await clerk.post(`/amendments/${id}/submit`),
    await head.post(`/amendments/${id}/approve`),
    await publisher.post(`/amendments/${id}/publish`),
  ]) {
    expect(reply.statusCode, reply.body).toBe(204)
  }
  return id
}

describe('an amendment', () => {
  test('S2-12 a published plan changes only by an amendment with reason, another person’s approval and republication', async () => {
    const { planId, lineIds } = await planInForce()
    const change = { op: 'change', lineId: lineIds[0], line: more() }
    const short = await clerk.post(`/plans/${planId}/amendments`, { reason: '要改', changes: [change] })
    expect(short.statusCode).toBe(422)
    const { id } = (await clerk.post(`/plans/${planId}/amendments`, { reason, changes: [change] })).json()
    expect((await publisher.post(`/amendments/${id}/publish`)).json().code).toBe('amendments.wrong-status')
    await clerk.post(`/amendments/${id}/submit`)
    expect((await publisher.post(`/amendments/${id}/publish`)).json().code).toBe('amendments.wrong-status')
    const { version } = (await clerk.get(`/amendments/${id}`)).json()
    const stale = await head.post(`/amendments/${id}/approve?version=${version - 1}`)
    expect(stale.json().code).toBe('amendments.changed')
    // Until it is republished, the plan that counts is the old one.
    expect((await clerk.get(`/plans/${planId}`)).json().lines[0].amount.rateText).toBe('5%')
    await head.post(`/amendments/${id}/approve`)
    expect((await publisher.post(`/amendments/${id}/publish`)).statusCode).toBe(204)
    const plan = (await clerk.get(`/plans/${planId}`)).json()
    expect(plan).toMatchObject({ edition: 2, status: 'inForce' })
    expect(plan.lines[0].amount.rateText).toBe('10%')
    const amendment = (await clerk.get(`/amendments/${id}`)).json()
    expect(amendment).toMatchObject({ status: 'published', edition: 2, reason, number: 1 })
    expect(amendment.diff).toEqual([
      {
        lineId: lineIds[0],
        name: '农药经营监督抽查',
        op: 'change',
        cells: [{ name: '比例', before: '5%', after: '10%' }],
      },
    ])
  })

  test('S3-10 a line’s number and frequency are adjusted with reason and approver, and the first edition stays readable', async () => {
    const { planId, lineIds } = await planInForce()
    const line = planLine({ amount: { ...planLine().amount, frequencyText: '3次/年', base: 240 } })
    const added = planLine({ name: '种子生产经营监督抽查' })
    await publishAll(planId, [
      { op: 'change', lineId: lineIds[0], line },
      { op: 'remove', lineId: lineIds[1] },
      { op: 'add', line: added },
    ])
    const editions = (await clerk.get(`/plans/${planId}/editions`)).json()
    expect(editions).toHaveLength(2)
    expect(editions[0].lines.map((one: { name: string }) => one.name)).toEqual(['农药经营监督抽查', '肥料经营监督抽查'])
    expect(editions[0].lines[0].amount.frequencyText).toBe('2次/年')
    expect(editions[1]).toMatchObject({
      edition: 2,
      amendment: { number: 1, reason, approvedBy: (await t.person('deputyHead')).name },
    })
    expect(editions[1].diff.map((one: { op: string; name: string }) => [one.op, one.name])).toEqual([
      ['change', '农药经营监督抽查'],
      ['add', '种子生产经营监督抽查'],
      ['remove', '肥料经营监督抽查'],
    ])
    expect(editions[1].diff[0].cells).toEqual([
      { name: '抽查基数', before: '236', after: '240' },
      { name: '频次', before: '2次/年', after: '3次/年' },
    ])
    // Numbers already published keep their lines.
    expect(editions[1].lines.map((one: { place: number }) => one.place)).toEqual([1, 3])
  })

  test('S2-12 one amendment at a time, never by its author alone, and what is published does not change again', async () => {
    const { planId, lineIds } = await planInForce()
    const changes = [{ op: 'remove', lineId: lineIds[1] }]
    const both = await t.makeUser({ bureauId: t.bureau.id, roles: ['platformAdmin', 'deputyHead'] })
    const author = await t.signIn(both)
    const { id } = (await author.post(`/plans/${planId}/amendments`, { reason, changes })).json()
    const second = await clerk.post(`/plans/${planId}/amendments`, { reason, changes })
    expect(second.json()).toMatchObject({ code: 'amendments.open', params: { number: 1 } })
    await author.post(`/amendments/${id}/submit`)
    expect((await author.post(`/amendments/${id}/approve`)).json().code).toBe('plans.own-decision')
    await head.post(`/amendments/${id}/return`, { reason: '请写明依据' })
    expect((await clerk.get(`/amendments/${id}`)).json()).toMatchObject({ status: 'draft', approved: null })
    await clerk.post(`/amendments/${id}/withdraw`)
    const { id: own } = (await clerk.post(`/plans/${planId}/amendments`, { reason, changes })).json()
    const next = { reason: `${reason}，并补充`, changes, version: 1 }
    expect((await author.put(`/amendments/${own}`, next)).statusCode).toBe(204)
    await clerk.post(`/amendments/${own}/submit`)
    expect((await author.post(`/amendments/${own}/approve`)).json().code).toBe('plans.own-decision')
    await clerk.post(`/amendments/${own}/withdraw`)
    const done = await publishAll(planId, changes)
    expect((await clerk.put(`/amendments/${done}`, { reason, changes: [], version: 4 })).json().code).toBe(
      'amendments.changed',
    )
    const { db } = t.deps
    await expect(
      db.updateTable('planAmendments').set({ reason: '换一个理由，事后改写的' }).where('id', '=', done).execute(),
    ).rejects.toThrow(/closed/)
  })

  test('S2-12 who wrote in an amendment neither approves nor publishes it, and is asked to do neither', async () => {
    const { planId, lineIds } = await planInForce()
    const changes = [{ op: 'remove', lineId: lineIds[1] }]
    const bureauId = t.bureau.id
    const headWhoWrites = await t.makeUser({ bureauId, roles: ['platformAdmin', 'deputyHead'] })
    const publisherWhoWrites = await t.makeUser({ bureauId, roles: ['platformAdmin', 'platformLead'], name: '孙某' })
    const [first, second] = [await t.signIn(headWhoWrites), await t.signIn(publisherWhoWrites)]
    const { id } = (await clerk.post(`/plans/${planId}/amendments`, { reason, changes })).json()
    expect(
      (await first.put(`/amendments/${id}`, { reason: `${reason}，补充一`, changes, version: 1 })).statusCode,
    ).toBe(204)
    expect(
      (await second.put(`/amendments/${id}`, { reason: `${reason}，补充二`, changes, version: 2 })).statusCode,
    ).toBe(204)
    await clerk.post(`/amendments/${id}/submit`)
    const asked = async (who: Actor) => (await listPlanningTodos(t.deps.db, who, '2026-10-08')).map((todo) => todo.id)
    expect(await asked(headWhoWrites)).not.toContain(`amendment-approve-${id}`)
    expect(await asked(await t.person('deputyHead'))).toContain(`amendment-approve-${id}`)
    expect((await first.get(`/amendments/${id}`)).json().actions).not.toContain('approve')
    await head.post(`/amendments/${id}/approve`)
    expect(await asked(publisherWhoWrites)).not.toContain(`amendment-publish-${id}`)
    const refused = (await second.post(`/amendments/${id}/publish`)).json()
    expect(refused).toMatchObject({ code: 'plans.own-decision', params: { name: '孙某', action: '重新公示' } })
    expect((await publisher.post(`/amendments/${id}/publish`)).statusCode).toBe(204)
  })

  test('an amendment that misses a block, names a line twice or no line at all is refused in words', async () => {
    const { planId, lineIds } = await planInForce()
    const post = async (changes: unknown[]) => clerk.post(`/plans/${planId}/amendments`, { reason, changes })
    const twice = [
      { op: 'remove', lineId: lineIds[0] },
      { op: 'change', lineId: lineIds[0], line: planLine() },
    ]
    expect((await post(twice)).json().code).toBe('amendments.bad-change')
    const other = await planInForce()
    expect((await post([{ op: 'remove', lineId: other.lineIds[0] }])).json().code).toBe('amendments.bad-change')
    const { id } = (await post([])).json()
    expect((await clerk.post(`/amendments/${id}/submit`)).json().code).toBe('amendments.empty')
    const empty = planLine({ time: { period: null, periodText: '', rounds: [] } })
    await clerk.put(`/amendments/${id}`, { reason, changes: [{ op: 'add', line: empty }], version: 1 })
    const refused = await clerk.post(`/amendments/${id}/submit`)
    expect(refused.json()).toMatchObject({ code: 'amendments.bad-change' })
    expect(refused.json().params.why).toContain('实施时间')
  })

  test('a plan that is not published is simply changed', async () => {
    const { planId } = await makePlan(clerk, { year: 2009 })
    const reply = await clerk.post(`/plans/${planId}/amendments`, { reason, changes: [] })
    expect(reply.json().code).toBe('amendments.no-plan')
  })
})
