import { describe, expect, test } from 'vitest'
import type { PlanFacts } from './analysis-facts.ts'
import { analysePlan } from './analysis.rules.ts'
import { listPlanChecks } from './checks.rules.ts'
import { measureCoverage } from './coverage.rules.ts'
import { mergeLines, suggestMerges } from './merge.rules.ts'
import { factsOf, groupOf, itemOf, planLineOf } from '../../../test/plan-facts.ts'
import { listRepeats } from './repeats.rules.ts'

function check(facts: PlanFacts, id: string) {
  return listPlanChecks(facts).find((one) => one.id === id)
}

describe('S1 the year against the directory', () => {
  const groups = [groupOf(400, [1], 'A'), groupOf(600, [], 'B')]

  test('S1-15 below 3 % of all regulated targets, counted once each, the plan is blocked and says how many are missing', () => {
    const facts = factsOf('S1', { lines: [planLineOf(1, { percent: 5 })], groups, drawn: 7 })
    expect(check(facts, 'floor-year')).toMatchObject({ state: 'blocked', clause: 'S1-15' })
    expect(check(facts, 'floor-year')?.evidence).toContain('还差 10 户')
    expect(measureCoverage(facts)).toMatchObject({ total: 1000, required: 30, expected: 20, drawn: 7, missing: 23 })
  })

  test('S1-15 S1-16 two rounds that never take the same target add up to the floor', () => {
    const facts = factsOf('S1', { lines: [planLineOf(1, { percent: 4, rounds: [8, 9] })], groups })
    expect(check(facts, 'floor-year')).toMatchObject({ state: 'passed' })
    expect(check(facts, 'cap-kept')).toMatchObject({ state: 'passed', clause: 'S1-16', evidence: '今年已查的不再抽' })
  })

  test('S1-14 an office whose item stands in no line, or without frequency, blocks the plan and is named', () => {
    const items = [
      itemOf('x', { name: '林木采伐', office: '资源科' }),
      itemOf('y', { name: '木材检疫', office: '防检科' }),
      itemOf('z', { name: '野生动物', office: '保护科' }),
    ]
    const loose = planLineOf(2, { items: ['y'] })
    const amount = { ...loose.amount, frequency: null, frequencyText: '' }
    const lines = [planLineOf(1, { items: ['x'] }), { ...loose, amount, time: { ...loose.time, rounds: [] } }]
    const facts = factsOf('S1', { lines, groups, items })
    expect(check(facts, 'offices-complete')).toMatchObject({ state: 'blocked', clause: 'S1-14' })
    expect(check(facts, 'offices-complete')?.evidence).toBe('防检科、保护科还缺 2 项')
    expect(check(facts, 'items-covered')).toMatchObject({ state: 'blocked', clause: 'S1-03' })
    expect(check(facts, 'items-covered')?.evidence).toBe('没有列入：野生动物')
    const all = factsOf('S1', { lines: [planLineOf(1, { items: ['x', 'y', 'z'] })], groups, items })
    expect(check(all, 'offices-complete')?.state).toBe('passed')
    expect(check(all, 'items-covered')?.state).toBe('passed')
  })
})

describe('rounds over the year', () => {
  test('signed draws are the first rounds of their line; of a published plan a month gone by without one is late', () => {
    const facts = factsOf('S4', { lines: [planLineOf(1, { rounds: [4, 6, 10, 12] })], groups: [groupOf(100, [1])] })
    const rounds = [
      { lineId: 'line-1', taskId: 'first', drawnCount: 11 },
      { lineId: 'line-1', taskId: 'open', drawnCount: null },
    ]
    const [line] = analysePlan(facts, rounds).lines
    expect(line?.rounds.map(({ state, visits, taskId }) => [state, visits, taskId])).toEqual([
      ['done', 11, 'first'],
      ['late', 10, 'open'],
      ['now', 10, null],
      ['todo', 10, null],
    ])
    const draft = analysePlan({ ...facts, isPublished: false }, [])
    expect(draft.lines[0]?.rounds.map(({ state }) => state)).toEqual(['todo', 'todo', 'now', 'todo'])
  })
})

