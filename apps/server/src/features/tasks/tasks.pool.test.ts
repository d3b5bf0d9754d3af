import { getProfile, resolvePolicy } from '@sunlot/contract'
import type { TaskInput } from '@sunlot/contract'
import { beforeAll, expect, test } from 'vitest'
import { startTest } from '../../../test/harness.ts'
import type { Test } from '../../../test/harness.ts'
import { createTaskWorld } from '../../../test/tasks.ts'
import type { TaskWorld } from '../../../test/tasks.ts'
import { usccOf } from '../../../test/registry.ts'
import { loadScheme } from './task-scheme.ts'
import { exclusionClause, poolSelect } from './tasks.pool.ts'
import type { PoolRow } from './tasks.pool.ts'
import { readPreview } from './tasks.preview.ts'

let t: Test
let world: TaskWorld
let feedId: string

const LAYERS: TaskInput['strata'] = [
  { riskClasses: ['C', 'D'], rate: [1, 2], min: null, max: null },
  { riskClasses: ['A', 'B', null], rate: [1, 10], min: null, max: null },
]

beforeAll(async () => {
  t = await startTest()
  world = await createTaskWorld(t)
  feedId = await world.makeItem('SL-01')
  const { makeTarget } = world
  await makeTarget({ code: 'T01', riskClass: 'D', region: '井坪镇' })
  await makeTarget({ code: 'T02', riskClass: 'C', region: '凤凰城镇' })
  await makeTarget({ code: 'T03', region: '' })
  await makeTarget({ code: 'T04', riskClass: 'A', status: 'closed', permitUntil: '2020-01-01' })
  await makeTarget({ code: 'T05', riskClass: 'B', status: 'suspended', drawnYear: 2026, drawnCount: 1 })
  await makeTarget({ code: 'T06', riskClass: 'B', drawnYear: 2026, drawnCount: 1, region: '井坪镇' })
  await makeTarget({ code: 'T07', riskClass: 'B', drawnYear: 2025, drawnCount: 3 })
  await makeTarget({ code: 'T08', riskClass: 'B', permitUntil: '2026-10-07' })
  await makeTarget({ code: 'T09', riskClass: 'B', permitUntil: '2026-10-08' })
  await makeTarget({ code: 'T10', status: 'removed' })
  await makeTarget({ code: 'T11', itemIds: [feedId] })
  await makeTarget({ code: 'T12', itemIds: [feedId, world.itemId], kind: 'cooperative' })
})

async function poolOf(fields: Partial<TaskInput> = {}): Promise<PoolRow[]> {
  const input = world.input({ strata: LAYERS, ...fields })
  const scheme = await loadScheme(t.deps.db, { bureauId: t.bureau.id, input, today: '2026-10-08' })
  return t.deps.db.selectFrom(poolSelect(scheme).as('pool')).selectAll().orderBy('label').execute()
}

function column<K extends keyof PoolRow>(rows: readonly PoolRow[], key: K): Record<string, PoolRow[K]> {
  return Object.fromEntries(rows.map((row) => [row.label, row[key]]))
}

test('S0-07 S1-16 every registered target of the scope is listed, those left out with the first reason that holds', async () => {
  expect(column(await poolOf(), 'status')).toEqual({
    T01: 'in',
    T02: 'in',
    T03: 'in',
    T04: 'out:CLOSED',
    T05: 'out:SUSPENDED',
    T06: 'out:INSPECTED_THIS_YEAR',
    T07: 'in',
    T08: 'out:PERMIT_EXPIRED',
    T09: 'in',
    T12: 'in',
  })
})

test('without the two exclusions the repeated and the lapsed take part, the closed never', async () => {
  const rows = await poolOf({ excludeInspectedThisYear: false, excludeExpiredPermit: false })
  expect(column(rows, 'status')).toMatchObject({ T04: 'out:CLOSED', T06: 'in', T08: 'in' })
  expect(column(rows, 'drawnThisYear')).toMatchObject({ T05: true, T06: true, T07: false, T01: false })
})

test('strata carry neutral keys in the order of the task, and an unclassified target has one', async () => {
  expect(column(await poolOf(), 'stratum')).toMatchObject({ T01: 's1', T02: 's1', T03: 's2', T04: 's2', T06: 's2' })
})

