import type { Gate, TaskInput } from '@sunlot/contract'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { startTest } from '../../../test/harness.ts'
import type { Test } from '../../../test/harness.ts'
import { createTaskWorld } from '../../../test/tasks.ts'
import type { TaskWorld } from '../../../test/tasks.ts'
import { listTaskGates } from './tasks.facts.ts'
import { getTask } from './tasks.queries.ts'

let t: Test
let world: TaskWorld

beforeAll(async () => {
  t = await startTest()
  world = await createTaskWorld(t)
  for (let i = 0; i < 40; i += 1) await world.makeTarget()
  for (let i = 0; i < 4; i += 1) await world.makeInspector()
})

beforeEach(() => t.clock.set('2026-10-08T01:30:00Z'))

async function statusOf(id: string): Promise<string> {
  const rows: { id: string; status: string }[] = (await world.clerk.get('/tasks?size=200')).json().rows
  return rows.find((row) => row.id === id)?.status ?? 'missing'
}

async function gatesOf(id: string): Promise<Gate[]> {
  const task = await getTask(t.deps.db, t.bureau.id, id)
  return listTaskGates(t.deps.db, task, { draw: null, now: t.deps.clock.now() })
}

async function eventsOf(id: string): Promise<string[]> {
  const rows = await t.deps.db
    .selectFrom('auditEvents')
    .select('event')
    .where('subjectId', '=', id)
    .orderBy('seq')
    .execute()
  return rows.map(({ event }) => event)
}

test('a scheme is drafted, submitted, approved, and the directories declared complete, each step on the trail', async () => {
  const id = await world.makeReadyTask()
  expect(await statusOf(id)).toBe('approved')
  expect(await eventsOf(id)).toEqual([
    'tasks.created',
    'tasks.scheme-submitted',
    'tasks.scheme-approved',
    'tasks.directories-frozen',
  ])
  const { rows } = (await world.clerk.get('/tasks?q=第二轮农药')).json()
  expect(rows[0]).toMatchObject({ id, step: 4, items: ['事项NY-01'], next: '当众抽取对象和人员', poolSize: null })
})

test('S0-12 who draws can neither sign nor publish, and signing belongs to the deputy head', async () => {
  const { input, signer, publisher, drawer, clerk } = world
  const own = await clerk.post('/tasks', input({ signerId: drawer.id }))
  expect([own.statusCode, own.json().code]).toEqual([403, 'tasks.drawer-signs'])
  const swapped = await clerk.post('/tasks', input({ signerId: publisher.id, publisherId: signer.id }))
  expect(swapped.json()).toMatchObject({ code: 'tasks.bad-scheme', params: { why: '审签人须是本单位的分管领导' } })
})

test('what no draw could be made of is refused with the place', async () => {
  const layer = { riskClasses: ['A' as const], rate: [1, 10] as [number, number], min: null, max: null }
  const faults: [Partial<TaskInput>, string][] = [
    [{ strata: [{ ...layer, rate: [110, 100] }] }, '第 1 层的抽取比例超过 100%，最多写 100%'],
    [{ strata: [layer, { ...layer, riskClasses: ['A', 'B'] }] }, '风险等级“A”写进了两层，只能归入一层'],
    [{ strata: [{ ...layer, min: 5, max: 4 }] }, '第 1 层最少 5 户，多于最多 4 户'],
    [{ inspectFrom: '2026-10-16' }, '检查开始日期晚于结束日期'],
    [
      { witnesses: Array.from({ length: 2 }, () => ({ organ: '纪检组', name: '王某' })) },
      '见证人“纪检组·王某”写了两次',
    ],
    [{ title: '农药\u200b经营抽查' }, '“农药\u200b经营抽查”里有不能公开存档的字符，请重新输入这几个字'],
    [
      { scope: { itemIds: [world.drawer.id], kinds: [], regions: [], poolIds: [], tagIds: [] } },
      '所选抽查事项有的不在本单位清单里',
    ],
  ]
  for (const [fields, why] of faults) {
    for (const url of ['/tasks', '/tasks/preview']) {
      const reply = await world.clerk.post(url, world.input(fields))
      expect(reply.json(), `${url} ${why}`).toMatchObject({ code: 'tasks.bad-scheme', params: { why } })
    }
  }
  const missing = await world.clerk.post('/tasks', { ...world.input(), title: '短', seats: [] })
  expect(missing.json().issues).toEqual([
    { path: 'title', message: '至少 4 个字' },
    { path: 'seats', message: '至少选 1 项' },
  ])
})

