import { AUDIT_EVENTS } from '@sunlot/contract'
import type { MatrixItem, MergeProposal, PlanAnalysis, PlanCheck, PlanLineInput, RepeatRow } from '@sunlot/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import { startTest } from '../../../test/harness.ts'
import type { Test } from '../../../test/harness.ts'
import { makePlan, planLine } from '../../../test/planning.ts'
import { textsOf } from '../../../test/registry.ts'
import { createTaskWorld } from '../../../test/tasks.ts'
import type { TaskWorld } from '../../../test/tasks.ts'

let t: Test
let world: TaskWorld
// The plan of this year is the one that counts what was drawn; every other test has a year of its own.
let year = 2025
let pesticide: string
let fertilizer: string
let seeds: string
let poolId: string

beforeAll(async () => {
  t = await startTest()
  world = await createTaskWorld(t)
  pesticide = await world.makeItem('NY-11', '农药经营')
  fertilizer = await world.makeItem('NY-12', '肥料经营')
  seeds = await world.makeItem('NY-13', '种子经营')
  poolId = await makePool()
  // 20 sell pesticides only, 10 both, 10 fertilizer only; 3 do not take part; 5 are of no line.
  const both = await makeTargets(10, [pesticide, fertilizer], { riskClass: 'C', region: '井坪镇' })
  await makeTargets(20, [pesticide], { riskClass: 'A', drawnYear: 2026, drawnCount: 1 })
  await makeTargets(10, [fertilizer], { riskClass: 'A', kind: 'enterprise' })
  await makeTargets(3, [pesticide, fertilizer], { status: 'closed' })
  const loose = await makeTargets(5, [seeds], { riskClass: null })
  await putInPool([...both.slice(0, 2), ...loose.slice(0, 1)])
})

async function makeTargets(count: number, itemIds: string[], fields: Parameters<TaskWorld['makeTarget']>[0]) {
  const ids: string[] = []
  for (let index = 0; index < count; index += 1) ids.push(await world.makeTarget({ ...fields, itemIds }))
  return ids
}

async function makePool(): Promise<string> {
  const id = t.deps.newId()
  const at = t.deps.clock.now()
  const pool = { id, bureauId: t.bureau.id, name: '高风险库', entry: 'byHand' as const, createdAt: at, updatedAt: at }
  await t.deps.db
    .insertInto('specialPools')
    .values({ ...pool, ratePart: null, rateWhole: null, roundsPerYear: null, visitsPerYear: null })
    .execute()
  return id
}

async function putInPool(ids: string[]): Promise<void> {
  const rows = ids.map((targetId) => ({
    bureauId: t.bureau.id,
    poolId,
    targetId,
    since: '2026-01-01',
    reason: '查实投诉',
  }))
  await t.deps.db.insertInto('specialPoolTargets').values(rows).execute()
}

async function setCap(visitsPerYear: number | null): Promise<void> {
  await t.deps.db.updateTable('specialPools').set({ visitsPerYear }).where('id', '=', poolId).execute()
}

/** A line over these items with 10 % a round in May and October. */
function lineOf(name: string, itemIds: string[], fields: Partial<PlanLineInput> = {}): PlanLineInput {
  const amount = {
    ...planLine().amount,
    base: null,
    rate: { ...planLine().amount.rate!, share: [10, 100] as [number, number] },
  }
  return planLine({ name, itemIds, amount, ...fields })
}

async function planOf(lines: PlanLineInput[]) {
  year += 1
  return makePlan(world.clerk, { year, lines })
}

async function read<T>(planId: string, what: string): Promise<T> {
  const reply = await world.clerk.get(`/plans/${planId}/${what}`)
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json()
}

function check({ checks }: { checks: PlanCheck[] }, id: string): PlanCheck | undefined {
  return checks.find((one) => one.id === id)
}

