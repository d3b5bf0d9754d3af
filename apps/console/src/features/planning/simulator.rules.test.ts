import { describe, expect, test } from 'vitest'
import { changesOf, toggleMonth, type TrialLine, withClassPercent, withPercent } from './simulator.rules.ts'

const line: TrialLine = {
  lineId: 'a',
  place: 1,
  name: '农药经营抽查',
  percent: 5,
  byClass: null,
  rate: { bound: '>=', share: [5, 100], shareMax: null, count: null, countMax: null, classes: [] },
  rounds: [5, 10],
}

describe('a trial of other numbers', () => {
  test('a share is sent as whole numbers, also with decimals', () => {
    expect(withPercent(line, 7.5).rate).toMatchObject({ share: [750, 10_000], classes: [] })
  })

  test('a share by class replaces the one for all', () => {
    const changed = withClassPercent({ ...line, byClass: { A: 3, D: 50 } }, 'D', 100)
    expect(changed.rate).toMatchObject({
      share: null,
      classes: [
        { riskClass: 'A', share: [300, 10_000] },
        { riskClass: 'D', share: [10_000, 10_000] },
      ],
    })
  })

  test('pressing a month puts a round there and takes it out again', () => {
    expect(toggleMonth(line, 7).rounds).toEqual([5, 7, 10])
    expect(toggleMonth(toggleMonth(line, 7), 7).rounds).toEqual([5, 10])
  })

  test('only what differs from the plan is sent', () => {
    const other = { ...line, lineId: 'b' }
    expect(changesOf([line, toggleMonth(other, 3)], [line, other])).toMatchObject([{ lineId: 'b', rounds: [3, 5, 10] }])
  })
})
