import { getProfile, lightOf, resolvePolicy } from '@sunlot/contract'
import { expect, test } from 'vitest'
import { cardsOf } from './duty-cards.rules.ts'
import { isSameUnit } from './unit-names.ts'

function cards(profile: string, offices: string[] = [], year = 2026) {
  const named = offices.map((name) => ({ id: `id of ${name}`, name }))
  return cardsOf(resolvePolicy(getProfile(profile)), year, named)
}

test('S1-05 the milestones of the notice become cards with office, clause and the deadline of the chosen year', () => {
  const made = cards('S1', ['资源科', '生态修复科'], 2027)
  expect(made.flatMap(({ clause, dueOn }) => (dueOn ? [[clause, dueOn]] : []))).toEqual([
    ['S1-05', '2027-05-31'],
    ['S1-08', '2027-06-15'],
    ['S1-09', '2027-06-30'],
    ['S1-11', '2027-07-31'],
    ['S1-13', '2027-10-31'],
    ['S1-13', '2027-10-31'],
  ])
  expect(made[0]?.units).toEqual([
    { part: 'lead', unit: '资源科', officeId: 'id of 资源科' },
    { part: 'participating', unit: '生态修复科', officeId: 'id of 生态修复科' },
    { part: 'participating', unit: '保护科', officeId: null },
    { part: 'participating', unit: '防检科', officeId: null },
  ])
  expect(made.find(({ template }) => template === 'inspectWithin')).toMatchObject({ startsOn: '2027-08-01' })
})

test('S3-20 every task of the stations carries its units and its limit', () => {
  const made = cards('S3', ['水利工作站', '林业站', '环境监察大队'])
  expect(made.map(({ clause, dueOn }) => [clause, dueOn])).toEqual([
    ['S3-05', '2026-07-13'],
    ['S3-05', '2026-07-15'],
    ['S3-08', '2026-07-31'],
    ['S3-08', '2026-07-31'],
    ['S3-05', null],
    ['S3-20', null],
    ['S3-17', null],
  ])
  for (const { units } of made) expect(units.some(({ part }) => part === 'lead')).toBe(true)
  expect(made[1]?.units.map(({ officeId }) => officeId)).toEqual([
    'id of 水利工作站',
    'id of 环境监察大队',
    'id of 林业站',
  ])
})

test('S2-19 a notice that names no unit still has its tasks on the board, for the offices concerned', () => {
  const made = cards('S2')
  expect(made.map(({ clause }) => clause)).toEqual(['S2-04', 'S2-10', 'S2-15'])
  for (const { units } of made) expect(units).toEqual([{ part: 'lead', unit: '各相关科室', officeId: null }])
})

test('S4-10 who leads and who takes part is named for each step: office for the draw, enforcement team for the checks', () => {
  const made = cards('S4', ['办公室', '农业综合行政执法队'])
  const partsOf = (template: string) =>
    made.find((card) => card.template === template)?.units.map(({ part, unit, officeId }) => [part, unit, officeId])
  expect(partsOf('drawLead')).toEqual([
    ['lead', '局办公室', 'id of 办公室'],
    ['participating', '各职能股室', null],
  ])
  expect(partsOf('checkLead')?.[0]).toEqual(['lead', '执法队', 'id of 农业综合行政执法队'])
  expect(made.some(({ template }) => template === 'inspectWithin')).toBe(false)
})

test('S1-05 the light says late, due soon, open, done or done late', () => {
  const dueOn = '2026-05-31'
  expect(lightOf({ dueOn, closedOn: null }, '2026-05-20')).toBe('open')
  expect(lightOf({ dueOn, closedOn: null }, '2026-05-24')).toBe('dueSoon')
  expect(lightOf({ dueOn, closedOn: null }, '2026-05-31')).toBe('dueSoon')
  expect(lightOf({ dueOn, closedOn: null }, '2026-06-01')).toBe('late')
  expect(lightOf({ dueOn, closedOn: '2026-05-31' }, '2026-07-01')).toBe('done')
  expect(lightOf({ dueOn, closedOn: '2026-06-01' }, '2026-07-01')).toBe('doneLate')
  expect(lightOf({ dueOn: null, closedOn: null }, '2026-07-01')).toBe('untimed')
})

test('a unit is found under the name the bureau gives it, and no other is', () => {
  expect(isSameUnit('局办公室', '办公室')).toBe(true)
  expect(isSameUnit('执法大队', '农业综合行政执法队')).toBe(true)
  expect(isSameUnit('行政审批科', '行政审批服务科')).toBe(false)
  expect(isSameUnit('', '办公室')).toBe(false)
})
