import type { Actor, Duty, PersonRights } from '@sunlot/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from '../../../test/browser.ts'
import { must } from '../../../test/ceremony.ts'
import { startTest } from '../../../test/harness.ts'
import type { Test } from '../../../test/harness.ts'
import { makePlan, planLine } from '../../../test/planning.ts'
import { makeItem, textsOf } from '../../../test/registry.ts'
import { createTaskWorld } from '../../../test/tasks.ts'
import type { TaskWorld } from '../../../test/tasks.ts'

let t: Test
let admin: Browser
let clerk: Browser
let world: TaskWorld
let itemId: string
let otherId: string

const TODAY = '2026-10-08'
/** The afternoon in China, and half past midnight after it: no session is over yet when the clock comes back. */
const [AFTERNOON, MIDNIGHT] = ['2026-10-08T08:00:00Z', '2026-10-08T16:30:00Z'] as const
const YESTERDAY = '2026-10-07'
const TERM = { from: '2026-01-01', until: null as string | null }
const INVITATION = {
  year: 2026,
  leadAgency: '市公安局',
  title: '爆破作业单位抽查',
  months: [7],
  sourceDocument: '市联席办〔2026〕3号',
}

beforeAll(async () => {
  t = await startTest()
  t.clock.set(AFTERNOON)
  admin = await t.signIn('platformAdmin')
  clerk = await t.signIn('businessOffice')
  world = await createTaskWorld(t)
  itemId = await makeItem(clerk, 'ZZ-01')
  otherId = await makeItem(clerk, 'FL-02')
})

/** Somebody of a new office whose account holds these roles only. */
async function newcomer(roles: Actor['roles'] = [], name = '吴某'): Promise<{ person: Actor; officeId: string }> {
  const bureauId = t.bureau.id
  const officeId = await t.makeOffice({ bureauId })
  return { person: await t.makeUser({ bureauId, roles, officeId, name }), officeId }
}

async function give(duty: Duty, holder: object, more: object = {}): Promise<string> {
  const nobody = { officeId: null, userId: null, groupId: null, itemId: null, ...TERM }
  return (await must(admin.post('/duty-grants', { ...nobody, duty, ...holder, ...more }))).json().id
}

function end(grantId: string, until: string) {
  return must(admin.post(`/duty-grants/${grantId}/end`, { until }))
}

describe('a duty given to an office', () => {
  const doors: [Duty, (browser: Browser) => Promise<{ statusCode: number }>][] = [
    ['platformLead', (browser) => browser.get('/users')],
    ['dataEntry', (browser) => browser.post('/targets', {})],
    ['dataEntry', (browser) => browser.post('/plans', {})],
    ['jointCoordinator', (browser) => browser.post('/external-items', INVITATION)],
    ['legalOffice', (browser) => browser.get('/accountability-cases')],
  ]

  test('S0-32 S0-30 lets its people in as long as it runs: not before it, nor from the day after its last', async () => {
    for (const [duty, knock] of doors) {
      const { person, officeId } = await newcomer()
      const browser = await t.signIn(person)
      await give(duty, { officeId }, { from: '2026-10-10' })
      expect((await knock(browser)).statusCode, duty).toBe(403)
      const grantId = await give(duty, { officeId })
      expect((await knock(browser)).statusCode, duty).not.toBe(403)
      await end(grantId, TODAY)
      expect((await knock(browser)).statusCode, duty).not.toBe(403)
      t.clock.set(MIDNIGHT)
      expect((await knock(await t.signIn(person))).statusCode, duty).toBe(403)
      t.clock.set(AFTERNOON)
    }
  })

  test('S0-32 given by mistake it is taken back at once, with the day before as its last', async () => {
    const { person, officeId } = await newcomer()
    const browser = await t.signIn(person)
    const grantId = await give('dataEntry', { officeId }, { from: TODAY })
    expect((await browser.get('/targets')).statusCode).toBe(200)
    await end(grantId, YESTERDAY)
    expect((await browser.get('/targets')).statusCode).toBe(403)
    const grants = (await must(admin.get('/duty-grants'))).json()
    expect(grants.find((one: { id: string }) => one.id === grantId)).toMatchObject({ state: 'ended' })
  })

  test('S0-29 S0-30 members of a coordination group register invitations while they have a seat, and answer none', async () => {
    const { person } = await newcomer()
    const browser = await t.signIn(person)
    const seat = { position: 'member', officeId: null, userId: person.id, person: person.name }
    const members = [{ ...seat, from: '2026-01-01', until: TODAY }]
    const group = { name: '联合抽查协调组', purpose: '', from: '2026-01-01', until: null, members }
    const groupId = (await must(admin.post('/groups', group))).json().id
    await give('jointCoordinator', { groupId })
    const { id } = (await must(browser.post('/external-items', INVITATION))).json()
    const answer = await browser.post(`/external-items/${id}/decline`, { reason: '本局没有这项职责' })
    expect(answer.json()).toMatchObject({ code: 'auth.forbidden', params: { duty: '分管领导' } })
    t.clock.set(MIDNIGHT)
    expect((await (await t.signIn(person)).post('/external-items', INVITATION)).statusCode).toBe(403)
    t.clock.set(AFTERNOON)
  })

  test('of two who end a duty at once one wins, and what accounts hold is given by who keeps the accounts', async () => {
    const { officeId } = await newcomer()
    const grantId = await give('dataEntry', { officeId })
    const url = `/duty-grants/${grantId}/end`
    const replies = await Promise.all(['2026-11-30', '2026-12-31'].map((until) => admin.post(url, { until })))
    const ends = replies.map(({ statusCode }) => statusCode).toSorted()
    // Side by side one of them changes what the other has read; one after the other both are right.
    expect([
      [204, 204],
      [204, 409],
    ]).toContainEqual(ends)
    const lead = await t.signIn('platformLead')
    const grant = { duty: 'platformLead', officeId, userId: null, groupId: null, itemId: null, ...TERM }
    expect((await lead.post('/duty-grants', grant)).json()).toMatchObject({
      code: 'organisation.admin-gives',
      params: { role: '平台管理员' },
    })
    expect((await lead.post('/duty-grants', { ...grant, duty: 'dataEntry' })).statusCode).toBe(201)
  })
})

