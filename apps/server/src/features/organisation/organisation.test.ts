import type { DutyCard, DutyGrant, GroupMemberInput, Groups, Message } from '@sunlot/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from '../../../test/browser.ts'
import { must } from '../../../test/ceremony.ts'
import { startTest } from '../../../test/harness.ts'
import type { Test } from '../../../test/harness.ts'
import { textsOf } from '../../../test/registry.ts'
import { createTaskWorld } from '../../../test/tasks.ts'
import type { TaskWorld } from '../../../test/tasks.ts'
import { holdersOf, listOrganisationTodos } from './index.ts'

let t: Test
let admin: Browser
let keeper: Browser
let clerk: Browser

beforeAll(async () => {
  t = await startTest()
  admin = await t.signIn('platformAdmin')
  keeper = await t.signIn('platformLead')
  clerk = await t.signIn('businessOffice')
})

const TERM = { from: '2026-01-01', until: null }

function member(fields: Partial<GroupMemberInput>): GroupMemberInput {
  return { position: 'member', officeId: null, userId: null, person: '', ...TERM, ...fields }
}

describe('coordination groups', () => {
  test('S0-29 a group has head, deputy and units with terms of their own, and the six units of the notice are asked for', async () => {
    const bureau = await t.makeBureau({ profile: 'S0' })
    const lead = await t.signIn(await t.makeUser({ bureauId: bureau.id, roles: ['platformLead'] }))
    const office = (name: string) => t.makeOffice({ bureauId: bureau.id, name })
    const units = ['办公室', '林政科', '林技站', '防火办', '行政审批科']
    const offices: string[] = []
    for (const name of units) offices.push(await office(name))
    const input = {
      name: '随机抽查工作协调小组',
      purpose: '协调联合抽查',
      ...TERM,
      members: [
        member({ position: 'head', person: '周某' }),
        member({ position: 'deputy', person: '牛某', until: '2026-12-31' }),
        ...offices.map((officeId) => member({ officeId })),
      ],
    }
    const before: Groups = (await must(lead.get('/groups'))).json()
    expect(before.expected).toMatchObject({ clause: 'S0-29', head: '局长', deputy: '主管副局长' })
    expect(before.expected?.missing).toHaveLength(6)
    const { id } = (await must(lead.post('/groups', input))).json()
    const { rows, expected }: Groups = (await must(lead.get('/groups'))).json()
    expect(rows[0]?.members.map(({ position, person, officeName }) => [position, person || officeName])).toEqual([
      ['head', '周某'],
      ['deputy', '牛某'],
      ...units.map((unit) => ['member', unit]),
    ])
    expect(expected?.missing).toEqual(['执法大队'])
    const changed = {
      ...input,
      version: 1,
      members: [...input.members, member({ officeId: await office('执法大队') })],
    }
    await must(lead.put(`/groups/${id}`, changed))
    expect((await must(lead.get('/groups'))).json().expected.missing).toEqual([])
    expect((await lead.put(`/groups/${id}`, changed)).json().code).toBe('organisation.changed')
  })

  test('a seat needs an office or a name, a term does not end before it begins, and offices are the own ones', async () => {
    const input = { name: '领导小组', purpose: '', ...TERM, members: [member({})] }
    expect((await keeper.post('/groups', input)).json()).toMatchObject({
      code: 'organisation.no-member',
      params: { place: 1 },
    })
    const backwards = { ...input, members: [member({ person: '李某', until: '2025-12-31' })] }
    expect((await keeper.post('/groups', backwards)).json().code).toBe('organisation.bad-term')
    const there = await t.makeBureau()
    const foreign = { ...input, members: [member({ officeId: await t.makeOffice({ bureauId: there.id }) })] }
    expect((await keeper.post('/groups', foreign)).json().code).toBe('organisation.unknown')
    expect((await clerk.post('/groups', input)).json().code).toBe('auth.forbidden')
  })

  test('B-13 a group may hold the duty to coordinate and no duty of inspection, also in the database', async () => {
    const input = { name: '协调小组', purpose: '', ...TERM, members: [member({ person: '赵某' })] }
    const groupId = (await must(keeper.post('/groups', input))).json().id
    const grant = { officeId: null, userId: null, groupId, itemId: null, ...TERM }
    for (const duty of ['enforcementLead', 'platformLead', 'dataEntry', 'legalOffice', 'consolidation']) {
      const reply = await keeper.post('/duty-grants', { ...grant, duty })
      expect(reply.json().code).toBe('organisation.group-coordinates')
    }
    await must(keeper.post('/duty-grants', { ...grant, duty: 'jointCoordinator' }))
    const change = t.deps.db.updateTable('dutyGrants').set({ duty: 'enforcementLead' }).where('groupId', '=', groupId)
    await expect(change.execute()).rejects.toMatchObject({ constraint: 'duty_grants_group_coordinates' })
  })
})

