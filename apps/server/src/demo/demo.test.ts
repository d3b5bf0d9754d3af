import { beforeAll, expect, test } from 'vitest'
import { signInAs } from '../../test/browser.ts'
import { startEmptyTest } from '../../test/harness.ts'
import type { EmptyTest } from '../../test/harness.ts'
import { getActor } from '../features/accounts/index.ts'
import { seedDemo } from './index.ts'

let t: EmptyTest
const said: string[] = []

beforeAll(async () => {
  t = await startEmptyTest()
  await seedDemo(t.deps, { report: (sentence) => said.push(sentence) })
})

test('whoever waits for a first start is told which bureau is being made', () => {
  expect(said[0]).toContain('正在准备体验数据')
  expect(said.slice(1).map((sentence) => sentence.trim().slice(0, 5))).toEqual([
    '1 / 5',
    '2 / 5',
    '3 / 5',
    '4 / 5',
    '5 / 5',
  ])
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

test('S1-25 the county of a trial was opened by the city’s admin, administers itself and follows the city’s published list', async () => {
  const { app } = t
  const { db } = t.deps
  const { id, parentId } = await db
    .selectFrom('bureaus')
    .select(['id', 'parentId'])
    .where('name', 'like', '东源县%')
    .executeTakeFirstOrThrow()
  const city = await db.selectFrom('bureaus').select('name').where('id', '=', parentId).executeTakeFirstOrThrow()
  expect(city.name).toContain('河源市')
  const find = (login: string) =>
    db.selectFrom('users').select(['id', 'bureauId']).where('login', '=', login).executeTakeFirstOrThrow()
  const admin = await find('dy-lan')
  expect(admin.bureauId).toBe(id)
  const browser = await signInAs(t.deps, app, await getActor(db, admin.id))
  const names = async (login: string) => {
    const clerk = await signInAs(t.deps, app, await getActor(db, (await find(login)).id))
    return (await clerk.get('/items')).json<{ name: string }[]>().map(({ name }) => name)
  }
  expect(await names('dy-chen')).toEqual(await names('hy-zeng'))
  expect((await browser.get('/targets')).json().total).toBe(40)
  expect((await browser.get('/inspectors?kind=enforcement')).json().total).toBe(6)
})

test('a half-made trial is not taken for a real bureau', async () => {
  await t.deps.db.deleteFrom('settings').execute()
  await expect(seedDemo(t.deps)).rejects.toThrow('体验数据上次没有建完')
})