describe('who and whom', () => {
  const groups = [groupOf(100, [1])]

  test.each([
    ['one officer', { minimum: 1, seats: 2 }],
    ['one person', { minimum: null, seats: 1 }],
    ['more officers than people', { minimum: 3, seats: 2 }],
  ])('S4-04 a line that sends %s to a visit blocks the plan', (_, people) => {
    const line = planLineOf(1)
    const lines = [{ ...line, staff: { ...line.staff, ...people } }]
    expect(check(factsOf('S4', { lines, groups }), 'staff-kept')).toMatchObject({
      state: 'blocked',
      clause: 'S4-04',
      evidence: '第 1 项每户派的人不够',
    })
    const enough = [{ ...line, staff: { ...line.staff, minimum: null, seats: null } }]
    expect(check(factsOf('S4', { lines: enough, groups }), 'staff-kept')?.state).toBe('passed')
  })

  test('a line of items that has no target in the directory is warned of; one in words alone is not', () => {
    const lines = [planLineOf(1, { items: ['x'] }), planLineOf(2, { items: ['x'] }), planLineOf(3)]
    const found = check(factsOf('S4', { lines, groups }), 'targets-found')
    expect(found).toMatchObject({ state: 'warned', link: { to: '/targets' } })
    expect(found?.evidence).toContain('第 2 项的范围里一户也没有')
    expect(check(factsOf('S4', { lines: lines.slice(0, 1), groups }), 'targets-found')).toBeUndefined()
  })
})

describe('how often', () => {
  const items = [itemOf('x', { name: '农药经营' })]

  test.each([
    ['S3', 'S3-09'],
    ['S4', 'S4-15'],
  ] as const)('S3-09 S4-15 an item with fewer than two rounds a year blocks the plan (%s)', (profile, clause) => {
    const groups = [groupOf(100, [1])]
    const few = factsOf(profile, { lines: [planLineOf(1, { items: ['x'] })], groups, items })
    expect(check(few, 'rounds-kept')).toMatchObject({ state: 'blocked', clause, evidence: '不够的：农药经营' })
    const enough = factsOf(profile, { lines: [planLineOf(1, { items: ['x'], rounds: [5, 10] })], groups, items })
    expect(check(enough, 'rounds-kept')?.state).toBe('passed')
  })

  test.each([
    ['S0', 'S0-17'],
    ['S3', 'S3-09'],
    ['S4', 'S4-15'],
  ] as const)(
    'S0-17 S3-09 S4-15 a line that draws less than 5 %% each time blocks the plan (%s)',
    (profile, clause) => {
      const groups = [groupOf(200, [1])]
      const low = factsOf(profile, { lines: [planLineOf(1, { percent: 4 })], groups })
      expect(check(low, 'ratios-kept')).toMatchObject({ state: 'blocked', clause })
      expect(check(low, 'ratios-kept')?.evidence).toContain('每次应抽 10 户，只安排 8 户')
      expect(check(factsOf(profile, { lines: [planLineOf(1, { percent: 5 })], groups }), 'ratios-kept')?.state).toBe(
        'passed',
      )
    },
  )

  test('S0-16 a ratio laid down from above stands before the bureau’s own floor', () => {
    const rate = { ...planLineOf(1).amount.rate!, bound: '=' as const, share: [2, 100] as [number, number] }
    const lines = [planLineOf(1, { percent: 2, items: ['x'] })]
    const ruled = [itemOf('x', { rule: { rate, basis: '省清单' } })]
    expect(check(factsOf('S0', { lines, groups: [groupOf(200, [1])], items: ruled }), 'ratios-kept')?.state).toBe(
      'passed',
    )
    expect(check(factsOf('S0', { lines, groups: [groupOf(200, [1])], items }), 'ratios-kept')?.state).toBe('blocked')
  })
})

