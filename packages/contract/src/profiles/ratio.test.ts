import { describe, expect, test } from 'vitest'
import type { RatioCandidate } from './ratio.ts'
import { resolveRatio, sayRatio } from './ratio.ts'

function rule(level: RatioCandidate['level'], percent: number, bound: RatioCandidate['bound'] = 'atLeast') {
  return { level, bound, amount: { share: [percent, 100] as const }, source: `${level} ${percent}` }
}

function ruling(candidates: readonly RatioCandidate[], base = 212) {
  const { winner, due, losers, ceiling } = resolveRatio(candidates, base)
  return { winner: winner?.source, due, ceiling: ceiling?.source, why: losers.map(({ why }) => why) }
}

describe('which ratio holds', () => {
  test('S0-16 S3-09 S4-15 what a statute lays down stands before the document from above, the profile and the plan', () => {
    const candidates = [rule('plan', 6), rule('profile', 5), rule('superior', 8), rule('statute', 10)]
    expect(ruling(candidates)).toEqual({
      winner: 'statute 10',
      due: 22,
      ceiling: undefined,
      why: ['低于法律法规规章不低于 10%', '低于法律法规规章不低于 10%', '低于法律法规规章不低于 10%'],
    })
    expect(ruling([rule('statute', 2, 'exactly'), rule('profile', 5)])).toMatchObject({
      winner: 'statute 2',
      due: 5,
      why: ['法律法规规章按 2%，不得另定'],
    })
  })

  test('S4-15 where no statute speaks the profile sets the least, and a plan may ask for more', () => {
    expect(ruling([rule('profile', 5)])).toMatchObject({ winner: 'profile 5', due: 11, why: [] })
    expect(ruling([rule('profile', 5), rule('plan', 10)])).toMatchObject({
      winner: 'plan 10',
      due: 22,
      why: ['只定了最低要求，年度计划要求更高'],
    })
  })

  test('a count and a share are compared by the targets they come to', () => {
    const three = { level: 'plan', bound: 'exactly', amount: { count: 3 }, source: '三户' } as const
    expect(ruling([rule('profile', 5), three], 40)).toMatchObject({ winner: '三户', due: 3 })
    expect(ruling([rule('profile', 5), three], 100)).toMatchObject({ winner: 'profile 5', due: 5 })
    expect(ruling([three], 2)).toMatchObject({ due: 2 })
  })

  test('nothing beyond an upper limit from above, and a limit below a stronger least does not hold', () => {
    expect(ruling([rule('superior', 20, 'atMost'), rule('profile', 5), rule('plan', 30)])).toMatchObject({
      winner: 'profile 5',
      ceiling: 'superior 20',
      why: ['超过上级文件不超过 20%'],
    })
    expect(ruling([rule('statute', 10), rule('plan', 3, 'atMost')])).toMatchObject({
      winner: 'statute 10',
      ceiling: undefined,
      why: ['与效力更高的规定冲突，或另有更严的上限'],
    })
  })

  test('without any rule there is no winner', () => {
    expect(ruling([])).toEqual({ winner: undefined, due: 0, ceiling: undefined, why: [] })
    expect(sayRatio(rule('profile', 5))).toBe('不低于 5%')
  })
})
