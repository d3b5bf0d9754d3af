import { beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from '../../../test/browser.ts'
import { startTest } from '../../../test/harness.ts'
import type { Test } from '../../../test/harness.ts'
import { bringIntoForce, planLine } from '../../../test/planning.ts'
import { createTaskWorld } from '../../../test/tasks.ts'
import type { TaskWorld } from '../../../test/tasks.ts'

let t: Test
let world: TaskWorld
let clerk: Browser
let head: Browser
let publisher: Browser
const invitation = {
  year: 2026,
  leadAgency: '市公安局',
  title: '爆破作业单位抽查',
  months: [7],
  sourceDocument: '市联席办〔2026〕3号',
  content: '作业许可、爆破器材管理',
}

beforeAll(async () => {
  t = await startTest()
  world = await createTaskWorld(t)
  clerk = world.clerk
  head = world.head
  publisher = await t.signIn(world.publisher)
})

async function register(fields: Partial<typeof invitation> = {}): Promise<string> {
  const reply = await clerk.post('/external-items', { ...invitation, ...fields })
  expect(reply.statusCode, reply.body).toBe(201)
  return reply.json().id
}

describe('a joint check led by another agency', () => {
  test('S1-24 it is registered with lead and month, accepted with our officers named, and stands in the joint plan as participant', async () => {
    const officers = [await world.makeInspector({ name: '孙某' }), await world.makeInspector({ name: '周某' })]
    const id = await register()
    expect((await clerk.post(`/external-items/${id}/accept`, { inspectorIds: officers })).statusCode).toBe(403)
    const accepted = await head.post(`/external-items/${id}/accept`, { inspectorIds: officers })
    expect(accepted.statusCode, accepted.body).toBe(204)
    const [item] = (await clerk.get('/external-items?year=2026')).json()
    expect(item).toMatchObject({ status: 'accepted', leadAgency: '市公安局', months: [7] })
    expect(item.officers.map((one: { name: string }) => one.name)).toEqual(['孙某', '周某'])
    const plan = (await clerk.get(`/plans/${item.planId}`)).json()
    expect(plan).toMatchObject({ kind: 'joint', year: 2026, status: 'draft', gaps: [] })
    expect(plan.lines).toMatchObject([
      { name: '爆破作业单位抽查', leadAgency: '市公安局', organisation: 'joint', remarks: '本局为配合单位' },
    ])
    expect(plan.lines[0].time.rounds).toEqual([7])
    const again = await head.post(`/external-items/${id}/accept`, { inspectorIds: officers })
    expect(again.json().code).toBe('externals.decided')
  })

  test('S1-24 once the joint plan is published, another item comes in by an amendment', async () => {
    const [first] = (await clerk.get('/external-items')).json()
    await bringIntoForce({ clerk, head, publisher }, first.planId)
    const id = await register({ title: '森林防火联合抽查', months: [10] })
    const inspectorIds = [await world.makeInspector()]
    expect((await head.post(`/external-items/${id}/accept`, { inspectorIds })).statusCode).toBe(204)
    const plan = (await clerk.get(`/plans/${first.planId}`)).json()
    expect(plan.lines).toHaveLength(1)
    const amendment = (await clerk.get(`/amendments/${plan.openAmendmentId}`)).json()
    expect(amendment.diff).toMatchObject([{ op: 'add', name: '森林防火联合抽查' }])
    await clerk.post(`/amendments/${amendment.id}/submit`)
    await head.post(`/amendments/${amendment.id}/approve`)
    expect((await publisher.post(`/amendments/${amendment.id}/publish`)).statusCode).toBe(204)
    const items = (await clerk.get('/external-items')).json()
    const one = items.find((item: { id: string }) => item.id === id)
    expect(one.lineId).toBe((await clerk.get(`/plans/${first.planId}`)).json().lines[1].id)
  })

  test('S1-24 it is declined with a reason, and nobody but officers on duty can be named', async () => {
    const id = await register({ title: '渣土运输联合抽查' })
    const expert = await world.makeInspector({ kind: 'technicalExpert' })
    const away = await world.makeInspector({ status: 'leave' })
    const gone = await world.makeInspector()
    const absence = { kind: 'transfer', fromOn: '2026-07-10', untilOn: null, reason: '调到其他单位' }
    expect((await clerk.post(`/inspectors/${gone}/absences`, absence)).statusCode).toBe(201)
    const lapsed = await world.makeInspector({ certificateUntil: '2026-06-30' })
    const revoked = await world.makeInspector()
    const [certificate] = (await clerk.get(`/inspectors/${revoked}/certificates`)).json()
    const revocation = { revokedOn: '2026-06-01', reason: '吊销执法证件' }
    expect((await clerk.post(`/certificates/${certificate.id}/revoke`, revocation)).statusCode).toBe(204)
    for (const one of [expert, away, gone, lapsed, revoked]) {
      const reply = await head.post(`/external-items/${id}/accept`, { inspectorIds: [one] })
      expect(reply.json().code).toBe('externals.bad-officers')
    }
    expect((await head.post(`/external-items/${id}/decline`, { reason: '' })).statusCode).toBe(422)
    const reason = '本局没有相应职权，建议由城管部门配合'
    expect((await head.post(`/external-items/${id}/decline`, { reason })).statusCode).toBe(204)
    const item = (await clerk.get('/external-items')).json().find((one: { id: string }) => one.id === id)
    expect(item).toMatchObject({ status: 'declined', reason, planId: null })
  })

  test('S1-24 an invitation whose line is taken out before publication waits for an answer again', async () => {
    const id = await register({ year: 2027, title: '加油站联合抽查' })
    const inspectorIds = [await world.makeInspector()]
    const find = async () =>
      (await clerk.get('/external-items?year=2027')).json().find((item: { id: string }) => item.id === id)
    const accept = async () =>
      expect((await head.post(`/external-items/${id}/accept`, { inspectorIds })).statusCode).toBe(204)
    const waiting = { status: 'pending', planId: null, lineId: null, officers: [], decided: null }
    await accept()
    const { planId, lineId } = await find()
    const keepId = (await clerk.post(`/plans/${planId}/lines`, planLine())).json().id
    const { version } = (await clerk.get(`/plans/${planId}`)).json()
    expect((await clerk.post(`/plans/${planId}/merges`, { keepId, joinId: lineId, version })).statusCode).toBe(404)
    expect((await clerk.delete(`/plans/${planId}/lines/${lineId}`)).statusCode).toBe(204)
    expect(await find()).toMatchObject(waiting)
    await accept()
    expect((await clerk.delete(`/plans/${planId}`)).statusCode).toBe(204)
    expect(await find()).toMatchObject(waiting)
  })

  test('S1-24 an amendment that brings an invitation in and is withdrawn leaves it to be answered, and no line takes another bureau’s', async () => {
    const [published] = (await clerk.get('/plans?year=2026&kind=joint')).json()
    const id = await register({ title: '废品收购联合抽查', months: [11] })
    const inspectorIds = [await world.makeInspector()]
    expect((await head.post(`/external-items/${id}/accept`, { inspectorIds })).statusCode).toBe(204)
    const { openAmendmentId } = (await clerk.get(`/plans/${published.id}`)).json()
    expect((await clerk.post(`/amendments/${openAmendmentId}/withdraw`)).statusCode).toBe(204)
    const items = (await clerk.get('/external-items?year=2026')).json()
    expect(items.find((item: { id: string }) => item.id === id)).toMatchObject({ status: 'pending', planId: null })
    const there = await t.makeBureau()
    const other = await t.signIn(await t.makeUser({ bureauId: there.id, roles: ['businessOffice'] }))
    const foreign = (await other.post('/external-items', invitation)).json().id
    for (const externalItemId of [foreign, id]) {
      const changes = [{ op: 'add', line: planLine(), externalItemId }]
      const reason = '市联席会议办公室要求增加这一项'
      const refused = await clerk.post(`/plans/${published.id}/amendments`, { reason, changes })
      expect(refused.json().code).toBe('amendments.bad-change')
    }
  })
})
