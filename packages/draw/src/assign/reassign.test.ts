import { assert, nat, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { smallInstance, testSeed } from '../../test/assign-instances.ts'
import { readExtraVectors } from '../../test/vectors.ts'
import { ownHasher } from '../hasher.ts'
import { buildUnits } from '../units.ts'
import { assign, explainInfeasible, reassign } from './index.ts'

const { header, pool, targets, inspectors = [], teams = [] } = readExtraVectors().records[0]
const { classes, kinds, mix } = header.assign!
const r1 = {
  inspectors,
  classes,
  mix,
  teams,
  units: buildUnits({ pool, targets, kinds, group_max: header.rule.group_max, inspectors }),
}

describe('reassignment', { timeout: 30_000 }, () => {
  test('S4-05 R1, round 1: the seats of the inspector who leaves go to others, and nobody else moves', () => {
    const seed = '1ec88e17f2377794c49281d48fa8a9b6024174fe33695936f71994e1312b1006'
    const result = reassign({ ...r1, out: ['I2'], seed }, ownHasher)
    expect(result).toMatchObject({
      ok: true,
      filled: [
        { label: 'T03', team: ['I1'] },
        { label: 'T09', team: ['I4'] },
        { label: 'T12', team: ['I3'] },
      ],
      teams: [
        { label: 'T02', team: ['I1', 'I4'] },
        { label: 'T03', team: ['I1', 'I4'] },
        { label: 'T07', team: ['I1', 'I4'] },
        { label: 'T09', team: ['I3', 'I4'] },
        { label: 'T13', team: ['I3', 'I4'] },
        { label: 'T08', team: ['I1', 'I3', null] },
        { label: 'T12', team: ['I1', 'I3', null] },
      ],
    })
  })

  test('a unit that a supplement adds gets a whole team', () => {
    const added = { label: 'T14', members: ['T14'], seats: [0, 0], recused: [] }
    const result = reassign({ ...r1, units: [...r1.units, added], out: [], seed: testSeed('added') }, ownHasher)
    expect(result.ok && result.filled.map(({ label }) => label)).toEqual(['T14'])
    expect(result.ok && result.teams.slice(0, -1)).toEqual(teams)
  })

  test('a seat that nobody else can take is reported with the index it has in the unit', () => {
    const result = reassign({ ...r1, out: ['I2', 'I3', 'I4'], seed: testSeed('nobody') }, ownHasher)
    expect(result).toMatchObject({ ok: false })
    if (result.ok) return
    expect(result.vacancies.get('T03')).toEqual([0, 1])
    expect(explainInfeasible(result, ownHasher).shortage).toBe(1)
  })

  test('for any draw, only the seats of leavers change, to people who were not in the unit', () => {
    assert(
      property(nat(1e6), nat(7), (number, leaver) => {
        const input = smallInstance(number)
        const drawn = assign(input, ownHasher)
        if (!drawn.ok) return
        const out = [`P${leaver}`]
        const result = reassign({ ...input, teams: drawn.teams, out, seed: testSeed(`again ${number}`) }, ownHasher)
        if (!result.ok) return
        for (const [u, { team }] of result.teams.entries()) {
          const before = drawn.teams[u]!.team
          for (const [k, id] of team.entries()) {
            if (before[k] !== out[0]) expect(id).toBe(before[k])
            else if (id !== null) expect([...before, ...input.units[u]!.recused]).not.toContain(id)
          }
        }
        const held = result.teams.flatMap(({ team }) => team)
        for (const { id, load0 = 0 } of input.inspectors) {
          expect(result.loads.get(id)).toBe((load0 ?? 0) + held.filter((holder) => holder === id).length)
        }
      }),
      { numRuns: 300, seed: 8 },
    )
  })
})
