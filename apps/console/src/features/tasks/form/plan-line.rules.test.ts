import type { PlanLineOption, PlanRate, TaskInput } from '@sunlot/contract'
import { expect, test } from 'vitest'
import { fromPlanLine } from './plan-line.rules.ts'

const seat = { name: '组长' as const, certified: true, expert: false, offices: [], optional: false }
const form = {
  title: '',
  scope: { itemIds: [], kinds: [], regions: ['井坪镇'] },
  strata: [{ riskClasses: ['A', 'B', 'C', 'D', null], rate: [3, 100], min: null, max: null }],
  seats: [seat],
} as unknown as TaskInput

function line(rate: Partial<PlanRate> | null): PlanLineOption {
  const blank = { bound: '=' as const, share: null, shareMax: null, count: null, countMax: null, classes: [] }
  return {
    id: 'l1',
    plan: '2026年度抽查计划',
    year: 2026,
    kind: 'own',
    no: '2',
    name: '农药经营监督抽查',
    itemIds: ['i1'],
    kinds: [],
    regions: [],
    poolIds: ['p1'],
    tagIds: [],
    methods: ['onSite'],
    checkType: 'routine',
    seats: 2,
    rate: rate && { ...blank, ...rate },
    rounds: [5, 10],
    period: null,
    crossRegion: null,
  }
}

test('B-04 a scheme takes items, share, seats and name from the line of the plan', () => {
  expect(fromPlanLine(form, line({ share: [5, 100] }))).toMatchObject({
    planLineId: 'l1',
    planLine: '2026年度抽查计划第 2 项',
    title: '2026年农药经营监督抽查',
    scope: { itemIds: ['i1'], regions: [], poolIds: ['p1'] },
    strata: [{ rate: [5, 100] }],
    seats: [{ name: '组长' }, { name: '组员' }],
  })
})

test('a share for each class becomes a layer for each, the unclassified with the first', () => {
  const classes = [
    { riskClass: 'A' as const, share: [3, 100] as [number, number] },
    { riskClass: 'D' as const, share: [50, 100] as [number, number] },
  ]
  expect(fromPlanLine(form, line({ classes })).strata).toMatchObject([
    { riskClasses: ['A', null], rate: [3, 100] },
    { riskClasses: ['D'], rate: [50, 100] },
  ])
})

test('a count draws exactly that many, a rate in words changes nothing, no line means off the plan', () => {
  expect(fromPlanLine(form, line({ count: 7 })).strata).toMatchObject([{ rate: [0, 1], min: 7, max: 7 }])
  expect(fromPlanLine(form, line(null)).strata).toBeUndefined()
  expect(fromPlanLine(form, undefined)).toEqual({ planLineId: null, planLine: '' })
})

test('S4-16 a scheme of a line of a special pool alone takes its pool and leaves the items to the clerk', () => {
  const chosen = { ...form, scope: { ...form.scope, itemIds: ['own'] } }
  const { scope } = fromPlanLine(chosen, { ...line({ share: [50, 100] }), itemIds: [] })
  expect(scope).toEqual({ itemIds: ['own'], kinds: [], regions: [], poolIds: ['p1'], tagIds: [] })
})
