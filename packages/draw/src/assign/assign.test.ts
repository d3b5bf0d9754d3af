import { describe, expect, test } from 'vitest'
import { openInstance, testSeed } from '../../test/assign-instances.ts'
import { readExtraVectors, readVectors } from '../../test/vectors.ts'
import { ownHasher } from '../hasher.ts'
import { drawSeed } from '../seed.ts'
import { buildUnits } from '../units.ts'
import { assign, type AssignInput } from './index.ts'

const vectors = [...readVectors().assign, ...readExtraVectors().assign]

describe('S2-11 the published teams are found again', () => {
  test.each(vectors)('$name', ({ inspectors, classes, units, seed, out }) => {
    const named = units.map(({ label, slots, recuse = [] }) => ({
      label,
      members: [label],
      seats: slots,
      recused: recuse,
    }))
    const result = assign({ inspectors, classes, units: named, seed, mix: 20 }, ownHasher)
    const shown = result.ok
      ? { teams: result.teams, load: Object.fromEntries(result.loads) }
      : { infeasible: result.infeasible }
    expect(shown).toEqual(out)
  })

  test('R1 groups, both stages', () => {
    const { header, contrib, reveal, pool, targets, inspectors = [], teams } = readExtraVectors().records[0]
    const { classes, kinds, mix } = header.assign!
    const seed = drawSeed({ stage: 'a', round: 0, header, contrib, x: reveal.a! }, ownHasher)
    const units = buildUnits({ pool, targets, kinds, group_max: header.rule.group_max, inspectors })
    expect(assign({ inspectors, classes, units, seed, mix }, ownHasher)).toMatchObject({ ok: true, teams })
  })
})

function people(...loads: number[]) {
  return loads.map((load0, i) => ({ id: `P${i}`, tags: [], load0 }))
}

describe('the edges of an assignment', () => {
  const none: AssignInput = { inspectors: [], classes: [[]], units: [], seed: testSeed('edges'), mix: 20 }
  const unit = { label: 'U1', members: ['U1'], recused: [] }

  test('no units need nobody', () => {
    expect(assign(none, ownHasher)).toEqual({ ok: true, teams: [], loads: new Map() })
  })

  test('a unit without seats has an empty team', () => {
    expect(assign({ ...none, units: [{ ...unit, seats: [] }] }, ownHasher)).toMatchObject({
      teams: [{ label: 'U1', team: [] }],
    })
  })

  test('optional seats stay empty when nobody may take them', () => {
    const seats = [{ c: 0, optional: true }]
    expect(assign({ ...none, units: [{ ...unit, seats }] }, ownHasher)).toMatchObject({
      teams: [{ label: 'U1', team: [null] }],
    })
  })

  test('S4-04 two inspectors cannot fill three seats of one visit', () => {
    const inspectors = ['P1', 'P2'].map((id) => ({ id, tags: [] }))
    const result = assign({ ...none, inspectors, units: [{ ...unit, seats: [0, 0, 0] }] }, ownHasher)
    expect(result).toMatchObject({
      ok: false,
      infeasible: [{ slots: [expect.anything(), expect.anything(), expect.anything()] }],
    })
  })

  test('a seat of an undefined class is refused', () => {
    expect(() => assign({ ...none, units: [{ ...unit, seats: [1] }] }, ownHasher)).toThrow('malformed')
  })

  test('old loads 2^32 or more apart are refused, and great loads that lie close are not', () => {
    const units = [{ ...unit, seats: [0, 0] }]
    expect(() => assign({ ...none, inspectors: people(0, 2 ** 32), units }, ownHasher)).toThrow('malformed')
    const close = assign({ ...none, inspectors: people(2 ** 52, 2 ** 52 + 7), units }, ownHasher)
    expect(close).toMatchObject({ ok: true, loads: new Map([['P0', 2 ** 52 + 1], ['P1', 2 ** 52 + 8]]) }) // biome-ignore format: pairs
  })

  test('equal inspectors end within one visit of each other', () => {
    const result = assign(openInstance({ units: 100, people: 7 }), ownHasher)
    const loads = result.ok ? [...result.loads.values()] : []
    expect(Math.max(...loads) - Math.min(...loads)).toBe(1)
  })
})
