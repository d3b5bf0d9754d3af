import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DrawError } from './draw-error.ts'
import { quotas, type StatusCount } from './quota.ts'
import type { Rule, Stratum } from './types.ts'

// The pool of the Q vectors (docs/spec §5): A has 10 in, 2 must, 3 out; B has 6 in, 1 out.
const COUNTS = new Map([
  ['A', { in: 10, must: 2, out: 3 }],
  ['B', { in: 6, must: 0, out: 1 }],
])

function ofA(stratum: Omit<Stratum, 'key'>, rule: Omit<Rule, 'strata'> = {}): number | undefined {
  return quotas({ ...rule, strata: [{ key: 'A', ...stratum }] }, COUNTS).get('A')
}

function ofBoth(a: Omit<Stratum, 'key'>, b: Omit<Stratum, 'key'>, rule: Omit<Rule, 'strata'>): number[] {
  return [
    ...quotas(
      {
        ...rule,
        strata: [
          { key: 'A', ...a },
          { key: 'B', ...b },
        ],
      },
      COUNTS,
    ).values(),
  ]
}

function build(drawn: [Omit<Stratum, 'key'>, StatusCount][]): { strata: Stratum[]; by: Map<string, StatusCount> } {
  const strata = drawn.map(([stratum], i) => ({ key: `S${i}`, ...stratum }))
  return { strata, by: new Map(drawn.map(([, count], i) => [`S${i}`, count])) }
}

describe('the quota of one stratum', () => {
  it('Q S0-17 rounds a rate up unless told otherwise, so that "not less than" holds', () => {
    expect(ofA({ rate: [1, 4] })).toBe(3)
    expect(ofA({ rate: [1, 4] }, { round: 'floor' })).toBe(2)
    expect(ofA({ rate: [1, 4] }, { round: 'half_up' })).toBe(3)
  })

  it('Q counts everybody with base all, and takes mandatory targets off with must_counts', () => {
    expect(ofA({ rate: [1, 4] }, { base: 'all' })).toBe(4)
    expect(ofA({ rate: [1, 4] }, { must_counts: true })).toBe(1)
    expect(ofA({ rate: [1, 20] }, { must_counts: true })).toBe(0)
    expect(ofA({ rate: [9, 10] }, { base: 'all' })).toBe(10)
  })

  it('Q lets the lower bound beat the upper, neither passing the candidates, and a count beat a rate', () => {
    expect(ofA({ rate: [1, 4], min: 5, max: 4 })).toBe(5)
    expect(ofA({ rate: [1, 4], min: 12 })).toBe(10)
    expect(ofA({ rate: [1, 10], count: 4 })).toBe(4)
    expect(ofA({ rate: [3, 1] })).toBe(10)
  })

  it('treats null as absent and refuses a stratum without a size', () => {
    expect(ofA({ rate: [1, 4], count: null, min: null, max: null }, { total: null })).toBe(3)
    expect(() => ofA({})).toThrow(DrawError)
    expect(() => ofA({ rate: null })).toThrow('no-size')
  })

  it('is exact where products pass 2^53', () => {
    const counts = new Map([['A', { in: 1_000_000, must: 0, out: 0 }]])
    const rate: [number, number] = [2 ** 53 - 2, 2 ** 53 - 1]
    expect(quotas({ strata: [{ key: 'A', rate }] }, counts).get('A')).toBe(1_000_000)
    expect(quotas({ round: 'floor', strata: [{ key: 'A', rate }] }, counts).get('A')).toBe(999_999)
  })
})