describe('a plan against the directory as it stands', () => {
  test('S1-15 every active target counts once, whichever items it is under, and those drawn this year are known', async () => {
    const { planId } = await planOf([lineOf('农药抽查', [pesticide]), lineOf('肥料抽查', [fertilizer])])
    const analysis = await read<PlanAnalysis>(planId, 'analysis')
    expect(analysis.coverage).toMatchObject({ total: 45, outside: 5, drawn: 20, required: 3, missing: 0 })
    expect(analysis.coverage.byRisk.map(({ riskClass, total }) => [riskClass, total])).toEqual([
      ['A', 30],
      ['C', 10],
      [null, 5],
    ])
    expect(analysis.lines.map(({ base, visits, rounds }) => [base, visits, rounds.map(({ month }) => month)])).toEqual([
      [30, 6, [5, 10]],
      [20, 4, [5, 10]],
    ])
    // 20 and 10 of one line each, 10 of both; four independent draws of a tenth.
    expect(analysis.coverage.expected).toBeCloseTo(30 * (1 - 0.9 ** 2) + 10 * (1 - 0.9 ** 4), 1)
    expect(analysis.months).toEqual([0, 0, 0, 0, 5, 0, 0, 0, 0, 5, 0, 0])
  })

  test('S4-16 a line may look at kind, region or a special pool, and then covers only those', async () => {
    const { planId } = await planOf([
      lineOf('只查企业', [pesticide, fertilizer], { scope: { ...planLine().scope, kinds: ['enterprise'] } }),
      lineOf('只查井坪镇', [pesticide], { scope: { ...planLine().scope, regions: ['井坪镇'] } }),
      lineOf('专项库', [], { scope: { ...planLine().scope, poolIds: [poolId] } }),
    ])
    const { lines, coverage } = await read<PlanAnalysis>(planId, 'analysis')
    expect(lines.map(({ base }) => base)).toEqual([10, 10, 3])
    expect(coverage.total).toBe(45)
  })

  test('S1-03 S1-14 S2-14 the matrix names what no line checks, and how far the targets of each item are reached', async () => {
    const { planId } = await planOf([lineOf('农药抽查', [pesticide])])
    const { items } = await read<{ items: MatrixItem[] }>(planId, 'matrix')
    const of = (id: string) => items.find(({ itemId }) => itemId === id)
    // A plan of another year: what was drawn in 2026 is none of its draws.
    expect(of(pesticide)).toMatchObject({ targets: 30, drawn: 0, gaps: [], lines: [{ place: 1, rounds: 2 }] })
    expect(of(pesticide)?.expected).toBeCloseTo(30 * (1 - 0.9 ** 2), 1)
    // Ten of the fertilizer dealers are visited under the pesticide line, but nobody looks at their fertilizer.
    expect(of(fertilizer)).toMatchObject({ targets: 20, gaps: ['line'], lines: [], expected: 0 })
    expect(check(await read<PlanAnalysis>(planId, 'analysis'), 'items-covered')).toMatchObject({ state: 'warned' })
  })

  test('S4-15 a plan that gives an item one round a year is refused at submission, with the clause', async () => {
    const once = { ...planLine().time, rounds: [5] }
    const { planId, lineIds } = await planOf([lineOf('农药抽查', [pesticide], { time: once })])
    const refused = await world.clerk.post(`/plans/${planId}/submit`)
    expect(refused.json()).toMatchObject({ code: 'plans.checks-unmet', params: { count: 1, clause: 'S4-15' } })
    const { version } = (await world.clerk.get(`/plans/${planId}`)).json()
    const twice = { ...lineOf('农药抽查', [pesticide]), version }
    expect((await world.clerk.put(`/plans/${planId}/lines/${lineIds[0]}`, twice)).statusCode).toBe(204)
    expect((await world.clerk.post(`/plans/${planId}/submit`)).statusCode).toBe(204)
  })
})