test('the title is stored as the record will hash it', async () => {
  const id = await world.makeTask({ title: '农药经营抽查 Cafe\u0301' })
  expect((await getTask(t.deps.db, t.bureau.id, id)).input.title).toBe('农药经营抽查 Café')
})

test('a draft is replaced as a whole at the version it was read at, by its drawer, and only while drafting', async () => {
  const id = await world.makeTask()
  const put = (version: number, browser = world.clerk) =>
    browser.put(`/tasks/${id}`, { ...world.input({ title: '改过的抽查任务' }), version })
  expect((await put(1)).statusCode).toBe(204)
  expect((await put(1)).json()).toMatchObject({ code: 'tasks.changed' })
  const colleague = await t.signIn(await t.makeUser({ bureauId: t.bureau.id, roles: ['businessOffice'] }))
  expect((await put(2, colleague)).json()).toMatchObject({ code: 'tasks.not-drawer', params: { name: '李某' } })
  await world.clerk.post(`/tasks/${id}/submit`)
  expect((await put(2)).json()).toMatchObject({ code: 'tasks.wrong-status', params: { status: '方案待批准' } })
})

test('of two who save at once one wins and the other is told', async () => {
  const id = await world.makeTask()
  const save = () => world.clerk.put(`/tasks/${id}`, { ...world.input(), version: 1 })
  const codes = (await Promise.all([save(), save()])).map((reply) => reply.statusCode)
  expect(codes.sort()).toEqual([204, 409])
})

test('B-14 S0-12 only the named signer approves, and of two clicks at once one wins', async () => {
  const id = await world.makeTask()
  const other = await t.signIn(await t.makeUser({ bureauId: t.bureau.id, roles: ['deputyHead'] }))
  await world.clerk.post(`/tasks/${id}/submit`)
  expect((await other.post(`/tasks/${id}/approve`)).json()).toMatchObject({
    code: 'tasks.not-signer',
    params: { name: '赵某', action: '批准方案' },
  })
  expect((await world.clerk.post(`/tasks/${id}/approve`)).json().code).toBe('auth.forbidden')
  const replies = await Promise.all([world.head.post(`/tasks/${id}/approve`), world.head.post(`/tasks/${id}/approve`)])
  expect(replies.map((reply) => reply.statusCode).sort()).toEqual([204, 409])
  expect(replies.find((reply) => reply.statusCode === 409)?.json()).toMatchObject({
    code: 'tasks.wrong-status',
    params: { status: '待抽取', action: '批准方案' },
  })
  expect((await eventsOf(id)).filter((event) => event === 'tasks.scheme-approved')).toHaveLength(1)
})

test('a returned scheme loses its approval and its declaration, and the reason stands on the trail', async () => {
  const id = await world.makeReadyTask()
  expect((await world.head.post(`/tasks/${id}/return`, { reason: '比例偏低，请按风险等级重排' })).statusCode).toBe(204)
  expect(await getTask(t.deps.db, t.bureau.id, id)).toMatchObject({
    status: 'drafting',
    schemeApprovedAt: null,
    approvedBy: null,
    directoriesFrozenAt: null,
  })
})

test('a task ends before its draw by its drawer or signer, with a reason, once', async () => {
  const id = await world.makeTask()
  expect((await world.clerk.post(`/tasks/${id}/cancel`, {})).statusCode).toBe(422)
  const [one, two] = await Promise.all(
    [world.clerk, world.head].map((browser) => browser.post(`/tasks/${id}/cancel`, { reason: '与上级抽查重复' })),
  )
  expect([one?.statusCode, two?.statusCode].sort()).toEqual([204, 409])
  expect(await statusOf(id)).toBe('cancelled')
})

