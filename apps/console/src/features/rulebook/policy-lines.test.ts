import { getProfile, PROFILES } from '@sunlot/contract'
import { describe, expect, it } from 'vitest'
import { listPolicyLines } from './policy-lines.ts'

function lineOf(profile: string, name: string) {
  return listPolicyLines(getProfile(profile)).find((line) => line.name === name)
}

describe('policy as lines to read', () => {
  it('S4-15 states the floor of the ratio with its base and clause', () => {
    expect(lineOf('S4', '抽查比例')).toMatchObject({ clause: 'S4-15', value: expect.stringContaining('5%') })
  })

  it('names the national rule where the notice says nothing', () => {
    expect(lineOf('S0', '结果公示')).toMatchObject({
      value: '20 个工作日内',
      clause: 'B-06',
      note: '本单位细则没有写，按国家规定',
    })
  })

  it('S1-13 writes a limit that is a civil day as a day', () => {
    expect(lineOf('S1', '检查完成')).toMatchObject({ value: '10月31日前', clause: 'S1-13' })
  })

  it('gives every profile a clause or says that nothing is laid down', () => {
    for (const profile of PROFILES) {
      for (const line of listPolicyLines(profile)) expect(line.clause !== '' || line.value === '未规定').toBe(true)
    }
  })
})
