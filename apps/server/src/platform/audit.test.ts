import { Client } from 'pg'
import { beforeAll, expect, inject, test } from 'vitest'
import { startTest } from '../../test/harness.ts'
import type { Test } from '../../test/harness.ts'
import { recordAudit, verifyAudit } from './audit.ts'

let t: Test

beforeAll(async () => {
  t = await startTest()
})

function record(subjectId: string, data: Record<string, unknown> = {}): Promise<void> {
  return t.deps.db.transaction().execute((tx) =>
    recordAudit(tx, {
      at: t.clock.now(),
      bureauId: t.bureau.id,
      actorId: null,
      event: 'targets.changed',
      subjectKind: 'target',
      subjectId,
      data,
    }),
  )
}

/** Does to a table what the application may not, as the owner of the database. */
async function asOwner(sql: string): Promise<void> {
  const { rows } = await t.deps.pool.query('select current_database() as name')
  const owner = new Client({ host: inject('postgresHost'), user: 'sunlot', database: rows[0].name })
  await owner.connect()
  try {
    await owner.query(sql)
  } finally {
    await owner.end()
  }
}

test('S1-06 S3-14 every row carries the hash of the one before it, and the chain can be recomputed', async () => {
  await record('甲', { b: 1, a: ['第一行\n第二行', null, { y: 0.5, x: true }], from: { 名称: '旧' } })
  await record('乙')
  const report = await verifyAudit(t.deps.db)
  expect(report).toMatchObject({ rowCount: 2, brokenAt: undefined })
  const last = await t.deps.db.selectFrom('auditEvents').select('hash').orderBy('seq', 'desc').executeTakeFirst()
  expect(report.lastHash).toBe(last?.hash)
})

test('S1-06 rows written side by side form one chain without a gap', async () => {
  await Promise.all(Array.from({ length: 40 }, (_, index) => record(`并发${index}`)))
  expect(await verifyAudit(t.deps.db)).toMatchObject({ rowCount: 42, brokenAt: undefined })
})

test('S1-06 a change that is rolled back leaves no row', async () => {
  const before = await verifyAudit(t.deps.db)
  const failing = t.deps.db.transaction().execute(async (tx) => {
    await recordAudit(tx, {
      at: t.clock.now(),
      bureauId: null,
      actorId: null,
      event: 'targets.changed',
      subjectKind: 'target',
      subjectId: '丙',
    })
    throw new Error('later step fails')
  })
  await expect(failing).rejects.toThrow('later step fails')
  expect(await verifyAudit(t.deps.db)).toEqual(before)
})

test('S1-06 the application can neither change, delete nor empty the trail', async () => {
  for (const statement of [
    `update audit_events set subject_id = '改' where seq = 1`,
    'delete from audit_events where seq = 1',
    'truncate audit_events',
    'alter table audit_events disable trigger all',
  ]) {
    await expect(t.deps.pool.query(statement), statement).rejects.toThrow(/permission denied|must be owner/)
  }
})

test('S1-06 even the owner is stopped by a trigger', async () => {
  await expect(asOwner(`update audit_events set subject_id = '改' where seq = 1`)).rejects.toThrow('append-only')
  await expect(asOwner('truncate audit_events')).rejects.toThrow('append-only')
})

test('S1-06 what an owner changes behind the trigger is found, with its place', async () => {
  const forged: [string, number][] = [
    [`update audit_events set data = '{"forged": true}' where seq = 7`, 7],
    [`update audit_events set at = at + interval '1 second' where seq = 5`, 5],
    [`update audit_events set actor_id = bureau_id where seq = 4`, 4],
    ['delete from audit_events where seq = 3', 4],
  ]
  for (const [statement, place] of forged) {
    await asOwner(
      `alter table audit_events disable trigger user; ${statement}; alter table audit_events enable trigger user`,
    )
    expect((await verifyAudit(t.deps.db)).brokenAt, statement).toBe(place)
  }
})