test('S4-08 the directories are declared complete once', async () => {
  const id = await world.makeTask()
  const declare = () => world.clerk.post(`/tasks/${id}/freeze`)
  const codes = (await Promise.all([declare(), declare()])).map((reply) => reply.statusCode)
  expect(codes.sort()).toEqual([204, 409])
  expect((await declare()).json()).toMatchObject({ code: 'tasks.already-frozen', params: { at: '10月8日 09:30' } })
  expect((await world.head.post(`/tasks/${id}/freeze`)).json().code).toBe('auth.forbidden')
  expect((await (await t.signIn('platformAdmin')).post(`/tasks/${id}/freeze`)).json().code).toBe('tasks.already-frozen')
})

test('S4-07 a gate that may be waived is waived by the deputy head with a reason, once; others never', async () => {
  const id = await world.makeReadyTask()
  const waive = (gateId: string, reason = '区纪检组外出，请人大代表代为见证') =>
    world.head.post(`/tasks/${id}/waive`, { gateId, reason })
  expect((await waive('witness-arrived')).statusCode).toBe(204)
  expect((await waive('witness-arrived')).json().code).toBe('tasks.already-waived')
  expect((await waive('evidence-kept')).json()).toMatchObject({
    code: 'tasks.not-waivable',
    params: { requirement: '抽取过程须有照片或录像', clause: 'S4-06' },
  })
  expect((await waive('training', '太短')).json().code).toBe('request.invalid')
  expect((await waive('no-such-gate')).statusCode).toBe(404)
  await waive('training', '九月已就同一事项培训过全体人员')
  const training = (await gatesOf(id)).find((gate) => gate.id === 'training')
  expect(training).toMatchObject({ state: 'waived', waiver: { approver: '赵某' }, clause: 'S4-22' })
})

test('S0-12 a drawer who has become deputy head waives nothing in the own task', async () => {
  const drawer = await t.makeUser({ bureauId: t.bureau.id, roles: ['businessOffice'], name: '何某' })
  const browser = await t.signIn(drawer)
  const id = (await browser.post('/tasks', world.input())).json().id
  await t.deps.db.updateTable('userRoles').set({ role: 'deputyHead' }).where('userId', '=', drawer.id).execute()
  const reply = await browser.post(`/tasks/${id}/waive`, { gateId: 'training', reason: '九月已就同一事项培训过' })
  expect(reply.json()).toMatchObject({ code: 'tasks.drawer-signs', params: { name: '何某', duty: '抽取人' } })
  expect((await browser.get(`/tasks/${id}`)).json().actions).not.toContain('waiveGate')
  expect((await browser.post(`/tasks/${id}/approve`)).json().code).toBe('tasks.not-signer')
})

test('S2-13 where the notice asks for a written scheme, an empty one cannot be submitted', async () => {
  const bureau = await t.makeBureau({ profile: 'S2' })
  const there = await createTaskWorld(t, { bureauId: bureau.id })
  await there.makeTarget()
  const id = await there.makeTask({ scheme: '' })
  expect((await there.clerk.post(`/tasks/${id}/submit`)).json()).toMatchObject({
    code: 'tasks.blocked',
    params: { action: '批准方案', first: '有具体工作方案', clause: 'S2-13' },
  })
})

test('another bureau’s task is not found, whatever is tried on it', async () => {
  const id = await world.makeTask()
  const bureau = await t.makeBureau()
  const there = await createTaskWorld(t, { bureauId: bureau.id })
  const tries = [
    there.clerk.put(`/tasks/${id}`, { ...there.input(), version: 1 }),
    there.clerk.post(`/tasks/${id}/submit`),
    there.head.post(`/tasks/${id}/approve`),
    there.head.post(`/tasks/${id}/return`, { reason: '看看' }),
    there.head.post(`/tasks/${id}/cancel`, { reason: '看看' }),
    there.clerk.post(`/tasks/${id}/freeze`),
    there.head.post(`/tasks/${id}/waive`, { gateId: 'training', reason: '没有写出任何理由的理由' }),
    there.clerk.get(`/tasks/${id}/exclusions`),
    there.clerk.get(`/tasks/${id}/exclusions/export`),
  ]
  for (const reply of await Promise.all(tries)) expect(reply.statusCode).toBe(404)
  expect(await eventsOf(id)).toEqual(['tasks.created'])
})

