import { describeRate, missingBlocks, type PlanPool, PlanLineInputSchema } from '@sunlot/contract'
import { expect, test } from 'vitest'
import { sayPoolRule, withPool } from './line-form.rules.ts'

const pool: PlanPool = {
  id: '00000000-0000-4000-8000-000000000001',
  name: '高风险农资经营户专项库',
  targets: 12,
  rate: [50, 100],
  roundsPerYear: 4,
  visitsPerYear: 4,
  clause: 'S4-16',
}
const line = PlanLineInputSchema.parse({ name: '专项抽查' })

test('S4-16 a line of a pool set apart starts from the ratio, rounds and visits a year that the pool lays down', () => {
  const { scope, amount } = withPool({ ...line, scope: { ...line.scope, poolIds: [pool.id] } }, pool)
  expect(scope).toMatchObject({ text: '高风险农资经营户专项库', poolIds: [pool.id] })
  expect(amount.rate && describeRate(amount.rate)).toBe('不低于 50%')
  expect(amount).toMatchObject({
    rateText: '不低于 50%',
    frequency: { times: 4, per: 'year', perTargetMax: 4 },
    frequencyText: '每年 4 次，同一对象每年至多 4 次',
  })
  expect(missingBlocks({ ...line, scope: { ...line.scope, poolIds: [pool.id] } })).not.toContain('scope')
})

test('a pool that lays down nothing leaves ratio and frequency as they are written, and says so', () => {
  const bare = { ...pool, rate: null, roundsPerYear: null, visitsPerYear: null }
  const written = { ...line, amount: { ...line.amount, rateText: '以牵头单位为准' } }
  expect(withPool(written, bare).amount).toEqual(written.amount)
  expect(sayPoolRule(bare)).toContain('没有单独规定')
  expect(sayPoolRule(pool)).toContain('比例 50%，每年 4 轮，同一对象每年至多 4 次')
})
