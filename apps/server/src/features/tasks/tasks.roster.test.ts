import { eligibleCounts } from '@sunlot/draw'
import type { TaskInput } from '@sunlot/contract'
import { beforeAll, expect, test } from 'vitest'
import { startTest } from '../../../test/harness.ts'
import type { Test } from '../../../test/harness.ts'
import { createTaskWorld } from '../../../test/tasks.ts'
import type { TaskWorld } from '../../../test/tasks.ts'
import { loadScheme } from './task-scheme.ts'
import { readPreview } from './tasks.preview.ts'
import { listRoster } from './tasks.roster.ts'
import { seatClasses } from './tasks.seats.ts'

let t: Test
/** A bureau with one shared pool of people (S4) and one with people by item (S0). */
let shared: TaskWorld
let byItem: TaskWorld
let byItemBureau: string

const seat = { certified: false, expert: false, offices: [], optional: false }

beforeAll(async () => {
  t = await startTest()
  shared = await createTaskWorld(t)
  const { makeInspector } = shared
  const kin = await makeInspector({ code: 'P1', office: '执法队', certificateUntil: '2026-10-15' })
  await makeInspector({ code: 'P10', office: '植保股', certificateUntil: '2026-10-14' })
  await makeInspector({ code: 'P2', office: '植保股' })
  await makeInspector({ code: 'P3', kind: 'technicalExpert', certificateUntil: '2028-01-01' })
  await makeInspector({ code: 'P4', status: 'leave' })
  await makeInspector({ code: 'P5', status: 'transferred' })
  await makeInspector({ code: 'P6', status: 'suspended' })
  const target = await shared.makeTarget({ code: 'T01' })
  const otherItem = await shared.makeItem('SL-01')
  await shared.makeConflict(kin, target)
  await shared.makeConflict(kin, await shared.makeTarget({ code: 'T02', itemIds: [otherItem] }))

  byItemBureau = (await t.makeBureau({ profile: 'S0' })).id
  byItem = await createTaskWorld(t, { bureauId: byItemBureau })
  const feed = await byItem.makeItem('SL-01')
  await byItem.makeTarget()
  await byItem.makeInspector({ code: 'Q1', itemIds: [byItem.itemId] })
  await byItem.makeInspector({ code: 'Q2', itemIds: [byItem.itemId, feed] })
  await byItem.makeInspector({ code: 'Q3', itemIds: [feed] })
  await byItem.makeInspector({ code: 'Q4' })
})

function schemeOf(fields: Partial<TaskInput> = {}) {
  return loadScheme(t.deps.db, { bureauId: t.bureau.id, input: shared.input(fields), today: '2026-10-08' })
}

test('S0-09 S0-10 officers with a certificate to the last day of the checks are certified; experts and the absent are not', async () => {
  const roster = await listRoster(t.deps.db, await schemeOf())
  expect(roster.map(({ id, tags }) => [id, tags])).toEqual([
    ['P1', ['cert']],
    ['P10', []],
    ['P2', ['cert']],
    ['P3', ['expert']],
  ])
})

test('S4-05 a declared conflict keeps a person from that target, in this scope and until it is withdrawn', async () => {
  const scheme = await schemeOf()
  const [person] = await listRoster(t.deps.db, scheme)
  expect(person).toMatchObject({ id: 'P1', recuse: ['T01'] })
  expect(await readPreview(t.deps.db, scheme)).toMatchObject({ recusals: { people: 1, targets: 1 } })
  await t.deps.db.transaction().execute(async (tx) => {
    await tx.updateTable('conflicts').set({ withdrawnAt: t.deps.clock.now() }).execute()
    expect((await listRoster(tx, scheme))[0]?.recuse).toEqual([])
    await tx.updateTable('conflicts').set({ withdrawnAt: null }).execute()
  })
})

test('S0-15 the conditions of each seat become classes of the record: certificate, expertise, office, bound', async () => {
  const scheme = await schemeOf({
    visitsPerPerson: 4,
    seats: [
      { ...seat, name: '组长', certified: true, offices: ['执法队'] },
      { ...seat, name: '组员', certified: true, offices: ['植保股', '执法队'] },
      { ...seat, name: '组员', certified: true, offices: ['植保股', '执法队'] },
      { ...seat, name: '专家', expert: true, optional: true },
    ],
  })
  const plan = seatClasses(scheme)
  expect(plan.classes).toEqual([[['cert'], ['o1']], [['cert'], ['o2', 'o1']], [['expert']]])
  expect(plan.kinds).toEqual({ v: [0, 1, 1, { c: 2, optional: true }] })
  expect(plan.seats.map(({ condition }) => condition)).toEqual([
    '持证有效、执法队',
    '持证有效、植保股或执法队',
    '持证有效、植保股或执法队',
    '专业技术人员',
  ])
  const roster = await listRoster(t.deps.db, scheme)
  expect(roster.map(({ tags, cap }) => [tags, cap])).toEqual([
    [['cert', 'o1'], 4],
    [['o2'], 4],
    [['cert', 'o2'], 4],
    [['expert'], 4],
  ])
  expect(eligibleCounts(roster, plan.classes)).toEqual([1, 2, 1])
})

