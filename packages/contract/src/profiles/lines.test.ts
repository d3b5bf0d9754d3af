import { describe, expect, test } from 'vitest'
import { findClause } from '../clauses/index.ts'
import { POLICY_FIELDS } from './fields/index.ts'
import { getProfile, PROFILES } from './index.ts'
import { diffPolicies, listPolicyLines } from './lines.ts'
import type { PolicyKey, PolicyValue } from './profile.ts'
import { schemaOf } from './values.ts'

function lineOf(profile: string, name: string) {
  return listPolicyLines(getProfile(profile)).find((line) => line.name === name)
}

describe('the five notices as data', () => {
  test('every value fits its field and cites a clause of its own notice or a national rule', () => {
    for (const profile of PROFILES) {
      for (const key of Object.keys(POLICY_FIELDS) as PolicyKey[]) {
        const own: PolicyValue<unknown> | null = profile[key]
        if (!own) continue
        const label = `${profile.id} ${key}`
        expect(schemaOf(POLICY_FIELDS[key].shape).safeParse(own.value).success, label).toBe(true)
        expect(findClause(own.clause), label).toBeDefined()
        expect(own.clause.startsWith(profile.id) || own.clause.startsWith('B-'), label).toBe(true)
      }
    }
  })

  test('B-14 beside the own way of checking unannounced stands the national rule that serves the notice on arrival', () => {
    expect(lineOf('S0', '检查方式')).toMatchObject({ clause: 'S0-13' })
    expect(lineOf('S0', '检查通知')).toMatchObject({
      value: '凡检查必通知；不打招呼的检查，到场时送达通知书',
      clause: 'B-14',
      note: '本单位细则没有写，按国家规定',
    })
  })

  test('S1-28 the ratio rises with the risk class, from the floor of the year upwards', () => {
    expect(lineOf('S1', '各风险类别的比例')).toMatchObject({
      value: 'A 不低于 3%，B 不低于 3%，C 不低于 6%，D 不低于 12%',
      clause: 'S1-28',
    })
  })

  test('S3-09 S4-15 the least ratio and the rounds of a year are values of the notice', () => {
    expect(lineOf('S3', '抽查比例')).toMatchObject({
      value: '每次抽取不低于 5%，基数为县内市场主体或项目',
      clause: 'S3-09',
    })
    expect(lineOf('S4', '每年轮次')).toMatchObject({ value: '不少于 2 轮', clause: 'S4-15' })
  })

  test('B-06 B-12 where the notice is silent the national rule stands and says so', () => {
    const silent = '本单位细则没有写，按国家规定'
    expect(lineOf('S0', '结果公示')).toMatchObject({ value: '不超过 20 个工作日', clause: 'B-06', note: silent })
    expect(lineOf('S2', '年度检查频次')).toMatchObject({ clause: 'B-12', note: silent })
  })

  test('S0-16 B-07 a looser value of the own rulebook yields to the national one, which names it', () => {
    const lax = { ...getProfile('S4'), minInspectors: { value: 1, clause: 'S4-04' } }
    expect(listPolicyLines(lax).find(({ key }) => key === 'minInspectors')).toMatchObject({
      value: '不少于 2 名',
      clause: 'B-07',
      note: '国家规定更严，按国家规定；本单位细则为不少于 1 名〔S4-04〕',
    })
  })

  test('milestones and limits are said as days', () => {
    expect(lineOf('S1', '人员名录库建成')).toMatchObject({ value: '6月30日前', clause: 'S1-09' })
    expect(lineOf('S1', '检查完成')).toMatchObject({ value: '10月31日前', clause: 'S1-13' })
    expect(lineOf('S4', '检查完成')).toMatchObject({ value: '抽取后 5 个工作日内', clause: 'S4-14' })
    expect(lineOf('S0', '检查完成')).toMatchObject({ value: '未规定', clause: '' })
  })

  test('two notices stand side by side, and what differs is marked', () => {
    const rows = diffPolicies(getProfile('S3'), getProfile('S4'))
    expect(rows.find(({ key }) => key === 'roundsPerYear')).toMatchObject({
      left: { value: '不少于 2 轮', clause: 'S3-09' },
      right: { value: '不少于 2 轮', clause: 'S4-15' },
      changed: false,
    })
    expect(rows.find(({ key }) => key === 'evidence')).toMatchObject({ left: null, changed: true })
    expect(diffPolicies(getProfile('S1'), getProfile('S1')).some(({ changed }) => changed)).toBe(false)
  })

  test('what no rulebook may say is refused: beyond 100 %, no such day, a word that is no option', () => {
    const say = (key: PolicyKey, value: unknown) => schemaOf(POLICY_FIELDS[key].shape).safeParse(value).success
    expect(say('certifiedShare', [101, 100])).toBe(false)
    expect(say('itemListBy', '02-30')).toBe(false)
    expect(say('inspectorPool', 'whoever')).toBe(false)
    expect(say('inspectWithin', { workingDays: 0 })).toBe(false)
    expect(say('inspectWithin', { until: '10-31' })).toBe(true)
  })
})
