import { expect, test } from 'vitest'
import { startEmptyTest } from '../../test/harness.ts'
import { seedDemoAccounts } from './accounts.ts'
import { seedDemoTasks } from './tasks.ts'

test('the trial has a task to draw, one approved and one being drafted, on any day', async () => {
  const { deps, clock } = await startEmptyTest()
  // The last day of a year whose successor has no calendar yet.
  clock.set('2026-12-31T02:00:00Z')
  const staff = await seedDemoAccounts(deps)
  for (const [i, name] of ['农药经营', '种子经营', '饲料生产经营'].entries()) {
    const item = { id: deps.newId(), bureauId: staff.bureauId, code: `SX-0${i}`, name, category: 'general' as const }
    await deps.db
      .insertInto('inspectionItems')
      .values({ ...item, legalBasis: '演示', createdAt: clock.now() })
      .execute()
  }
  await seedDemoTasks(deps, staff)
  const tasks = await deps.db
    .selectFrom('tasks')
    .select(['title', 'status', 'directoriesFrozenAt'])
    .orderBy('title')
    .execute()
  expect(tasks.map(({ title, status, directoriesFrozenAt }) => [title, status, directoriesFrozenAt !== null])).toEqual(
    expect.arrayContaining([
      ['2026年第二轮农药经营监督抽查', 'approved', true],
      ['2026年第二轮种子经营监督抽查', 'approved', false],
      ['2026年饲料生产经营监督抽查', 'drafting', false],
    ]),
  )
})