test('two inspectors for three seats leave one seat that nobody can fill', async () => {
  const scheme = await schemeOf({
    seats: ['组长', '组员', '组员'].map((name) => ({ ...seat, name: name as '组长', certified: true })),
  })
  expect(await readPreview(t.deps.db, scheme)).toMatchObject({
    people: 2,
    crew: { seats: 3, filled: 2, visitsAtMost: null },
    certificatesExpiring: 1,
  })
})

test('a person who alone fits two seats can fill only one of them', async () => {
  const scheme = await schemeOf({
    visitsPerPerson: 3,
    seats: [
      { ...seat, name: '组长', certified: true, offices: ['执法队'] },
      { ...seat, name: '组员', certified: true, offices: ['执法队'] },
    ],
  })
  expect((await readPreview(t.deps.db, scheme)).crew).toEqual({ seats: 2, filled: 1, visitsAtMost: 1 })
})

test('S0-08 by item, a person sits only where qualified for every item of the task', async () => {
  const scheme = await loadScheme(t.deps.db, {
    bureauId: byItemBureau,
    input: byItem.input(),
    today: '2026-10-08',
  })
  const plan = seatClasses(scheme)
  expect(plan.classes).toEqual([[['cert'], ['q:NY-01']]])
  expect(plan.seats[0]?.condition).toBe('持证有效、可查“事项NY-01”')
  const roster = await listRoster(t.deps.db, scheme)
  expect(roster.map(({ id, tags }) => [id, tags])).toEqual([
    ['Q1', ['cert', 'q:NY-01']],
    ['Q2', ['cert', 'q:NY-01']],
    ['Q3', ['cert']],
    ['Q4', ['cert']],
  ])
})

test('S3-07 in one shared pool qualifications restrict nobody', async () => {
  const plan = seatClasses(await schemeOf())
  expect(plan.classes).toEqual([[['cert']]])
})

test('S0-10 whoever is away for half of the checks or longer, transferred or suspended in them, is not on the roster', async () => {
  const world = await createTaskWorld(t, { bureauId: (await t.makeBureau()).id })
  await world.makeTarget()
  const absences = [
    ['short', 'leave', '2026-10-09', '2026-10-10'],
    ['half', 'leave', '2026-10-09', '2026-10-12'],
    ['over', 'leave', '2026-09-01', '2026-10-08'],
    ['later', 'transfer', '2026-10-16', null],
    ['moving', 'transfer', '2026-10-15', null],
    ['barred', 'suspension', '2026-10-15', '2026-10-20'],
  ] as const
  const ids = new Map<string, string>()
  for (const [code, kind, fromOn, untilOn] of absences) {
    const id = await world.makeInspector({ code })
    ids.set(code, id)
    const absence = await world.clerk.post(`/inspectors/${id}/absences`, { kind, fromOn, untilOn, reason: '写明理由' })
    expect(absence.statusCode, absence.body).toBe(201)
  }
  const listed = async () => {
    const input = world.input({ inspectFrom: '2026-10-09', inspectUntil: '2026-10-15' })
    const { bureauId } = world.drawer
    const roster = await listRoster(t.deps.db, await loadScheme(t.deps.db, { bureauId, input, today: '2026-10-08' }))
    return roster.map(({ id, tags }) => [id, tags.includes('cert')])
  }
  expect(await listed()).toEqual([
    ['later', true],
    ['over', true],
    ['short', true],
  ])
  const [certificate] = (await world.clerk.get(`/inspectors/${ids.get('short')}/certificates`)).json()
  const revoke = { revokedOn: '2026-10-15', reason: '违纪注销' }
  expect((await world.clerk.post(`/certificates/${certificate.id}/revoke`, revoke)).statusCode).toBe(204)
  expect(await listed()).toEqual([
    ['later', true],
    ['over', true],
    ['short', false],
  ])
})

