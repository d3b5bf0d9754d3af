import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { randomSelection } from '../test/record-instances.ts'
import { readVectors } from '../test/vectors.ts'
import { hash } from './hash.ts'
import { ownHasher } from './hasher.ts'
import { poolRoot } from './pool.ts'
import { countStatuses, quotas } from './quota.ts'
import { selectTargets, smallestTickets, ticketOf } from './select.ts'
import type { PoolEntry } from './types.ts'

const LABELS = Array.from({ length: 400 }, (_, i) => `T${i}`)

function seedOf(word: string | number): string {
  return hash(ownHasher, 'ssj1/test', word)
}

function select(pool: PoolEntry[], rule: Parameters<typeof selectTargets>[1]['rule'], seed: string) {
  return selectTargets(pool, { rule, seed })
}

describe('the selection', () => {
  it('S1 S2 S3 gives the vectors and their pool roots', () => {
    for (const { pool, rule, seed, pool_root, out } of readVectors().select) {
      expect(poolRoot(pool)).toBe(pool_root)
      expect(select(pool, rule, seed)).toEqual(out)
    }
  })

  it('S1 ends at its cut-off ticket', () => {
    const [s1] = readVectors().select
    expect(ticketOf(s1.seed, 'T03')).toBe(s1.out.cutoff['A'])
  })

  it('does not depend on the order of the rows', () => {
    for (let number = 0; number < 60; number++) {
      const { pool, rule, seed } = feasible(number)
      expect(select(pool.toReversed(), rule, seed)).toEqual(select(pool, rule, seed))
      expect(poolRoot(pool.toReversed())).toBe(poolRoot(pool))
    }
  })

  it('takes exactly the quota, every must and never an excluded target', () => {
    for (let number = 0; number < 100; number++) {
      const { pool, rule, seed } = feasible(number)
      const { quota, must, selected } = select(pool, rule, seed)
      const status = new Map(pool.map((entry) => [entry.label, entry.status]))
      expect(selected.every((label) => status.get(label) === 'in')).toBe(true)
      expect(new Set(selected).size).toBe(selected.length)
      expect(must).toEqual(
        pool
          .filter((entry) => entry.status === 'must')
          .map(({ label }) => label)
          .sort(),
      )
      expect(Object.values(quota).reduce((a, b) => a + b, 0)).toBe(selected.length)
      expect(quota).toEqual(Object.fromEntries(quotas(rule, countStatuses(pool))))
    }
  })

  it('only adds when a larger sample is taken', () => {
    for (let count = 0; count < 40; count++) {
      const fewer = smallestTickets(LABELS, { seed: seedOf('prefix'), count })
      expect(smallestTickets(LABELS, { seed: seedOf('prefix'), count: count + 1 }).slice(0, count)).toEqual(fewer)
    }
  })

  it('moves nobody else when a target is excluded', () => {
    const subset = fc.uniqueArray(fc.constantFrom(...LABELS.slice(0, 60)))
    fc.assert(
      fc.property(subset, (kept) => {
        const seed = seedOf('subset')
        const order = smallestTickets(LABELS.slice(0, 60), { seed, count: 60 }).map(({ label }) => label)
        const own = smallestTickets(kept, { seed, count: kept.length }).map(({ label }) => label)
        expect(own).toEqual(order.filter((label) => kept.includes(label)))
      }),
      { seed: 3, numRuns: 100 },
    )
  })

  it('equals a plain sort of all tickets at any count', () => {
    const seed = seedOf('plain')
    const sorted = LABELS.map((label) => ({ label, ticket: ticketOf(seed, label) })).sort((a, b) =>
      a.ticket < b.ticket ? -1 : 1,
    )
    for (const count of [0, 1, 2, 199, 399, 400, 500]) {
      expect(smallestTickets(LABELS, { seed, count })).toEqual(sorted.slice(0, count))
    }
  })

  it('is the same where tickets crowd so that the first bound keeps too few', () => {
    // A stand-in hash whose first digits are all f but for one label.
    const crowded = {
      ...ownHasher,
      text: (text: string) => (text.endsWith('T7') ? '0' : 'f').repeat(8) + ownHasher.text(text).slice(8),
    }
    const labels = Array.from({ length: 5000 }, (_, i) => `T${i}`)
    const tickets = smallestTickets(labels, { seed: seedOf('crowd'), count: 5 }, crowded)
    const order = labels.map((label) => ticketOf(seedOf('crowd'), label, crowded)).sort()
    expect(tickets.map(({ ticket }) => ticket)).toEqual(order.slice(0, 5))
    expect(tickets[0]?.label).toBe('T7')
  })

  it('gives empty results for an empty pool, and keeps strata named like object members apart', () => {
    const strata = [{ key: 'constructor', rate: [1, 2] as [number, number] }]
    expect(select([], { strata }, seedOf(0))).toEqual({ quota: { constructor: 0 }, must: [], selected: [], cutoff: {} })
    const proto = select(
      [{ label: 'T1', stratum: '__proto__', status: 'in' }],
      { strata: [{ key: '__proto__', count: 1 }] },
      seedOf(0),
    )
    expect(Object.entries(proto.quota)).toEqual([['__proto__', 1]])
    expect(Object.keys(proto.cutoff)).toEqual(['__proto__'])
  })
})

function feasible(number: number): ReturnType<typeof randomSelection> {
  const { pool, rule, seed } = randomSelection(number)
  const { total: _total, ...rest } = rule
  const strata = rule.strata.map((stratum): typeof stratum => ({ ...stratum, rate: stratum.rate ?? [1, 3] }))
  return { pool, rule: { ...rest, strata }, seed }
}
