import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forecastPlan } from './forecast.rules.ts'
import { roundsOf } from './forecast-facts.ts'
import { sizeOf } from './forecast-layers.ts'
import { groupOf, planLineOf } from '../../../test/plan-facts.ts'

const apart = { year: 2026, avoidRepeats: false }
const once = { year: 2026, avoidRepeats: true }

/** Every way to draw `size` of the targets. */
function drawsOf(targets: readonly number[], size: number): number[][] {
  if (size === 0) return [[]]
  return targets.flatMap((target, index) =>
    drawsOf(targets.slice(index + 1), size - 1).map((drawn) => [target, ...drawn]),
  )
}

describe('how many distinct targets a plan reaches', () => {
  test('S1-15 the expected number is that of all possible draws together, not the sum of the visits', () => {
    // Targets 1–4 under the first line, 3–6 under the second; each draws half of its four.
    const lines = [planLineOf(1, { percent: 50 }), planLineOf(2, { percent: 50, rounds: [9] })]
    const { distinct } = forecastPlan({
      ...apart,
      lines,
      groups: [groupOf(2, [1]), groupOf(2, [1, 2]), groupOf(2, [2])],
    })
    const outcomes = drawsOf([1, 2, 3, 4], 2).flatMap((first) =>
      drawsOf([3, 4, 5, 6], 2).map((second) => new Set([...first, ...second]).size),
    )
    const mean = outcomes.reduce((sum, size) => sum + size, 0) / outcomes.length
    expect(outcomes).toHaveLength(36)
    expect(distinct).toBeCloseTo(mean, 10)
    expect(distinct).toBe(3.5)
  })

  test('S1-15 two rounds over one directory may meet the same target, and the least is said beside the expected', () => {
    const lines = [planLineOf(1, { percent: 10, rounds: [4, 9] })]
    const forecast = forecastPlan({ ...apart, lines, groups: [groupOf(100, [1])] })
    expect(forecast.lines[0]?.visits).toBe(20)
    expect(forecast.distinct).toBeCloseTo(19, 10)
    expect(forecast).toMatchObject({ atLeast: 10, isExact: false })
  })

  test('S1-16 where whoever was checked takes no part again, every visit is another target', () => {
    const lines = [planLineOf(1, { percent: 50 }), planLineOf(2, { percent: 50, rounds: [9] })]
    const groups = [groupOf(2, [1]), groupOf(2, [1, 2]), groupOf(2, [2])]
    const forecast = forecastPlan({ ...once, lines, groups })
    expect(forecast.distinct).toBeCloseTo(4, 10)
    expect(forecast).toMatchObject({ atLeast: 4, isExact: true })
    expect(forecast.byGroup.map(({ most }) => most)).toEqual([1, 1, 1])
  })

  test('S1-16 a directory that is used up gives no more, and the forecast no longer calls itself exact', () => {
    const lines = [planLineOf(1, { percent: 60, rounds: [3, 6] })]
    const forecast = forecastPlan({ ...once, lines, groups: [groupOf(10, [1])] })
    expect(forecast.lines[0]?.rounds.map(({ visits }) => visits)).toEqual([6, 4])
    expect(forecast.distinct).toBeCloseTo(10, 10)
    expect(forecast).toMatchObject({ atLeast: 10, isExact: false })
  })

  test('a line that takes a target once a year spreads its rounds over different targets', () => {
    const lines = [planLineOf(1, { percent: 10, rounds: [4, 9], perTargetMax: 1 })]
    const forecast = forecastPlan({ ...apart, lines, groups: [groupOf(100, [1])] })
    expect(forecast.distinct).toBeCloseTo(20, 10)
    expect(forecast.byGroup[0]).toMatchObject({ most: 1 })
    expect(forecast.atLeast).toBe(20)
  })

  test('S2-09 joint lines of one month make one visit: the higher chance counts, not both', () => {
    const joint = { percent: 20, organisation: 'internalJoint' as const, rounds: [5] }
    const lines = [planLineOf(1, joint), planLineOf(2, { ...joint, percent: 10 })]
    const { byGroup, distinct } = forecastPlan({ ...apart, lines, groups: [groupOf(50, [1, 2])] })
    expect(distinct).toBeCloseTo(10, 10)
    expect(byGroup[0]).toMatchObject({ most: 1, expected: 0.2 })
    const alone = lines.map((line) => ({ ...line, organisation: 'own' as const }))
    expect(forecastPlan({ ...apart, lines: alone, groups: [groupOf(50, [1, 2])] }).byGroup[0]?.most).toBe(2)
  })

  test('never more than the visits nor the directory, never less than the least', () => {
    const share = fc.integer({ min: 1, max: 100 })
    const months = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 3 })
    const count = fc.integer({ min: 0, max: 60 })
    fc.assert(
      fc.property(
        share,
        share,
        months,
        months,
        count,
        count,
        count,
        fc.boolean(),
        (a, b, first, second, x, y, z, avoid) => {
          const lines = [planLineOf(1, { percent: a, rounds: first }), planLineOf(2, { percent: b, rounds: second })]
          const groups = [groupOf(x, [1]), groupOf(y, [1, 2], 'C'), groupOf(z, [2])]
          const {
            distinct,
            atLeast,
            lines: planned,
            byGroup,
          } = forecastPlan({ year: 2026, avoidRepeats: avoid, lines, groups })
          const visits = planned.reduce((sum, line) => sum + line.visits, 0)
          expect(distinct).toBeLessThanOrEqual(Math.min(visits, x + y + z) + 1e-6)
          expect(atLeast).toBeLessThanOrEqual(distinct + 1e-6)
          for (const { chance } of byGroup) expect(chance).toBeGreaterThanOrEqual(-1e-9)
        },
      ),
      { seed: 3, numRuns: 200 },
    )
  })
})