describe('what the plan does to one target', () => {
  test('S0-38 S3-11 B-12 those that several lines could visit too often are listed by name, searched and taken along', async () => {
    const { planId } = await planOf([lineOf('农药抽查', [pesticide]), lineOf('肥料抽查', [fertilizer])])
    const page = await read<{ total: number; rows: RepeatRow[] }>(planId, 'repeats')
    expect(page.total).toBe(10)
    expect(page.rows[0]).toMatchObject({ riskClass: 'C', most: 4, lines: [{ place: 1 }, { place: 2 }] })
    expect(page.rows[0]?.expected).toBeCloseTo(0.4, 6)
    expect(page.rows.map(({ code }) => code)).toEqual(page.rows.map(({ code }) => code).toSorted())
    const one = page.rows[3]!
    expect((await read<{ total: number }>(planId, `repeats?q=${one.code}`)).total).toBe(1)
    expect((await read<{ total: number }>(planId, 'repeats?q=%25')).total).toBe(0)
    const file = await world.clerk.get(`/plans/${planId}/repeats/export?format=csv`)
    expect(await textsOf(file.rawPayload, 'repeats.csv')).toHaveLength(11)
    expect(check(await read<PlanAnalysis>(planId, 'analysis'), 'cap-kept')).toMatchObject({
      state: 'warned',
      link: { text: '看 10 户', to: `/plans/${planId}/repeats` },
    })
  })

  test('B-12 own and joint plan of a year add up for one target, and a special pool has the cap it lays down', async () => {
    const { planId } = await planOf([lineOf('农药抽查', [pesticide])])
    expect((await read<{ total: number }>(planId, 'repeats')).total).toBe(0)
    const joint = [lineOf('联合抽查', [fertilizer, pesticide], { scope: { ...planLine().scope, regions: ['井坪镇'] } })]
    const other = await makePlan(world.clerk, { year, kind: 'joint', lines: joint })
    const both = await read<{ total: number; rows: RepeatRow[] }>(planId, 'repeats')
    expect(both.total).toBe(10)
    expect(both.rows[0]).toMatchObject({
      most: 4,
      cap: 2,
      lines: [
        { place: 1, name: '农药抽查', isOther: false },
        { place: 1, name: '联合抽查', isOther: true },
      ],
    })
    expect((await read<{ total: number }>(other.planId, 'repeats')).total).toBe(10)
    await setCap(4)
    // Two of the ten are in the pool, which allows four.
    expect((await read<{ total: number }>(planId, 'repeats')).total).toBe(8)
    await setCap(1)
    const strict = await read<{ rows: RepeatRow[] }>(planId, 'repeats')
    expect(strict.rows.filter(({ cap }) => cap === 1)).toHaveLength(2)
    await setCap(null)
  })

  test('S2-09 two lines of a draft become one joint line; the trail keeps both, and a stale page merges nothing', async () => {
    const { planId, lineIds } = await planOf([
      lineOf('农药抽查', [pesticide]),
      lineOf('种子抽查', [seeds]),
      lineOf('肥料抽查', [fertilizer]),
    ])
    const [suggestion] = await read<{ keepId: string; joinId: string; saved: number }[]>(planId, 'merges')
    expect(suggestion).toMatchObject({ keepId: lineIds[0], joinId: lineIds[2], overlap: 10, saved: 2 })
    const { keepId, joinId } = suggestion!
    const { version } = (await world.clerk.get(`/plans/${planId}`)).json()
    const stale = await world.clerk.post(`/plans/${planId}/merges`, { keepId, joinId, version: version - 1 })
    expect(stale.json().code).toBe('plans.changed')
    expect((await world.clerk.post(`/plans/${planId}/merges`, { keepId, joinId, version })).statusCode).toBe(204)
    const merged = (await world.clerk.get(`/plans/${planId}`)).json()
    expect(merged.lines.map((line: { place: number; name: string }) => [line.place, line.name])).toEqual([
      [1, '农药抽查；肥料抽查'],
      [2, '种子抽查'],
    ])
    expect(merged.lines[0]).toMatchObject({ organisation: 'internalJoint', remarks: '由“农药抽查”和“肥料抽查”合并' })
    const event = await t.deps.db
      .selectFrom('auditEvents')
      .select('data')
      .where('event', '=', 'plans.lines-merged')
      .executeTakeFirstOrThrow()
    expect(event.data).toMatchObject({ keep: { name: '农药抽查' }, join: { name: '肥料抽查' } })
    expect(AUDIT_EVENTS['plans.lines-merged']).toBe('合并计划项')
    const analysis = await read<PlanAnalysis>(planId, 'analysis')
    expect(analysis.lines[0]).toMatchObject({ base: 40, visits: 8 })
    expect(analysis.joint).toMatchObject({ places: 2, saved: 2, jointItems: 2, items: 3 })
  })
})