test('a target whose class is in no layer has no stratum and is counted as unplaced', async () => {
  const strata = LAYERS.slice(0, 1)
  expect(column(await poolOf({ strata }), 'stratum')).toMatchObject({ T01: 's1', T03: null })
  const input = world.input({ strata })
  const scheme = await loadScheme(t.deps.db, { bureauId: t.bureau.id, input, today: '2026-10-08' })
  expect(await readPreview(t.deps.db, scheme)).toMatchObject({ unplaced: 8, size: 10 })
})

test('regions are ranked by bytes only when neighbours are visited together; no region stays alone', async () => {
  expect(new Set(Object.values(column(await poolOf(), 'grp')))).toEqual(new Set(['']))
  const grp = column(await poolOf({ groupMax: 3 }), 'grp')
  // 井 is U+4E95 and 凤 is U+51E4.
  expect(grp).toMatchObject({ T01: 'g1', T06: 'g1', T02: 'g2', T03: '' })
})

test('the scope can be narrowed to kinds and regions, and reaches over several items', async () => {
  const { itemId } = world
  const both = await poolOf({ scope: { itemIds: [itemId, feedId], kinds: [], regions: [], poolIds: [], tagIds: [] } })
  expect(both.map(({ label }) => label)).toContain('T11')
  expect(both.filter(({ label }) => label === 'T12')).toHaveLength(1)
  const narrow = await poolOf({
    scope: { itemIds: [itemId], kinds: ['cooperative'], regions: [], poolIds: [], tagIds: [] },
  })
  expect(narrow.map(({ label }) => label)).toEqual(['T12'])
  const near = await poolOf({ scope: { itemIds: [itemId], kinds: [], regions: ['井坪镇'], poolIds: [], tagIds: [] } })
  expect(near.map(({ label }) => label)).toEqual(['T01', 'T06'])
})

test('a bureau sees only its own directory, and an item of another is refused', async () => {
  const other = await t.makeBureau()
  const theirs = await createTaskWorld(t, { bureauId: other.id })
  await theirs.makeTarget({ code: usccOf(999) })
  expect((await poolOf()).map(({ label }) => label)).not.toContain(usccOf(999))
  const input = world.input({ scope: { itemIds: [theirs.itemId], kinds: [], regions: [], poolIds: [], tagIds: [] } })
  await expect(loadScheme(t.deps.db, { bureauId: t.bureau.id, input, today: '2026-10-08' })).rejects.toMatchObject({
    code: 'tasks.bad-scheme',
  })
})

test('the preview counts layer by layer what a draw would do, and says under which clause targets stay out', async () => {
  const input = world.input({ strata: LAYERS })
  const scheme = await loadScheme(t.deps.db, { bureauId: t.bureau.id, input, today: '2026-10-08' })
  expect(await readPreview(t.deps.db, scheme)).toMatchObject({
    size: 10,
    eligible: 6,
    quota: 2,
    unplaced: 0,
    strata: [
      { key: 's1', size: 2, eligible: 2, quota: 1 },
      { key: 's2', size: 8, eligible: 4, quota: 1 },
    ],
    excluded: [
      { reason: 'CLOSED', text: '已关闭停业', clause: 'S4-03', count: 1 },
      { reason: 'SUSPENDED', clause: 'S4-03', count: 1 },
      { reason: 'INSPECTED_THIS_YEAR', clause: 'B-12', count: 1 },
      { reason: 'PERMIT_EXPIRED', clause: 'S4-03', count: 1 },
    ],
  })
})

test('the clause against repeated checks is the bureau’s own where it has one', () => {
  const clauses = ['S0', 'S1', 'S2', 'S3', 'S4'].map((id) =>
    exclusionClause(resolvePolicy(getProfile(id)), 'INSPECTED_THIS_YEAR'),
  )
  expect(clauses).toEqual(['S0-38', 'S1-16', 'S2-09', 'S3-11', 'B-12'])
})

test('S4-03 a target whose only permit was revoked is out, like one whose permit ended', async () => {
  const id = await world.makeTarget({ code: 'T13', permitNo: '农药经许-13', permitUntil: '2030-01-01' })
  expect(column(await poolOf(), 'status')).toMatchObject({ T13: 'in' })
  const reply = await world.clerk.post(`/permits/${id}/revocation`, { reason: '许可机关撤销' })
  expect(reply.statusCode, reply.body).toBe(204)
  expect(column(await poolOf(), 'status')).toMatchObject({ T13: 'out:PERMIT_EXPIRED' })
})