describe('S0-33 the lead of an item', () => {
  async function itemChange(id: string) {
    const { body, version } = (await must(clerk.get(`/items/${id}`))).json()
    return { ...body, hotIssue: `群众关心${version}`, version, cause: 'correction', note: '补上热点' }
  }

  test('S0-33 keeps that item up to date and no other, until the duty ends', async () => {
    const { person, officeId } = await newcomer()
    const browser = await t.signIn(person)
    expect((await browser.put(`/items/${itemId}`, await itemChange(itemId))).statusCode).toBe(403)
    const grantId = await give('businessLead', { officeId }, { itemId })
    await must(browser.put(`/items/${itemId}`, await itemChange(itemId)))
    expect((await must(browser.get(`/items/${itemId}`))).json().lead).toMatchObject({ isOwn: true })
    expect((await must(browser.get(`/items/${otherId}`))).json().lead).toMatchObject({ isOwn: false })
    const foreign = await browser.put(`/items/${otherId}`, await itemChange(otherId))
    expect(foreign.json()).toMatchObject({
      code: 'organisation.not-lead',
      params: { item: expect.stringContaining('FL-02') },
    })
    expect((await browser.post('/items', {})).statusCode).toBe(403)
    await end(grantId, YESTERDAY)
    expect((await browser.put(`/items/${itemId}`, await itemChange(itemId))).statusCode).toBe(403)
  })

  test('S0-33 writes the plan lines of that item and of no other', async () => {
    const { person, officeId } = await newcomer()
    const browser = await t.signIn(person)
    const lines = [planLine({ name: '别人的一项', itemIds: [otherId] })]
    const { planId, lineIds } = await makePlan(clerk, { year: 2041, lines })
    const own = planLine({ name: '自己的一项', itemIds: [itemId] })
    expect((await browser.post(`/plans/${planId}/lines`, own)).statusCode).toBe(403)
    const grantId = await give('businessLead', { officeId }, { itemId })
    const { id: lineId } = (await must(browser.post(`/plans/${planId}/lines`, own))).json()
    const { version, actions } = (await must(browser.get(`/plans/${planId}`))).json()
    expect(actions).toEqual(['changeLines'])
    const tries = [
      await browser.post(`/plans/${planId}/lines`, { ...own, itemIds: [itemId, otherId] }),
      await browser.post(`/plans/${planId}/lines`, { ...own, itemIds: [] }),
      await browser.put(`/plans/${planId}/lines/${lineIds[0]}`, { ...own, version }),
      await browser.put(`/plans/${planId}/lines/${lineId}`, { ...own, itemIds: [otherId], version }),
      await browser.delete(`/plans/${planId}/lines/${lineIds[0]}`),
    ]
    for (const reply of tries) expect(reply.json().code).toBe('organisation.not-lead')
    await must(browser.put(`/plans/${planId}/lines/${lineId}`, { ...own, content: '许可、台账', version }))
    expect((await browser.post(`/plans/${planId}/submit`)).statusCode).toBe(403)
    await end(grantId, YESTERDAY)
    expect((await browser.delete(`/plans/${planId}/lines/${lineId}`)).statusCode).toBe(403)
  })

  test('S0-33 makes tasks of that item and of no other, and draws none that somebody else made', async () => {
    const { person, officeId } = await newcomer()
    const browser = await t.signIn(person)
    const scopeOf = (id: string) => ({ itemIds: [id], kinds: [], regions: [], poolIds: [], tagIds: [] })
    const own = world.input({ scope: scopeOf(itemId) })
    expect((await browser.post('/tasks', own)).statusCode).toBe(403)
    const grantId = await give('businessLead', { officeId }, { itemId })
    const { id } = (await must(browser.post('/tasks', own))).json()
    const foreign = await browser.post('/tasks', world.input({ scope: scopeOf(otherId) }))
    expect(foreign.json().code).toBe('organisation.not-lead')
    const moved = await browser.put(`/tasks/${id}`, { ...world.input({ scope: scopeOf(otherId) }), version: 1 })
    expect(moved.json().code).toBe('organisation.not-lead')
    const theirs = await world.makeTask({ scope: scopeOf(itemId) })
    expect((await browser.post(`/tasks/${theirs}/submit`)).json().code).toBe('tasks.not-drawer')
    expect((await browser.post(`/tasks/${theirs}/draws`)).json().code).toBe('draws.not-drawer')
    await end(grantId, YESTERDAY)
    await give('businessLead', { officeId }, { itemId: otherId })
    expect((await browser.post(`/tasks/${id}/submit`)).json().code).toBe('organisation.not-lead')
    await must(browser.post(`/tasks/${id}/cancel`, { reason: '改到下月再抽' }))
    expect((await browser.post('/tasks', own)).statusCode).toBe(403)
  })
})