describe('duties', () => {
  let world: TaskWorld
  const on = '2026-10-08'

  beforeAll(async () => {
    world = await createTaskWorld(t)
  })

  function grant(fields: object): Promise<{ id: string }> {
    const nobody = { officeId: null, userId: null, groupId: null, itemId: null, ...TERM }
    return must(admin.post('/duty-grants', { ...nobody, ...fields })).then((reply) => reply.json())
  }

  test('S0-30 S0-32 a duty is given to whichever office the bureau wants: its people hold it, from the first day to the last', async () => {
    const bureauId = t.bureau.id
    for (const duty of ['jointCoordinator', 'platformLead', 'dataEntry'] as const) {
      const [one, other] = [await t.makeOffice({ bureauId }), await t.makeOffice({ bureauId })]
      const before = await t.makeUser({ bureauId, roles: ['legalOffice'], officeId: one })
      const after = await t.makeUser({ bureauId, roles: ['legalOffice'], officeId: other })
      const { id } = await grant({ duty, officeId: one, from: '2026-02-01' })
      await grant({ duty, officeId: other, from: '2026-10-01' })
      await must(keeper.post(`/duty-grants/${id}/end`, { until: '2026-09-30' }))
      const holders = async (day: string) =>
        (await holdersOf(t.deps.db, { bureauId, duty, on: day })).map(({ id }) => id)
      expect(await holders('2026-01-31')).not.toContain(before.id)
      expect(await holders('2026-09-30')).toContain(before.id)
      expect(await holders(on)).not.toContain(before.id)
      expect(await holders(on)).toContain(after.id)
      expect((await keeper.post(`/duty-grants/${id}/end`, { until: on })).json().code).toBe('organisation.duty-ended')
    }
  })

  test('S0-33 business is led item by item, and the holder is told', async () => {
    const bureauId = t.bureau.id
    const other = await world.makeItem('NY-02', '种子经营')
    const person = await t.makeUser({ bureauId, roles: ['businessOffice'] })
    await grant({ duty: 'businessLead', userId: person.id, itemId: world.itemId })
    const holders = (itemId: string) => holdersOf(t.deps.db, { bureauId, duty: 'businessLead', on, itemId })
    expect(await holders(world.itemId)).toEqual([{ id: person.id, name: person.name }])
    expect(await holders(other)).toEqual([])
    const shown = (await must(clerk.get(`/items/${world.itemId}`))).json().lead
    expect(shown).toMatchObject({ people: [person.name], grants: [{ holder: person.name, state: 'inForce' }] })
    const taskId = await world.makeTask()
    expect((await must(world.clerk.get(`/tasks/${taskId}`))).json().duties.businessLead).toEqual([person.name])
    const whole = { duty: 'businessLead', userId: person.id, officeId: null, groupId: null, itemId: null, ...TERM }
    expect((await keeper.post('/duty-grants', whole)).json().code).toBe('organisation.by-item')
    const messages: Message[] = (await must((await t.signIn(person)).get('/messages'))).json().rows
    expect(messages[0]?.text).toContain('对口业务指导和实施')
    const listed: DutyGrant[] = (await must(clerk.get('/duty-grants'))).json()
    expect(listed.find(({ userId }) => userId === person.id)).toMatchObject({ state: 'inForce', holder: person.name })
  })

  test('duties and groups are exported as they are found by words', async () => {
    const rows = async (url: string) => textsOf((await must(clerk.get(url))).rawPayload, 'out.xlsx')
    const found = await rows(`/duty-grants/export?q=${encodeURIComponent('对口业务')}`)
    expect(found.length).toBeGreaterThan(1)
    expect(found.slice(1).every(([duty]) => duty === '对口业务指导和实施')).toBe(true)
    expect(await rows(`/duty-grants/export?q=${encodeURIComponent('查无此人')}`)).toHaveLength(1)
    const members = [{ position: 'deputy', officeId: null, userId: null, person: '牛某', ...TERM }]
    await must(keeper.post('/groups', { name: '专项小组', purpose: '', ...TERM, members }))
    const seats = await rows(`/groups/export?q=${encodeURIComponent('牛某')}`)
    expect(seats.slice(1).map(([name, position]) => [name, position])).toEqual([['专项小组', '副组长']])
    expect(await rows(`/groups/export?q=${encodeURIComponent('查无此人')}`)).toHaveLength(1)
  })

  test('a duty needs exactly one holder', async () => {
    const none = { duty: 'dataEntry', officeId: null, userId: null, groupId: null, itemId: null, ...TERM }
    expect((await keeper.post('/duty-grants', none)).json().code).toBe('organisation.one-holder')
  })
})

