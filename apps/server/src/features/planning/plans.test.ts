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
const report = { to: '市农业农村局', on: '2026-10-08', receipt: '收文 12 号' }

beforeAll(async () => {
  t = await startTest()
  await signInAll()
})

async function signInAll(): Promise<void> {
  clerk = await t.signIn('businessOffice')
  head = await t.signIn('deputyHead')
  publisher = await t.signIn('platformLead')
}

async function planOf(planId: string) {
  const reply = await clerk.get(`/plans/${planId}`)
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json()
}

describe('a draft', () => {
  test('S0-37 a line without one of the four mandatory blocks keeps the plan from being submitted, and is named with what it lacks', async () => {
    const bare = planLine({ name: '饲料生产监督抽查' })
    const { planId } = await makePlan(clerk, {
      year: 2001,
      lines: [planLine(), { ...bare, staff: planLineStaff(), time: { period: null, periodText: '', rounds: [] } }],
    })
    const refused = await clerk.post(`/plans/${planId}/submit`)
    expect(refused.json()).toMatchObject({
      code: 'plans.blocks-missing',
      params: { count: 1, place: 2, name: '饲料生产监督抽查', blocks: '人员要求、实施时间' },
    })
    const plan = await planOf(planId)
    expect(plan.gaps).toMatchObject([{ place: 2, blocks: ['人员要求', '实施时间'] }])
    const { id, items: _items, place: _place, externalItemId: _external, ...line } = plan.lines[1]
    for (const block of ['scope', 'staff', 'amount', 'time'] as const) {
      const full = planLine({ name: line.name })
      const empty = planLine({ name: line.name, [block]: blank()[block] })
      const version = (await planOf(planId)).version
      expect((await clerk.put(`/plans/${planId}/lines/${id}`, { ...empty, version })).statusCode).toBe(204)
      expect((await clerk.post(`/plans/${planId}/submit`)).json().params.place).toBe(2)
      const next = { ...full, version: version + 1 }
      expect((await clerk.put(`/plans/${planId}/lines/${id}`, next)).statusCode).toBe(204)
    }
    expect((await clerk.post(`/plans/${planId}/submit`)).statusCode).toBe(204)
  })

  test('S0-37 one plan of a kind a year; the next starts from the lines of the last', async () => {
    const { planId } = await makePlan(clerk, {
      year: 2002,
      lines: [planLine(), planLine({ name: '兽药经营监督抽查' })],
    })
    const start = { year: 2002, kind: 'own', title: '又一份计划', documentNo: '', basis: '' }
    expect((await clerk.post('/plans', start)).json()).toMatchObject({ code: 'plans.exists', params: { year: 2002 } })
    const next = await clerk.post('/plans', { ...start, year: 2003, title: '2003年度抽查计划', copyFrom: planId })
    const copy = await planOf(next.json().id)
    expect(copy.lines.map((line: { name: string; place: number }) => [line.place, line.name])).toEqual([
      [1, '农药经营监督抽查'],
      [2, '兽药经营监督抽查'],
    ])
    expect(copy.lines[0].time).toMatchObject({ rounds: [5, 10], period: null })
    expect(copy.status).toBe('draft')
  })

  test('lines move up when one is taken out, and a page that is no longer the newest saves nothing', async () => {
    const { planId, lineIds } = await makePlan(clerk, {
      year: 2004,
      lines: [planLine(), planLine({ name: '第二项抽查' }), planLine({ name: '第三项抽查' })],
    })
    expect((await clerk.delete(`/plans/${planId}/lines/${lineIds[0]}`)).statusCode).toBe(204)
    const plan = await planOf(planId)
    expect(plan.lines.map((line: { place: number }) => line.place)).toEqual([1, 2])
    const stale = { ...planLine({ name: '改名的抽查' }), version: plan.version - 1 }
    expect((await clerk.put(`/plans/${planId}/lines/${lineIds[1]}`, stale)).json().code).toBe('plans.changed')
    expect((await planOf(planId)).lines[0].name).toBe('第二项抽查')
  })

  test('S3-09 a month that is written twice is one round', async () => {
    const time = { ...planLine().time, rounds: [10, 5, 10] }
    const { planId } = await makePlan(clerk, { year: 2033, lines: [] })
    expect((await clerk.post(`/plans/${planId}/lines`, { ...planLine(), time })).statusCode).toBe(201)
    expect((await planOf(planId)).lines[0].time.rounds).toEqual([5, 10])
  })

  test('an item of another bureau cannot stand in a line, nor can its plan be copied', async () => {
    const there = await t.makeBureau()
    const other = await t.signIn(await t.makeUser({ bureauId: there.id, roles: ['businessOffice'] }))
    const item = { code: 'X-1', name: '别处事项', category: 'general', legalBasis: '某法' }
    const itemId = (await other.post('/items', item)).json().id
    const { planId } = await makePlan(clerk, { year: 2005, lines: [] })
    const line = planLine({ itemIds: [itemId] })
    expect((await clerk.post(`/plans/${planId}/lines`, line)).json().code).toBe('items.unknown')
    const copy = { year: 2005, kind: 'own', title: '抄来的计划', documentNo: '', basis: '', copyFrom: planId }
    expect((await other.post('/plans', copy)).json().code).toBe('plans.unknown-copy')
  })

  test('a draft may be thrown away, an empty one cannot be submitted', async () => {
    const { planId } = await makePlan(clerk, { year: 2006, lines: [] })
    expect((await clerk.post(`/plans/${planId}/submit`)).json().code).toBe('plans.empty')
    expect((await clerk.delete(`/plans/${planId}`)).statusCode).toBe(204)
    expect((await clerk.get(`/plans/${planId}`)).statusCode).toBe(404)
  })
})

