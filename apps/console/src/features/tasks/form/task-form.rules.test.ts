import type { PlanLineOption, TaskOptions } from '@sunlot/contract'
import { expect, test } from 'vitest'
import { fromPlanLine } from './plan-line.rules.ts'
import { countedPart, findFaults, missingDomains, newScheme, withRaised } from './task-form.rules.ts'

const OPTIONS: TaskOptions = {
  items: [],
  regions: [],
  pools: [],
  tags: [],
  offices: [],
  planLines: [],
  signers: [{ id: 'z', name: '赵某' }],
  publishers: [{ id: 'c', name: '陈某' }],
  defaults: {
    strata: [
      { riskClasses: ['A', null], rate: [5, 100], min: null, max: null },
      { riskClasses: ['D'], rate: [20, 100], min: null, max: null },
    ],
    seats: [{ name: '组长', certified: true, expert: false, offices: [], optional: false }],
    witnesses: [{ organ: '第七纪检组', name: '王某' }],
    minWitness: 1,
  },
  floor: { share: [5, 100], per: 'draw', clause: 'S4-15' },
  raisedBy: null,
}
const EMPTY = newScheme(OPTIONS, '2026-10-08')
const WHOLE = {
  ...EMPTY,
  title: '农药抽查',
  scope: { itemIds: ['i'], kinds: [], regions: [], poolIds: [], tagIds: [] },
}

test('S2-13 a new scheme starts from the suggestions of the bureau’s notice and lacks only its title and item', () => {
  expect(EMPTY).toMatchObject({ signerId: 'z', publisherId: 'c', inspectFrom: '2026-10-09', minWitness: 1 })
  expect(Object.keys(findFaults(EMPTY))).toEqual(['title', 'itemIds'])
  expect(findFaults(WHOLE)).toEqual({})
})

test('a risk class stands in one layer only, and no share is above 100 %', () => {
  const [first, second] = OPTIONS.defaults.strata
  if (!first || !second) throw new Error('two layers')
  expect(findFaults({ ...WHOLE, strata: [first, { ...second, riskClasses: ['D', null] }] })).toEqual({
    'strata.1': '“未分级”已在第一层，一类只能归入一层',
  })
  expect(findFaults({ ...WHOLE, strata: [{ ...first, rate: [120, 100] }, second] })).toEqual({
    'strata.0': '第一层的抽取比例超过 100%，最多写 100%',
  })
})

test('dates stand in order and half a witness is named', () => {
  expect(findFaults({ ...WHOLE, inspectUntil: '2026-10-01', witnesses: [{ organ: '', name: '王某' }] })).toEqual({
    'witnesses.0': '见证单位和姓名都要填，不请的行请删去',
    inspectUntil: '检查结束日期早于开始日期，请改其中一个',
  })
})

test('counts are tried out as soon as the pool is known, whatever words still lack', () => {
  expect(countedPart(EMPTY)).toBeUndefined()
  const early = countedPart({ ...WHOLE, title: '', witnesses: [{ organ: '', name: '' }] })
  expect(early?.scope.itemIds).toEqual(['i'])
  expect(countedPart({ ...WHOLE, scheme: '正文' })).toEqual(countedPart(WHOLE))
})

test('S3-01 the line of business of the chosen items is suggested to the seats, until each asks for it', () => {
  const items = [{ id: 'w', name: '取水', category: '一般', domain: '水行政', targets: 3 }]
  const offered = { ...OPTIONS, items, inspectorTags: ['水行政'] }
  const form = newScheme(offered, '2026-10-08')
  const seat = { name: '组长', certified: true, expert: false, offices: [], optional: false } as const
  const scope = { ...form.scope, itemIds: ['w'] }
  const bare = { ...form, scope, seats: [{ ...seat, offices: [] }] }
  expect(missingDomains(bare, offered)).toEqual(['水行政'])
  expect(missingDomains(bare, { ...offered, inspectorTags: [] })).toEqual([])
  expect(missingDomains({ ...bare, seats: [{ ...seat, offices: [], tags: ['水行政'] }] }, offered)).toEqual([])
})

test('S0-19 S3-12 a layer of whoever is to be checked more lies above all others, also with the ratio of a plan line', () => {
  const strata = withRaised(OPTIONS.defaults.strata)
  expect(strata[2]).toMatchObject({ raised: true, riskClasses: ['A', null, 'D'], rate: [25, 100] })
  expect(findFaults({ ...WHOLE, strata })).toEqual({})
  const low = strata.map((layer) => (layer.raised ? { ...layer, rate: [20, 100] as [number, number] } : layer))
  expect(findFaults({ ...WHOLE, strata: low })).toEqual({
    'strata.2': '第三层是须加大抽查力度的对象，抽取比例须高于其他各层',
  })
  const line = { id: 'l', itemIds: [], kinds: [], regions: [], poolIds: [], tagIds: [], methods: [], seats: null }
  const words = { plan: '2026年度计划', no: '2', name: '农药抽查', year: 2026, checkType: 'routine' as const }
  const rate = { share: [30, 100] as [number, number], count: null, classes: [] }
  const taken = fromPlanLine({ ...WHOLE, strata }, { ...line, ...words, rate } as unknown as PlanLineOption)
  expect(taken.strata?.map((layer) => layer.rate[0])).toEqual([30, 30, 35])
})