test('S0-08 S0-10 a qualification that waits for confirmation after a change of post seats nobody', async () => {
  const id = (await byItem.clerk.get('/inspectors?q=Q1')).json().rows[0].id
  const scheme = await loadScheme(t.deps.db, { bureauId: byItemBureau, input: byItem.input(), today: '2026-10-08' })
  const tagsOf = async () => (await listRoster(t.deps.db, scheme)).find((person) => person.id === 'Q1')?.tags
  expect(await tagsOf()).toEqual(['cert', 'q:NY-01'])
  const { name, code, kind, region, certificateUntil, version } = (await byItem.clerk.get(`/inspectors/${id}`)).json()
  const moved = {
    name,
    code,
    kind,
    region,
    certificateUntil,
    version,
    itemIds: [byItem.itemId],
    office: '新科室',
    reason: '',
  }
  expect((await byItem.clerk.put(`/inspectors/${id}`, moved)).statusCode).toBe(204)
  expect(await tagsOf()).toEqual(['cert'])
  const confirm = { itemIds: [byItem.itemId], reason: '新岗位仍可查' }
  expect((await byItem.clerk.post(`/inspectors/${id}/qualifications/confirm`, confirm)).statusCode).toBe(204)
  expect(await tagsOf()).toEqual(['cert', 'q:NY-01'])
})

test('S4-05 an office that is itself the target stands aside as a whole, and a target the bureau may not check is not drawn', async () => {
  const world = await createTaskWorld(t, { bureauId: (await t.makeBureau()).id })
  const [first, second] = [await world.makeTarget({ code: 'G01' }), await world.makeTarget({ code: 'G02' })]
  await world.makeInspector({ code: 'N1', office: '农技站' })
  await world.makeInspector({ code: 'N2', office: '执法队' })
  const declare = (office: string | null, targetId: string) =>
    world.clerk.post('/conflicts/groups', { office, targetId, kind: 'departmentIsTarget', note: '示范园由本站主办' })
  expect((await declare('农技站', first)).statusCode).toBe(201)
  expect((await declare('农技站', first)).json()).toMatchObject({ code: 'conflicts.declared' })
  const bureau = await declare(null, second)
  expect(bureau.statusCode, bureau.body).toBe(201)
  // Joined after the declaration.
  await world.makeInspector({ code: 'N3', office: '农技站' })
  const { bureauId } = world.drawer
  const scheme = await loadScheme(t.deps.db, { bureauId, input: world.input(), today: '2026-10-08' })
  const roster = await listRoster(t.deps.db, scheme)
  expect(roster.map(({ id, recuse }) => [id, recuse])).toEqual([
    ['N1', ['G01']],
    ['N2', []],
    ['N3', ['G01']],
  ])
  expect(await readPreview(t.deps.db, scheme)).toMatchObject({
    size: 2,
    eligible: 1,
    excluded: [{ reason: 'RECUSED', clause: 'S4-05', count: 1 }],
  })
  const all = (await world.clerk.get('/conflicts?scope=bureau')).json()
  expect(all).toMatchObject({ total: 1, rows: [{ inspectorId: null, inspectorName: '全单位', targetCode: 'G02' }] })
  expect((await world.clerk.delete(`/conflicts/${bureau.json().id}`, { reason: '上级已另行安排' })).statusCode).toBe(
    204,
  )
  expect((await readPreview(t.deps.db, scheme)).eligible).toBe(2)
})

test('S2-07 a seat that asks for an expertise is filled only by those who carry its mark', async () => {
  const world = await createTaskWorld(t, { bureauId: (await t.makeBureau({ profile: 'S2' })).id })
  await world.makeTarget()
  const itemIds = [world.itemId]
  await world.makeInspector({ code: 'U1', itemIds })
  const specialist = await world.makeInspector({ code: 'U2', itemIds })
  await t.deps.db
    .insertInto('inspectorTags')
    .values({ inspectorId: specialist, facet: 'specialty', tag: '测绘' })
    .execute()
  const seats = [
    { ...seat, name: '组长' as const, certified: true, tags: ['测绘', '地灾'] },
    { ...seat, name: '组员' as const, certified: true },
  ]
  const { bureauId } = world.drawer
  const scheme = await loadScheme(t.deps.db, { bureauId, input: world.input({ seats }), today: '2026-10-08' })
  const plan = seatClasses(scheme)
  expect(plan.seats[0]?.condition).toBe('持证有效、测绘或地灾、可查“事项NY-01”')
  expect(eligibleCounts(await listRoster(t.deps.db, scheme), plan.classes)).toEqual([1, 2])
  expect((await world.clerk.get('/tasks/options')).json().inspectorTags).toEqual(['测绘'])
})