describe('from draft to in force', () => {
  test('S2-10 a plan is approved, reported, published and comes into force, in that order and by different people', async () => {
    const { planId } = await makePlan(clerk, { year: 2010 })
    const refusals = [
      await head.post(`/plans/${planId}/approve`),
      await clerk.post(`/plans/${planId}/report`, report),
      await publisher.post(`/plans/${planId}/publish`, { inForceOn: '2026-10-08' }),
      await publisher.post(`/plans/${planId}/enforce`),
    ]
    for (const refusal of refusals) expect(refusal.json().code).toBe('plans.wrong-status')
    expect((await clerk.post(`/plans/${planId}/submit`)).statusCode).toBe(204)
    expect((await planOf(planId)).status).toBe('submitted')
    expect((await head.post(`/plans/${planId}/approve`)).statusCode).toBe(204)
    // 公示 without 上报 is skipping a step.
    const early = await publisher.post(`/plans/${planId}/publish`, { inForceOn: '2026-10-08' })
    expect(early.json().code).toBe('plans.wrong-status')
    expect((await clerk.post(`/plans/${planId}/report`, report)).statusCode).toBe(204)
    expect((await planOf(planId)).reported).toEqual(report)
    expect((await publisher.post(`/plans/${planId}/publish`, { inForceOn: '2026-10-12' })).statusCode).toBe(204)
    expect((await planOf(planId)).status).toBe('published')
    expect((await publisher.post(`/plans/${planId}/enforce`)).json().code).toBe('plans.date')
    t.clock.set('2026-10-12T01:00:00Z')
    await signInAll()
    expect((await publisher.post(`/plans/${planId}/enforce`)).statusCode).toBe(204)
    const plan = await planOf(planId)
    expect(plan).toMatchObject({ status: 'inForce', edition: 1, inForceOn: '2026-10-12' })
    const trail = await t.deps.db
      .selectFrom('auditEvents')
      .select('event')
      .where('subjectId', '=', planId)
      .orderBy('seq')
      .execute()
    expect(trail.map(({ event }) => event)).toEqual([
      'plans.created',
      'plans.line-added',
      'plans.submitted',
      'plans.approved',
      'plans.reported',
      'plans.published',
      'plans.in-force',
    ])
    t.clock.set('2026-10-08T01:30:00Z')
    await signInAll()
  })

  test('S2-10 who wrote a plan does not approve it, whatever duties are held', async () => {
    const both = await t.makeUser({ bureauId: t.bureau.id, roles: ['platformAdmin', 'deputyHead'] })
    const author = await t.signIn(both)
    const { planId } = await makePlan(author, { year: 2011 })
    expect((await author.post(`/plans/${planId}/submit`)).statusCode).toBe(204)
    expect((await author.post(`/plans/${planId}/approve`)).json().code).toBe('plans.own-decision')
    expect((await head.post(`/plans/${planId}/approve`)).statusCode).toBe(204)
  })

  test('a head who read a plan that was returned and written anew meanwhile is asked to read it again', async () => {
    const { planId } = await makePlan(clerk, { year: 2034 })
    await clerk.post(`/plans/${planId}/submit`)
    const { version } = await planOf(planId)
    expect((await head.post(`/plans/${planId}/return`, { reason: '比例写错了，请改' })).statusCode).toBe(204)
    expect((await clerk.post(`/plans/${planId}/lines`, planLine({ name: '后来加的一项' }))).statusCode).toBe(201)
    await clerk.post(`/plans/${planId}/submit`)
    expect((await head.post(`/plans/${planId}/approve?version=${version}`)).json().code).toBe('plans.changed')
    const read = await planOf(planId)
    expect((await head.post(`/plans/${planId}/approve?version=${read.version}`)).statusCode).toBe(204)
  })

  test('a plan that has no number yet is given one when it is published, and its edition keeps it', async () => {
    const start = { year: 2035, kind: 'own', title: '2035年度抽查计划', documentNo: '', basis: '上级文件' }
    const planId: string = (await clerk.post('/plans', start)).json().id
    await clerk.post(`/plans/${planId}/lines`, planLine())
    await clerk.post(`/plans/${planId}/submit`)
    await head.post(`/plans/${planId}/approve`)
    await clerk.post(`/plans/${planId}/report`, report)
    const publication = { inForceOn: '2035-01-01', documentNo: '平农发〔2035〕11号' }
    expect((await publisher.post(`/plans/${planId}/publish`, publication)).statusCode).toBe(204)
    expect((await planOf(planId)).documentNo).toBe('平农发〔2035〕11号')
    const edition = await t.deps.db
      .selectFrom('planEditions')
      .selectAll()
      .where('planId', '=', planId)
      .executeTakeFirst()
    expect(edition?.documentNo).toBe('平农发〔2035〕11号')
  })

  test('S2-10 who wrote a line of somebody else’s plan does not approve it either', async () => {
    const both = await t.signIn(await t.makeUser({ bureauId: t.bureau.id, roles: ['platformAdmin', 'deputyHead'] }))
    const { planId } = await makePlan(clerk, { year: 2031 })
    expect((await both.post(`/plans/${planId}/lines`, planLine({ name: '他人加的一项' }))).statusCode).toBe(201)
    expect((await clerk.post(`/plans/${planId}/submit`)).statusCode).toBe(204)
    expect((await both.get(`/plans/${planId}`)).json().actions).not.toContain('approve')
    expect((await both.post(`/plans/${planId}/approve`)).json().code).toBe('plans.own-decision')
    expect((await head.post(`/plans/${planId}/approve`)).statusCode).toBe(204)
  })

  test('S2-10 who wrote in a plan does not publish it, whatever duties are held, and is not asked to', async () => {
    const writes = await t.makeUser({ bureauId: t.bureau.id, roles: ['platformAdmin', 'platformLead'], name: '钱某' })
    const both = await t.signIn(writes)
    const { planId } = await makePlan(clerk, { year: 2032 })
    await both.post(`/plans/${planId}/lines`, planLine({ name: '公示人加的一项' }))
    await clerk.post(`/plans/${planId}/submit`)
    await head.post(`/plans/${planId}/approve`)
    await clerk.post(`/plans/${planId}/report`, report)
    const refused = await both.post(`/plans/${planId}/publish`, { inForceOn: '2032-01-01' })
    expect(refused.json()).toMatchObject({ code: 'plans.own-decision', params: { name: '钱某', action: '公示' } })
    expect((await both.get(`/plans/${planId}`)).json()).toMatchObject({ status: 'reported', isOwn: true, actions: [] })
    const todos = await listPlanningTodos(t.deps.db, writes, '2026-10-08')
    expect(todos.map(({ id }) => id)).not.toContain(`plan-publish-${planId}`)
    expect((await publisher.post(`/plans/${planId}/publish`, { inForceOn: '2032-01-01' })).statusCode).toBe(204)
  })

  test('a plan that is returned says why, is a draft again, and has to be approved and reported anew', async () => {
    const { planId } = await makePlan(clerk, { year: 2012 })
    await clerk.post(`/plans/${planId}/submit`)
    await head.post(`/plans/${planId}/approve`)
    await clerk.post(`/plans/${planId}/report`, report)
    const reason = '饲料一项的频次与上级要求不一致'
    expect((await head.post(`/plans/${planId}/return`, { reason })).statusCode).toBe(204)
    const plan = await planOf(planId)
    expect(plan).toMatchObject({ status: 'draft', approved: null, reported: null, returned: { reason } })
  })

  test('of two who submit at once one wins, and the trail holds one submission', async () => {
    const { planId } = await makePlan(clerk, { year: 2013 })
    const replies = await Promise.all([1, 2, 3].map(() => clerk.post(`/plans/${planId}/submit`)))
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([204, 409, 409])
  })

  test('a report before the approval or in the future is refused in words', async () => {
    const { planId } = await makePlan(clerk, { year: 2014 })
    await clerk.post(`/plans/${planId}/submit`)
    await head.post(`/plans/${planId}/approve`)
    for (const on of ['2026-10-07', '2026-10-09']) {
      expect((await clerk.post(`/plans/${planId}/report`, { ...report, on })).json().code).toBe('plans.date')
    }
  })

  test('a plan does not come into force before its own year', async () => {
    const { planId } = await makePlan(clerk, { year: 2027 })
    await clerk.post(`/plans/${planId}/submit`)
    await head.post(`/plans/${planId}/approve`)
    await clerk.post(`/plans/${planId}/report`, report)
    const early = await publisher.post(`/plans/${planId}/publish`, { inForceOn: '2026-12-31' })
    expect(early.json().code).toBe('plans.date')
    expect((await publisher.post(`/plans/${planId}/publish`, { inForceOn: '2027-01-01' })).statusCode).toBe(204)
    expect((await planOf(planId)).status).toBe('published')
  })

  test('S2-12 what is submitted or published is closed, also for a hand in the database', async () => {
    const { planId, lineIds } = await makePlan(clerk, { year: 2015 })
    await bringIntoForce({ clerk, head, publisher }, planId)
    const { version } = await planOf(planId)
    const line = planLine({ name: '悄悄改掉的一项' })
    const tries = [
      await clerk.put(`/plans/${planId}/lines/${lineIds[0]}`, { ...line, version }),
      await clerk.post(`/plans/${planId}/lines`, line),
      await clerk.delete(`/plans/${planId}/lines/${lineIds[0]}`),
      await clerk.put(`/plans/${planId}`, { title: '改掉的标题', documentNo: '', basis: '', version }),
      await clerk.delete(`/plans/${planId}`),
    ]
    for (const reply of tries) expect(reply.json().code).toBe('plans.closed')
    const { db } = t.deps
    await expect(
      db.updateTable('planLines').set({ content: '{}' }).where('planId', '=', planId).execute(),
    ).rejects.toThrow(/closed/)
    await expect(db.deleteFrom('planLines').where('planId', '=', planId).execute()).rejects.toThrow(/closed/)
    await expect(db.deleteFrom('planEditions').where('planId', '=', planId).execute()).rejects.toThrow()
    await expect(db.updateTable('annualPlans').set({ edition: 9 }).where('id', '=', planId).execute()).rejects.toThrow(
      /no record/,
    )
  })
})

function planLineStaff() {
  return blank().staff
}

function blank() {
  return {
    scope: { kinds: [], regions: [], poolIds: [], tagIds: [], text: '' },
    staff: { seats: null, minimum: null, expertise: [], offices: [], text: '' },
    amount: { base: 236, baseText: '', rate: null, rateText: '', frequency: null, frequencyText: '' },
    time: { period: null, periodText: '', rounds: [] },
  }
}