describe('how many a round takes', () => {
  test('S1-28 each class gives its own share, rounded up like the draw does', () => {
    const classes = [
      { riskClass: 'A' as const, share: [3, 100] as [number, number] },
      { riskClass: 'D' as const, share: [50, 100] as [number, number] },
    ]
    const rate = { bound: '>=' as const, share: null, shareMax: null, count: null, countMax: null, classes }
    const lines = [planLineOf(1, { amount: { ...planLineOf(1).amount, rate } })]
    const groups = [groupOf(101, [1], 'A'), groupOf(9, [1], 'D'), groupOf(10, [1], null)]
    // 3.03 → 4 of A, 4.5 → 5 of D, and the least share for those without a class: 0.3 → 1.
    expect(forecastPlan({ ...apart, lines, groups }).lines[0]?.visits).toBe(10)
  })

  test('up to a limit is rounded down, a range counts with its lower end, a count never passes the directory', () => {
    const rate = { bound: '=' as const, share: null, shareMax: null, count: null, countMax: null, classes: [] }
    expect(sizeOf({ ...rate, bound: '<=', share: [20, 100] }, null, 52)).toBe(10)
    expect(sizeOf({ ...rate, bound: 'range', share: [2, 100], shareMax: [5, 100] }, null, 100)).toBe(2)
    expect(sizeOf({ ...rate, count: 3 }, null, 40)).toBe(3)
    expect(sizeOf({ ...rate, count: 3 }, null, 2)).toBe(2)
    expect(sizeOf(null, null, 100)).toBe(0)
  })

  test('a base the directory does not hold counts as published, and reaches nobody of the directory', () => {
    const amount = { ...planLineOf(1).amount, base: 51 }
    const forecast = forecastPlan({ ...apart, lines: [planLineOf(1, { amount })], groups: [groupOf(30, [])] })
    expect(forecast.lines[0]).toMatchObject({ base: 51, isFromDirectory: false, visits: 6 })
    expect(forecast.distinct).toBe(0)
  })
})

describe('when the rounds of a line fall', () => {
  const frequency = { bound: '=' as const, times: 2, timesMax: null, per: 'year' as const, perTargetMax: null }
  const line = planLineOf(1)
  const period = { from: '2026-05-01', until: '2026-10-31' }

  test('in its own months, else spread over its period, else in no month', () => {
    expect(roundsOf(planLineOf(1, { rounds: [9, 4] }), 2026).map(({ month }) => month)).toEqual([4, 9])
    const spread = { amount: { ...line.amount, frequency }, time: { period, periodText: '', rounds: [] } }
    expect(roundsOf(spread, 2026)).toEqual([
      { month: 6, isScheduled: false },
      { month: 9, isScheduled: false },
    ])
    const open = { ...spread, time: { period: null, periodText: '局统一安排', rounds: [] } }
    expect(roundsOf(open, 2026).map(({ month }) => month)).toEqual([null, null])
    const monthly = {
      ...spread,
      amount: { ...line.amount, frequency: { ...frequency, times: 1, per: 'month' as const } },
    }
    expect(roundsOf(monthly, 2026)).toHaveLength(12)
  })
})
