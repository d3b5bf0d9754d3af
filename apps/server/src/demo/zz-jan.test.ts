import { expect, test } from 'vitest'
import { startEmptyTest } from '../../test/harness.ts'
import { seedDemo } from './index.ts'
test('jan', async () => {
  const { deps, clock } = await startEmptyTest()
  clock.set('2026-01-01T02:00:00Z')
  await seedDemo(deps)
  expect(
    await deps.db.selectFrom('annualPlans').select(['year', 'status']).where('status', '=', 'inForce').execute(),
  ).toMatchObject([{ year: 2026 }])
})
