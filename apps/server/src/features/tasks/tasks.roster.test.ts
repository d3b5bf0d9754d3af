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