test('the form is offered the bureau’s items, people and the suggestions of its own notice', async () => {
  const options = (await world.clerk.get('/tasks/options')).json()
  expect(options).toMatchObject({
    items: [{ name: '事项NY-01', category: '一般检查事项', targets: 40 }],
    signers: expect.arrayContaining([{ id: world.signer.id, name: '赵某' }]),
    defaults: {
      minWitness: 1,
      seats: [
        { name: '组长', certified: true },
        { name: '组员', certified: true },
      ],
    },
    floor: { share: [5, 100], per: 'draw', clause: 'S4-15' },
  })
  expect(options.defaults.strata.map(({ rate }: { rate: number[] }) => rate)).toEqual([
    [5, 100],
    [10, 100],
    [20, 100],
  ])
})

test('S0-07 targets left out are listed one by one with the reason, searched, and exported', async () => {
  const bureau = await t.makeBureau()
  const there = await createTaskWorld(t, { bureauId: bureau.id })
  await there.makeTarget({ code: 'T3', name: '惠农农资店', status: 'closed', region: '井坪镇' })
  await there.makeTarget({ code: 'T1', name: '丰收种业', drawnYear: 2026, drawnCount: 1 })
  await there.makeTarget({ code: 'T2' })
  const id = await there.makeTask()
  const all = (await there.clerk.get(`/tasks/${id}/exclusions`)).json()
  expect(all).toMatchObject({
    total: 2,
    rows: [
      { code: 'T1', name: '丰收种业', reason: 'INSPECTED_THIS_YEAR', text: '今年已抽查' },
      { code: 'T3', region: '井坪镇', reason: 'CLOSED' },
    ],
  })
  expect((await there.clerk.get(`/tasks/${id}/exclusions?q=惠农`)).json()).toMatchObject({ total: 1 })
  expect((await there.clerk.get(`/tasks/${id}/exclusions?reason=CLOSED`)).json()).toMatchObject({ total: 1 })
  const csv = await there.clerk.get(`/tasks/${id}/exclusions/export?format=csv`)
  expect(csv.body.split('\r\n')).toEqual([
    '\ufeff信用代码或编号,名称,所在地,不参加的原因',
    'T1,丰收种业,,今年已抽查',
    'T3,惠农农资店,井坪镇,已关闭停业',
    '',
  ])
  const closed = await there.clerk.get(`/tasks/${id}/exclusions/export?format=csv&reason=CLOSED`)
  expect(closed.body.split('\r\n').slice(1, -1)).toEqual(['T3,惠农农资店,井坪镇,已关闭停业'])
  const xlsx = await there.clerk.get(`/tasks/${id}/exclusions/export`)
  expect(xlsx.headers['content-disposition']).toContain('.xlsx')
  expect(xlsx.rawPayload.subarray(0, 2).toString()).toBe('PK')
})

test('a list finds by words, filters by status and leaves out what is over', async () => {
  const id = await world.makeTask({ title: '饲料生产经营监督抽查', documentNo: '平农查〔2026〕77号' })
  const cancelled = await world.makeTask({ title: '饲料生产经营复查任务' })
  await world.clerk.post(`/tasks/${cancelled}/cancel`, { reason: '不再需要' })
  const found = async (query: string) =>
    (await world.clerk.get(`/tasks?${query}`)).json().rows.map((row: { id: string }) => row.id)
  expect(await found('q=饲料&sort=title')).toEqual(expect.arrayContaining([id, cancelled]))
  expect(await found('q=饲料&open=1')).toEqual([id])
  expect(await found('q=77号')).toEqual([id])
  expect(await found('q=饲料&status=cancelled')).toEqual([cancelled])
  expect((await world.clerk.get('/tasks/export?q=饲料')).rawPayload.subarray(0, 2).toString()).toBe('PK')
  expect((await (await t.signIn('inspector')).get('/tasks')).json().code).toBe('auth.forbidden')
})
