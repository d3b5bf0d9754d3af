import { verifyRecord } from '@sunlot/draw'
import { expect, test } from 'vitest'
import { startEmptyTest } from '../../test/harness.ts'
import { readRecord } from '../features/draws/index.ts'
import { listGates, getTask, readGateFacts } from '../features/tasks/index.ts'
import { verifyAudit } from '../platform/audit.ts'
import { PINGLU } from './bureaus/pinglu.ts'
import { seedDemo } from './index.ts'

test('the trial holds the published first rounds of its plan, a list that was sent back, and one that waits for its signature', async () => {
  const { deps } = await startEmptyTest()
  await seedDemo(deps, { bureaus: [PINGLU] })
  const draws = await deps.db.selectFrom('draws').select(['id', 'status', 'openedAt']).orderBy('number').execute()
  expect(draws.map(({ status }) => status)).toEqual([...Array(5).fill('published'), 'rejected', 'drawn'])
  expect(draws.every(({ openedAt }) => openedAt < deps.clock.now())).toBe(true)
  for (const { id } of draws) {
    let record = ''
    for await (const piece of readRecord(deps, id)) record += piece
    expect(verifyRecord(record, deps.hasher).ok).toBe(true)
  }
  expect((await verifyAudit(deps.db)).brokenAt).toBeUndefined()
})

test('the next round can still be drawn, without the targets of the first', async () => {
  const { deps } = await startEmptyTest()
  await seedDemo(deps, { bureaus: [PINGLU] })
  const { id, bureauId } = await deps.db
    .selectFrom('tasks')
    .select(['id', 'bureauId'])
    .where('title', 'like', '%第二轮农药%')
    .executeTakeFirstOrThrow()
  const task = await getTask(deps.db, bureauId, id)
  const facts = await readGateFacts(deps.db, { task, today: '2026-10-08', draw: null })
  expect(facts.preview.excluded.map(({ reason }) => reason)).toContain('INSPECTED_THIS_YEAR')
  const blocked = listGates(facts).filter(({ step, state }) => step === 'openDraw' && state === 'blocked')
  expect(blocked).toEqual([])
})
