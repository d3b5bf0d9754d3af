import type { RiskFactInput, TaskDetail, TaskOptions } from '@sunlot/contract'
import { expect, test } from 'vitest'
import { must } from '../../../test/ceremony.ts'
import { startTest } from '../../../test/harness.ts'
import { createTaskWorld } from '../../../test/tasks.ts'
import { findSchemeFault } from './scheme.rules.ts'

const t = await startTest()

const FACT: RiskFactInput = {
  kind: 'complaint',
  on: '2026-09-01',
  source: '12345 热线',
  note: '',
  substantiated: null,
  endedOn: null,
}

/** A bureau under that notice with one target for each of the facts, class A, and twenty of whom nothing is on record. */
async function bureauWith(profile: string, facts: readonly Partial<RiskFactInput>[]) {
  const { id: bureauId } = await t.makeBureau({ profile, regionCode: '630202' })
  const world = await createTaskWorld(t, { bureauId })
  for (let count = 0; count < 20; count += 1) await world.makeTarget({ riskClass: 'A' })
  for (const fact of facts) {
    const id = await world.makeTarget({ riskClass: 'A' })
    await must(world.clerk.post(`/targets/${id}/risk-facts`, { ...FACT, ...fact }))
  }
  const options: TaskOptions = (await must(world.clerk.get('/tasks/options'))).json()
  return { world, options }
}

const FACTS = [
  { substantiated: true },
  { substantiated: null },
  { substantiated: false },
  { kind: 'abnormalList' },
  { kind: 'abnormalList', endedOn: '2026-10-01' },
  { kind: 'violation' },
] as const

test('S3-12 whoever was complained of with reason or is listed stands in a layer of higher ratio, open complaints do not', async () => {
  const { world, options } = await bureauWith('S3', FACTS)
  expect(options.raisedBy).toBe('S3-12')
  const raised = options.defaults.strata.at(-1)
  expect(raised).toMatchObject({ raised: true, rate: [25, 100] })
  const scheme = world.input({ strata: options.defaults.strata })
  const preview = (await must(world.clerk.post('/tasks/preview', scheme))).json()
  // Two of the six: the complaint found true and the listing that still holds. The other four are drawn at 5 %.
  expect(preview.strata.at(-1)).toMatchObject({ raised: true, eligible: 2, quota: 1 })
  expect(preview.strata[0]).toMatchObject({ eligible: 24, quota: 2 })
  expect(preview).toMatchObject({ eligible: 26, unplaced: 0, raisedAmongOthers: 0 })
})

test('S0-19 complaints count unless they were found untrue, violations as well, and the task says under which clause', async () => {
  const { world, options } = await bureauWith('S0', FACTS)
  expect(options.raisedBy).toBe('S0-19')
  const apart = await world.makeTask({ strata: options.defaults.strata })
  const gateOf = async (id: string) => {
    const { gates, preview } = (await must(world.clerk.get(`/tasks/${id}`))).json<TaskDetail>()
    return { preview, gate: gates.find((one) => one.id === 'raised-ratio') }
  }
  const { gate, preview } = await gateOf(apart)
  expect(preview.strata.at(-1)).toMatchObject({ raised: true, eligible: 3, quota: 1 })
  expect(gate).toMatchObject({ state: 'passed', clause: 'S0-19', evidence: '单独一层 3 户，抽 1 户' })
  const together = await world.makeTask()
  expect((await gateOf(together)).gate).toMatchObject({
    state: 'warned',
    clause: 'S0-19',
    evidence: '3 户混在其他层里，没有提高比例',
  })
})

test('S0-19 S3-12 the layer of higher ratio is refused unless its ratio is above that of every other', async () => {
  const { world, options } = await bureauWith('S3', [])
  const [first, ...rest] = options.defaults.strata
  const even = rest.map((layer) => (layer.raised ? { ...layer, rate: [20, 100] as [number, number] } : layer))
  const input = world.input({ strata: [...(first ? [first] : []), ...even] })
  expect((await world.clerk.post('/tasks', input)).json()).toMatchObject({
    code: 'tasks.bad-scheme',
    params: { why: '第 4 层是须加大抽查力度的对象，抽取比例须高于其他各层' },
  })
  const full = input.strata.map((layer) => ({ ...layer, rate: [100, 100] as [number, number] }))
  expect(findSchemeFault({ ...input, strata: full })).toBeUndefined()
})

test('S1-28 S4-16 where the notice goes by class or by a pool of its own, no single fact makes a layer', async () => {
  for (const profile of ['S1', 'S4']) {
    const { world, options } = await bureauWith(profile, [{ substantiated: true }])
    expect(options.raisedBy).toBeNull()
    expect(options.defaults.strata.some(({ raised }) => raised)).toBe(false)
    const { gates } = (await must(world.clerk.get(`/tasks/${await world.makeTask()}`))).json<TaskDetail>()
    expect(gates.map(({ id }) => id)).not.toContain('raised-ratio')
  }
})