describe('what is kept apart by person stays apart', () => {
  test('S0-12 S0-33 a head, a publisher, a witness and an inspector get no task to draw from their office’s duty', async () => {
    for (const role of ['deputyHead', 'platformLead', 'disciplineWitness', 'inspector'] as const) {
      const { person, officeId } = await newcomer([role])
      await give('businessLead', { officeId }, { itemId })
      const browser = await t.signIn(person)
      expect((await browser.post('/tasks', world.input())).json().code, role).toBe('auth.forbidden')
      expect((await browser.get('/session')).json().actor.roles).toEqual([role])
    }
  })

  test('S0-13 B-24 an inspector sees no list before the day, whatever the office holds', async () => {
    const { person, officeId } = await newcomer(['inspector'])
    await give('platformLead', { officeId })
    const browser = await t.signIn(person)
    for (const url of ['/draws', '/tasks', '/targets', '/users']) expect((await browser.get(url)).statusCode).toBe(403)
  })

  test('S0-32 S2-10 a head who enters a line by way of a duty does not approve the plan', async () => {
    const { person, officeId } = await newcomer(['deputyHead'])
    await give('dataEntry', { officeId })
    const browser = await t.signIn(person)
    const { planId } = await makePlan(clerk, { year: 2042 })
    await must(browser.post(`/plans/${planId}/lines`, planLine({ name: '代为录入的一项' })))
    await must(clerk.post(`/plans/${planId}/submit`))
    expect((await browser.post(`/plans/${planId}/approve`)).json().code).toBe('plans.own-decision')
  })

  test('S0-32 everybody’s rights are listed with the office and the duty they come from, and why one gives none', async () => {
    const { person, officeId } = await newcomer([], '周某')
    const officer = await t.makeUser({ bureauId: t.bureau.id, roles: ['inspector'], officeId, name: '郑某' })
    const grantId = await give('dataEntry', { officeId }, { until: '2026-12-31' })
    expect((await (await t.signIn(person)).get('/session')).json().actor.roles).toEqual(['dataEntry'])
    const rights: PersonRights[] = (await must(clerk.get('/duty-rights'))).json()
    const rightsOf = ({ id }: Actor) => rights.find((one) => one.id === id)
    const grant = { grantId, duty: 'dataEntry', until: '2026-12-31', itemName: null }
    expect(rightsOf(person)).toMatchObject({ roles: [], granted: [{ ...grant, withheld: null }] })
    expect(rightsOf(person)?.granted[0]?.holder).toMatch(/^科室/)
    const exported = await must(clerk.get(`/duty-rights/export?q=${encodeURIComponent('周某')}`))
    const [, row] = await textsOf(exported.rawPayload, 'out.xlsx')
    expect(row?.[2]).toBe('平台录入')
    expect(row?.[4]).toMatch(/^科室.*：平台录入$/)
    expect(row?.[5]).toBe('2026-12-31')
    expect(rightsOf(officer)?.granted).toMatchObject([{ grantId, withheld: '执法检查人员派发前不得知道抽查安排' }])
  })
})
