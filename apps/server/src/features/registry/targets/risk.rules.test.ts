import type { Policy, RiskFact } from '@sunlot/contract'
import { describe, expect, test } from 'vitest'
import { entersPool, showUplift, upliftOf } from './risk.rules.ts'

const today = '2026-10-08'
const fact = (more: Partial<RiskFact> = {}): RiskFact => ({
  id: 'f',
  kind: 'complaint',
  on: '2026-09-01',
  substantiated: null,
  endedOn: null,
  source: '12345 热线',
  note: '',
  ...more,
})
const under = (value: Policy['highRisk']['value'], clause: string) => ({
  today,
  highRisk: { value, clause } as Policy['highRisk'],
})
const open = fact()
const proven = fact({ substantiated: true })
const untrue = fact({ substantiated: false })

describe('uplift', () => {
  test('S0-19 complaints and violations count, unless a complaint was found untrue', () => {
    const facts = [open, proven, untrue, fact({ kind: 'violation' }), fact({ kind: 'seriousViolation' })]
    expect(upliftOf(facts, under('moreOften', 'S0-19')).map(({ kind }) => kind)).toEqual([
      'complaint',
      'complaint',
      'violation',
      'seriousViolation',
    ])
  })

  test('S3-12 a complaint counts only once it was found true', () => {
    expect(upliftOf([open, proven, untrue], under('ifSubstantiated', 'S3-12'))).toEqual([proven])
    expect(showUplift([proven, open], under('ifSubstantiated', 'S3-12'))).toEqual({
      counts: true,
      reasons: ['投诉举报 1 件'],
      clause: 'S3-12',
    })
  })

  test('S3-12 listings count until the day they ended, and nothing counts before its day', () => {
    const listed = fact({ kind: 'dishonestyList', endedOn: '2026-10-08' })
    const still = fact({ kind: 'dishonestyList', endedOn: '2026-10-09' })
    const later = fact({ kind: 'abnormalList', on: '2026-10-09' })
    expect(upliftOf([listed, still, later], under('ifSubstantiated', 'S3-12'))).toEqual([still])
  })

  test('where class or item decides, single facts raise nothing', () => {
    for (const [mode, clause] of [
      ['classRatio', 'S1-28'],
      ['keyItems', 'S2-14'],
    ] as const) {
      expect(showUplift([proven], under(mode, clause))).toEqual({ counts: false, reasons: [], clause })
    }
  })
})

test('S4-16 into the separate pool come listings and proven complaints, never an open or untrue one', () => {
  const pool = { factKinds: ['complaint', 'abnormalList'], today }
  const cases: [RiskFact, boolean][] = [
    [open, false],
    [untrue, false],
    [proven, true],
    [fact({ kind: 'abnormalList' }), true],
    [fact({ kind: 'abnormalList', endedOn: '2026-10-01' }), false],
    [fact({ kind: 'dishonestyList' }), false],
  ]
  for (const [one, enters] of cases) expect(entersPool(one, pool)).toBe(enters)
})