describe('duty cards', () => {
  async function board(browser: Browser, query = ''): Promise<{ rows: DutyCard[]; counts: Record<string, number> }> {
    return (await must(browser.get(`/duty-cards${query}`))).json()
  }

  test('S1-05 S3-20 S2-19 the rulebook fills the board once, late first, and a card closes with evidence of the leading office only', async () => {
    const bureau = await t.makeBureau({ profile: 'S1' })
    const officeId = await t.makeOffice({ bureauId: bureau.id, name: '资源科' })
    const person = await t.makeUser({ bureauId: bureau.id, roles: ['businessOffice'], officeId })
    const lead = await t.signIn(await t.makeUser({ bureauId: bureau.id, roles: ['platformLead'] }))
    const responsible = await t.signIn(person)
    const bystander = await t.signIn(await t.makeUser({ bureauId: bureau.id, roles: ['businessOffice'] }))
    const made = (await must(lead.post('/duty-cards/from-rulebook', { year: 2026 }))).json().created
    expect(made).toBeGreaterThan(6)
    expect((await must(lead.post('/duty-cards/from-rulebook', { year: 2026 }))).json().created).toBe(0)

    const { rows, counts } = await board(responsible)
    expect(rows[0]).toMatchObject({ clause: 'S1-05', dueOn: '2026-05-31', light: 'late', isMine: true })
    expect(counts).toMatchObject({ late: 4, dueSoon: 0, open: 2 })
    const todos = await listOrganisationTodos(t.deps.db, person, '2026-10-08')
    expect(todos[0]).toMatchObject({ clause: 'S1-05', dueOn: '2026-05-31', verb: '去办结' })

    const url = `/duty-cards/${rows[0]?.id}`
    const closing = { version: 1, note: '科室和账号已建好', link: '/settings', attachmentId: null }
    expect((await responsible.post(`${url}/close`, { ...closing, link: '' })).json()).toMatchObject({
      code: 'organisation.no-evidence',
      params: { clause: 'S1-05' },
    })
    expect((await bystander.post(`${url}/close`, closing)).json()).toMatchObject({
      code: 'organisation.not-responsible',
      params: { units: '资源科' },
    })
    await must(responsible.post(`${url}/close`, closing))
    expect((await board(lead, '?light=doneLate')).rows).toMatchObject([
      { closed: { on: '2026-10-08', by: person.name, link: '/settings' } },
    ])
    expect((await responsible.post(`${url}/close`, closing)).json().code).toBe('organisation.card-closed')
    await must(lead.post(`${url}/reopen`, { reason: '证据不对，重新补充' }))
    expect((await board(lead, '?light=late')).rows[0]).toMatchObject({ id: rows[0]?.id, version: 3 })
    const exported = await must(lead.get('/duty-cards/export?format=csv&light=late'))
    expect(exported.body).toContain('S1-05')
  })

  test('two who make the cards of a year at once make them once', async () => {
    const bureau = await t.makeBureau({ profile: 'S1' })
    const lead = await t.signIn(await t.makeUser({ bureauId: bureau.id, roles: ['platformLead'] }))
    const made = () => must(lead.post('/duty-cards/from-rulebook', { year: 2027 }))
    const counts = (await Promise.all([made(), made(), made()])).map((reply) => reply.json().created)
    const total = (await must(lead.get('/duty-cards?year=2027'))).json().total
    expect(counts.toSorted((a, b) => a - b)).toEqual([0, 0, total])
  })

  test('a card has a leading unit, each unit once, and cites a clause of the own notice or the nation', async () => {
    const bureau = await t.makeBureau({ profile: 'S4' })
    const lead = await t.signIn(await t.makeUser({ bureauId: bureau.id, roles: ['platformLead'] }))
    const card = { year: 2026, clause: 'S4-10', text: '组织抽取', startsOn: null, dueOn: null, evidenceWanted: '' }
    const unit = (part: string, name: string) => ({ part, unit: name, officeId: null })
    const post = async (fields: object) =>
      (await lead.post('/duty-cards', { ...card, units: [unit('lead', '办公室')], ...fields })).json()
    expect((await post({ units: [unit('participating', '办公室')] })).issues[0].message).toBe('至少写一个牵头单位')
    const twice = [unit('lead', '办公室'), unit('participating', '办公室')]
    expect((await post({ units: twice })).issues[0].message).toBe('同一个单位写了两次，请删去一个')
    for (const clause of ['S0-01', 'S9-99'])
      expect(await post({ clause })).toMatchObject({ code: 'organisation.unknown', params: { what: '条款' } })
    for (const clause of ['S4-10', 'B-14']) expect((await post({ clause })).id).toBeDefined()
  })

  test('a deadline is moved with the version it was read at, and stays within its term', async () => {
    const input = {
      year: 2026,
      clause: 'S4-21',
      text: '半年监督情况通报',
      startsOn: null,
      dueOn: '2026-12-31',
      evidenceWanted: '通报文件',
      units: [{ part: 'lead', unit: '政策法规股', officeId: null }],
    }
    const { id } = (await must(keeper.post('/duty-cards', input))).json()
    const later = { ...input, dueOn: '2027-01-15', version: 1 }
    await must(keeper.put(`/duty-cards/${id}`, later))
    expect((await keeper.put(`/duty-cards/${id}`, later)).json().code).toBe('organisation.changed')
    const backwards = { ...input, startsOn: '2027-01-01', version: 2 }
    expect((await keeper.put(`/duty-cards/${id}`, backwards)).json().code).toBe('organisation.bad-term')
  })
})
