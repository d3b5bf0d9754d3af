import { describe, expect, it } from 'vitest'
import { readExtraVectors } from '../test/vectors.ts'
import type { PoolEntry } from './types.ts'
import { buildUnits, type UnitsInput } from './units.ts'

const [r1] = readExtraVectors().records

function entry(label: string, kind: string, group: string): PoolEntry {
  return { label, stratum: label < 'T5' ? 'A' : 'B', kind, group, status: 'in' }
}

function input(entries: PoolEntry[], group_max?: number): UnitsInput {
  const targets = { must: [], selected: entries.map(({ label }) => label) }
  return { pool: entries.toReversed(), targets, kinds: { '': [0], k: [0, 0] }, group_max, inspectors: [] }
}

function membersOf(units: UnitsInput): string[] {
  return buildUnits(units).map(({ members }) => members.join('+'))
}

describe('the visits of a draw', () => {
  it('R1 follow must, then selected, and cover neighbours of one kind together', () => {
    const { pool, targets, inspectors = [], header } = r1
    const units = buildUnits({ pool, targets, kinds: header.assign!.kinds, group_max: 2, inspectors })
    expect(units.map(({ members }) => members.join('+'))).toEqual([
      'T02+T05',
      'T03',
      'T07',
      'T09+T10',
      'T13',
      'T08',
      'T12',
    ])
    expect(units.map(({ label }) => label)).toEqual(r1.teams!.map(({ label }) => label))
    expect(units[0]?.recused).toEqual(['I2'])
    expect(units.find(({ label }) => label === 'T08')?.recused).toEqual(['I4'])
    expect(units.map(({ seats }) => seats.length)).toEqual(r1.teams!.map(({ team }) => team.length))
  })

  it('cross strata but neither kinds nor the largest size, and begin anew when one is full', () => {
    const entries = [
      entry('T1', '', 'g'),
      entry('T2', 'k', 'g'),
      entry('T3', '', 'g'),
      entry('T6', '', 'h'),
      entry('T7', '', 'g'),
      entry('T8', '', 'g'),
      entry('T9', 'k', 'g'),
    ]
    expect(membersOf(input(entries, 2))).toEqual(['T1+T3', 'T2+T9', 'T6', 'T7+T8'])
    expect(membersOf(input(entries, 3))).toEqual(['T1+T3+T7', 'T2+T9', 'T6', 'T8'])
    expect(membersOf(input(entries))).toEqual(entries.map(({ label }) => label))
  })

  it('stay single without a group, whatever the largest size', () => {
    expect(membersOf(input([entry('T1', '', ''), entry('T2', '', '')], 9))).toEqual(['T1', 'T2'])
  })

  it('S4-05 recuse from the whole visit whoever is recused from one of its members, once', () => {
    const units = input([entry('T1', '', 'g'), entry('T2', '', 'g')], 2)
    const inspectors = [
      { id: 'P1', tags: [], recuse: ['T1', 'T2'] },
      { id: 'P2', tags: [], recuse: ['T2', 'T9'] },
      { id: 'P3', tags: [] },
    ]
    expect(buildUnits({ ...units, inspectors })[0]?.recused).toEqual(['P1', 'P2'])
  })

  it('cannot be built for a target outside the pool or a kind without seats', () => {
    const units = input([entry('T1', 'constructor', '')])
    expect(() => buildUnits(units)).toThrow('malformed')
    expect(() => buildUnits({ ...units, targets: { must: ['T9'], selected: [] } })).toThrow('unknown-label')
  })
})