describe('a shared total', () => {
  it('Q is shared by weight, bounds and remainders', () => {
    expect(ofBoth({ weight: 1 }, { weight: 3 }, { total: 7 })).toEqual([3, 4])
    expect(ofBoth({ weight: 1 }, { weight: 3 }, { total: 7, must_counts: true })).toEqual([2, 3])
    expect(ofBoth({}, {}, { total: 7, base: 'all' })).toEqual([5, 2])
  })

  it('may be exactly what the bounds ask for, at either end', () => {
    expect(ofBoth({ min: 1 }, { min: 1 }, { total: 2 })).toEqual([1, 1])
    expect(ofBoth({}, {}, { total: 16 })).toEqual([10, 6])
    expect(ofBoth({}, {}, { total: 1, must_counts: true })).toEqual([0, 0])
  })

  it('gives the odd seat to the larger stratum, then to the one declared first', () => {
    const counts = (a: number, b: number): Map<string, StatusCount> =>
      new Map([
        ['A', { in: a, must: 0, out: 0 }],
        ['B', { in: b, must: 0, out: 0 }],
      ])
    const strata = [
      { key: 'A', weight: 3 },
      { key: 'B', weight: 1 },
    ]
    expect([...quotas({ total: 1, strata }, counts(2, 6)).values()]).toEqual([0, 1])
    expect([...quotas({ total: 1, strata }, counts(4, 6)).values()]).toEqual([1, 0])
    expect([...quotas({ total: 1, strata: [{ key: 'A' }, { key: 'B' }] }, counts(4, 4)).values()]).toEqual([1, 0])
  })

  it('Q is refused when the bounds cannot add up to it', () => {
    expect(() => ofBoth({}, {}, { total: 17 })).toThrow('impossible-total')
    expect(() => ofBoth({ min: 1 }, { min: 1 }, { total: 1 })).toThrow('impossible-total')
  })
})

describe('every quota', () => {
  const small = fc.integer({ min: 0, max: 30 })
  const counts = fc.record({ in: small, must: small, out: small })
  const bound = fc.option(small)
  const stratum = fc.record({
    rate: fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 50 })),
    weight: fc.option(fc.integer({ min: 1, max: 2 ** 40 })),
    min: bound,
    max: bound,
  })
  const layers = fc.array(fc.tuple(stratum, counts), { minLength: 1, maxLength: 6 })

  it('stays within its bounds, and reaches the rate whenever nothing else binds', () => {
    fc.assert(
      fc.property(layers, (drawn) => {
        const { strata, by } = build(drawn)
        for (const [key, quota] of quotas({ strata }, by)) {
          const { min, max, rate } = strata.find((stratum) => stratum.key === key)!
          const available = by.get(key)!.in
          expect(quota).toBeGreaterThanOrEqual(Math.min(min ?? 0, available))
          expect(quota).toBeLessThanOrEqual(
            Math.max(Math.min(max ?? available, available), Math.min(min ?? 0, available)),
          )
          if (max == null)
            expect(quota * rate![1]).toBeGreaterThanOrEqual(Math.min(available * rate![0], available * rate![1]))
        }
      }),
      { seed: 1, numRuns: 400 },
    )
  })

  it('adds up to the total, and never differs by more than the bounds force from its ideal share', () => {
    fc.assert(
      fc.property(layers, fc.integer({ min: 0, max: 100 }), (drawn, total) => {
        const { strata, by } = build(drawn)
        let shares: Map<string, number>
        try {
          shares = quotas({ total, strata }, by)
        } catch (error) {
          expect(error).toBeInstanceOf(DrawError)
          return
        }
        expect([...shares.values()].reduce((a, b) => a + b, 0)).toBe(total)
        const isFree = strata.every(({ min, max }) => min == null && max == null)
        const sum = strata.reduce((all, { key, weight }) => all + (weight ?? 1) * by.get(key)!.in, 0)
        if (!isFree || sum === 0) return
        for (const { key, weight } of strata) {
          const ideal = (total * (weight ?? 1) * by.get(key)!.in) / sum
          if (ideal <= by.get(key)!.in) expect(shares.get(key)).toBeGreaterThanOrEqual(Math.floor(ideal - 1e-6))
        }
      }),
      { seed: 2, numRuns: 400 },
    )
  })
})