describe('an amendment', () => {
  test('S4-15 B-12 is held against the rulebook as the plan was, when it is submitted and again when it is approved', async () => {
    const { planId, lineIds } = await planOf([lineOf('农药抽查', [pesticide])])
    const [head, publisher] = [world.head, await t.signIn(world.publisher)]
    await world.clerk.post(`/plans/${planId}/submit`)
    await head.post(`/plans/${planId}/approve`)
    await world.clerk.post(`/plans/${planId}/report`, { to: '市局', on: '2026-10-08', receipt: '收文 12 号' })
    await publisher.post(`/plans/${planId}/publish`, { inForceOn: `${year}-01-01` })
    const amendmentOf = (line: PlanLineInput) => ({
      reason: '照上级通知调整轮次和比例',
      changes: [{ op: 'change', lineId: lineIds[0], line }],
    })
    const once = lineOf('农药抽查', [pesticide], { time: { ...planLine().time, rounds: [5] } })
    const { id } = (await world.clerk.post(`/plans/${planId}/amendments`, amendmentOf(once))).json()
    const refused = await world.clerk.post(`/amendments/${id}/submit`)
    expect(refused.json()).toMatchObject({ code: 'amendments.checks-unmet', params: { count: 1, clause: 'S4-15' } })

    const whole = lineOf('农药抽查', [pesticide])
    whole.amount.rate = { ...whole.amount.rate!, share: [100, 100] }
    expect((await world.clerk.put(`/amendments/${id}`, { ...amendmentOf(whole), version: 1 })).statusCode).toBe(204)
    expect((await world.clerk.post(`/amendments/${id}/submit`)).statusCode).toBe(204)
    // In between two of its targets may be visited only once.
    await setCap(1)
    const late = await head.post(`/amendments/${id}/approve`)
    expect(late.json()).toMatchObject({ code: 'amendments.checks-unmet', params: { clause: 'B-12' } })
    await setCap(null)
    expect((await head.post(`/amendments/${id}/approve`)).statusCode).toBe(204)
  })

  test('S2-09 two lines of a published plan come with the line they would make, ready for its amendment', async () => {
    const { planId, lineIds } = await planOf([lineOf('农药抽查', [pesticide]), lineOf('肥料抽查', [fertilizer])])
    const [proposal] = await read<MergeProposal[]>(planId, 'merges')
    expect(proposal).toMatchObject({
      keepId: lineIds[0],
      joinId: lineIds[1],
      line: { name: '农药抽查；肥料抽查', organisation: 'internalJoint', itemIds: [pesticide, fertilizer] },
    })
    const changes = [
      { op: 'change', lineId: lineIds[0], line: proposal?.line },
      { op: 'remove', lineId: lineIds[1] },
    ]
    await world.clerk.post(`/plans/${planId}/submit`)
    await world.head.post(`/plans/${planId}/approve`)
    await world.clerk.post(`/plans/${planId}/report`, { to: '市局', on: '2026-10-08', receipt: '收文 12 号' })
    await (await t.signIn(world.publisher)).post(`/plans/${planId}/publish`, { inForceOn: `${year}-01-01` })
    const amendment = await world.clerk.post(`/plans/${planId}/amendments`, {
      reason: '对象相近，合并为一项抽查',
      changes,
    })
    expect(amendment.statusCode, amendment.body).toBe(201)
    expect((await world.clerk.post(`/amendments/${amendment.json().id}/submit`)).statusCode).toBe(204)
  })
})

describe('what if', () => {
  test('S0-38 the simulator answers with coverage, hours and caps for other rates and rounds, and keeps nothing', async () => {
    const { planId, lineIds } = await planOf([lineOf('农药抽查', [pesticide])])
    for (let index = 0; index < 2; index += 1) await world.makeInspector()
    const rate = { bound: '>=', share: [100, 100] }
    const reply = await world.clerk.post(`/plans/${planId}/simulation`, {
      lines: [{ lineId: lineIds[0], rate, rounds: [4, 6, 9] }],
      people: null,
      peoplePerVisit: 2,
      hoursPerVisit: 4,
      hoursPerMonth: 40,
    })
    expect(reply.statusCode, reply.body).toBe(200)
    const { people, asPlanned, changed } = reply.json()
    expect(people).toBe(2)
    expect(asPlanned).toMatchObject({ visits: 6, capacity: 10, shortfall: 0, overCap: { possible: 0, cap: 2 } })
    expect(changed).toMatchObject({ visits: 90, shortfall: 60, overCap: { possible: 30, expected: 30 } })
    expect(changed.months[3]).toEqual({ visits: 30, perPerson: 30, isOver: true })
    expect(changed.coverage).toMatchObject({ expected: 30, total: 45 })
    expect(check(changed, 'cap-kept')).toMatchObject({ state: 'blocked' })
    expect((await read<PlanAnalysis>(planId, 'analysis')).lines[0]?.visits).toBe(6)
  })
})