describe('over-inspection', () => {
  test('S0-38 S3-11 with repeats avoided nobody can be checked twice, however many lines cover a target', () => {
    for (const [profile, clause] of [
      ['S0', 'S0-38'],
      ['S3', 'S3-11'],
    ] as const) {
      const lines = [planLineOf(1, { rounds: [3, 9] }), planLineOf(2, { rounds: [4, 10] })]
      const facts = factsOf(profile, { lines, groups: [groupOf(40, [1, 2])] })
      expect(check(facts, 'cap-kept')).toMatchObject({ state: 'passed', clause })
      expect(listRepeats(facts)).toEqual([])
    }
  })

  test('B-12 B-22 targets under several lines that could pass the cap are counted, with how many are to be expected', () => {
    const lines = [planLineOf(1, { percent: 50, rounds: [3, 9] }), planLineOf(2, { percent: 50, rounds: [5] })]
    const facts = factsOf('S4', { lines, groups: [groupOf(10, [1]), groupOf(4, [1, 2], 'B'), groupOf(10, [2])] })
    expect(listRepeats(facts)).toMatchObject([{ most: 3, expected: 1.5, chance: 0.125, group: { count: 4 } }])
    expect(check(facts, 'cap-kept')).toMatchObject({
      state: 'warned',
      clause: 'B-12',
      requirement: '同一对象一年可能超过 2 次',
      link: { text: '看 4 户', to: '/plans/plan/repeats' },
    })
  })

  test('S1-15 S1-35 the two plans of a year reach the floor and cover the items together', () => {
    const lines = [planLineOf(1, { percent: 1, items: ['x'] })]
    const others = [planLineOf(1, { id: 'other', percent: 20, items: ['y'], rounds: [6] })]
    const groups = [groupOf(100, [1]), groupOf(100, [2])]
    const items = [itemOf('x'), itemOf('y')]
    const both = factsOf('S1', { lines, groups, others, items })
    for (const id of ['floor-year', 'items-covered']) {
      expect(check(both, id)?.state).toBe('passed')
      expect(check(factsOf('S1', { lines, groups, items }), id)?.state).toBe('blocked')
    }
  })

  test('B-12 S4-16 the cap of a special pool stands in place of the bureau’s own for its targets', () => {
    const lines = [planLineOf(1, { percent: 50, rounds: [3, 6, 9] })]
    const group = groupOf(5, [1])
    const loose = factsOf('S4', { lines, groups: [{ ...group, cap: 4 }] })
    expect(check(loose, 'cap-kept')?.state).toBe('passed')
    const strict = factsOf('S4', { lines, groups: [group, { ...group, cap: 1, count: 2 }] })
    expect(listRepeats(strict).map(({ cap }) => cap)).toEqual([1, 2])
    expect(check(strict, 'cap-kept')?.requirement).toBe('同一对象一年可能超过 1、2 次')
  })

  test('B-12 visits of the year’s other plan add up, and targets of that plan alone are not told here', () => {
    const lines = [planLineOf(1, { rounds: [3, 9] })]
    const others = [planLineOf(1, { id: 'other', rounds: [4, 10] })]
    const groups = [groupOf(6, [1, 2]), groupOf(9, [1]), { ...groupOf(7, [2]), cap: 1 }]
    const facts = factsOf('S4', { lines, groups, others })
    expect(listRepeats(facts)).toMatchObject([{ most: 4, cap: 2, group: { count: 6 } }])
    expect(listRepeats(factsOf('S4', { lines, groups }))).toEqual([])
  })

  test('B-12 a plan under which a target is sure to be checked too often is blocked', () => {
    const lines = [planLineOf(1, { percent: 100, rounds: [3, 6, 9] })]
    const facts = factsOf('S4', { lines, groups: [groupOf(5, [1])] })
    expect(check(facts, 'cap-kept')).toMatchObject({ state: 'blocked', requirement: '同一对象一年会超过 2 次' })
  })
})

