import { beforeAll, expect, test } from 'vitest'
import { startEmptyTest } from '../../test/harness.ts'
import type { EmptyTest } from '../../test/harness.ts'
import { seedDemo } from './index.ts'

let t: EmptyTest

beforeAll(async () => {
  t = await startEmptyTest()
  await seedDemo(t.deps)
})

test('every account on the sign-in page of a trial opens the door', async () => {
  const accounts = (await t.stranger.get('/session/demo')).json()
  expect(accounts.length).toBeGreaterThanOrEqual(6)
  for (const { login, password } of accounts) {
    expect((await t.stranger.post('/session', { login, password })).statusCode, login).toBe(204)
  }
})

test('a trial stays a trial, says so, and is not filled twice', async () => {
  const before = await t.deps.db.selectFrom('users').select('id').execute()
  await seedDemo(t.deps)
  expect(await t.deps.db.selectFrom('users').select('id').execute()).toEqual(before)
  expect((await t.stranger.get('/session')).json()).toMatchObject({ demo: true, setupNeeded: false })
  const bureau = await t.deps.db.selectFrom('bureaus').select('name').executeTakeFirstOrThrow()
  expect(bureau.name).toContain('演示')
})

test('every bureau of a trial has its group, duties, cards and an issued document that waits for receipts', async () => {
  const { db } = t.deps
  const bureaus = await db.selectFrom('bureaus').select('id').execute()
  for (const { id } of bureaus) {
    const of = (table: 'coordinationGroups' | 'dutyGrants' | 'dutyCards' | 'issuedDocuments' | 'publicityRecords') =>
      db.selectFrom(table).select('id').where('bureauId', '=', id).execute()
    expect(await of('coordinationGroups')).toHaveLength(1)
    expect((await of('dutyGrants')).length).toBeGreaterThan(3)
    expect((await of('dutyCards')).length).toBeGreaterThan(1)
    expect(await of('issuedDocuments')).toHaveLength(1)
    expect(await of('publicityRecords')).toHaveLength(2)
    const open = await db
      .selectFrom('documentRecipients')
      .select('id')
      .where('bureauId', '=', id)
      .where('receivedAt', 'is', null)
      .execute()
    expect(open.length).toBeGreaterThan(0)
  }
})

test('a half-made trial is not taken for a real bureau', async () => {
  await t.deps.db.deleteFrom('settings').execute()
  await expect(seedDemo(t.deps)).rejects.toThrow('体验数据上次没有建完')
})