describe('S2 balance, merging, key items, joint share', () => {
  test('S2-08 a plan whose visits pile up in the last quarter or in one month is warned of, never blocked', () => {
    const groups = [groupOf(100, [1, 2, 3])]
    const late = [9, 10, 11, 12].map((month, index) => planLineOf(index + 1, { rounds: [month], percent: 10 }))
    expect(check(factsOf('S2', { lines: late, groups }), 'balanced')).toMatchObject({
      state: 'warned',
      clause: 'S2-08',
      requirement: '集中在年底',
    })
    const spread = [3, 5, 7, 10].map((month, index) => planLineOf(index + 1, { rounds: [month], percent: 10 }))
    expect(check(factsOf('S2', { lines: spread, groups }), 'balanced')?.state).toBe('passed')
    const steep = [planLineOf(1, { rounds: [3, 5, 7, 9], percent: 2 }), planLineOf(2, { rounds: [5], percent: 40 })]
    expect(check(factsOf('S2', { lines: steep, groups }), 'balanced')?.requirement).toBe('集中在一个月')
  })

  test('S2-09 lines with like targets and like ways are suggested as one visit, with the visits it saves', () => {
    const lines = [
      planLineOf(1, { percent: 20, methods: ['onSite'], rounds: [5, 10] }),
      planLineOf(2, { percent: 10, methods: ['onSite', 'documentReview'], rounds: [5, 10] }),
      planLineOf(3, { percent: 50, methods: ['onlineMonitoring'], rounds: [5] }),
    ]
    const facts = factsOf('S4', { lines, groups: [groupOf(60, [1]), groupOf(40, [1, 2, 3])] })
    expect(suggestMerges(facts)).toMatchObject([
      { places: [1, 2], overlap: 40, likeness: 1, months: [5, 10], saved: 8, methods: ['实地核查', '书面检查'] },
    ])
    const asked = factsOf('S2', { lines, groups: [...facts.groups] })
    expect(check(asked, 'merged')).toMatchObject({ state: 'warned', clause: 'S2-09' })
    expect(check(asked, 'merged')?.evidence).toContain('40 户相同')
  })

  test('S2-09 the merged line carries both items, the higher ratio, the more rounds, and says what it was made of', () => {
    const merged = mergeLines(
      planLineOf(1, { name: '农药经营抽查', percent: 5, rounds: [5], items: ['x'] }),
      planLineOf(2, { name: '肥料经营抽查', percent: 10, rounds: [4, 9], items: ['y'] }),
    )
    expect(merged).toMatchObject({
      name: '农药经营抽查；肥料经营抽查',
      itemIds: ['x', 'y'],
      organisation: 'internalJoint',
      amount: { rate: { share: [10, 100] }, base: null },
      time: { rounds: [4, 9] },
      remarks: '由“农药经营抽查”和“肥料经营抽查”合并',
    })
  })

  test('S2-14 key items are followed until a line checks all of their targets', () => {
    const items = [itemOf('k', { category: 'key' }), itemOf('g')]
    const groups = [groupOf(30, [1])]
    const some = factsOf('S2', { lines: [planLineOf(1, { percent: 60, items: ['k'] })], groups, items })
    expect(check(some, 'key-items-covered')).toMatchObject({ state: 'warned', clause: 'S2-14' })
    const all = factsOf('S2', { lines: [planLineOf(1, { percent: 50, rounds: [3, 9], items: ['k'] })], groups, items })
    expect(check(all, 'key-items-covered')).toMatchObject({
      state: 'passed',
      evidence: '1 个重点事项，今年全覆盖 1 个',
    })
  })

  test('S2-01 the share of items that go jointly inside the bureau is measured against all of them', () => {
    const items = [itemOf('x'), itemOf('y')]
    const own = planLineOf(1, { items: ['x'] })
    const joint = planLineOf(2, { items: ['y'], organisation: 'internalJoint' })
    const facts = factsOf('S2', { lines: [own, joint], groups: [groupOf(9, [1, 2])], items })
    expect(check(facts, 'joint-kept')).toMatchObject({ state: 'warned', clause: 'S2-01' })
    expect(check(facts, 'joint-kept')?.evidence).toBe('2 个事项中 1 个内部联合，占 50%')
  })
})
