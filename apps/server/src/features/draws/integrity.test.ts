import type { DrawDetail } from '@sunlot/contract'
import type { DrawRecord } from '@sunlot/draw'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import {
  addTask,
  drawWhole,
  lockWithDice,
  must,
  openAndCommit,
  readDraw,
  rollDice,
  setStage,
  WITNESS,
} from '../../../test/ceremony.ts'
import type { Stage } from '../../../test/ceremony.ts'
import { startTest } from '../../../test/harness.ts'
import type { Test } from '../../../test/harness.ts'
import { verifyAudit } from '../../platform/audit.ts'
import { computeOutcome } from './complete-draw.ts'
import { getDraw } from './draws.queries.ts'
import { resumeDraws, verifyLog } from './index.ts'

let t: Test
let stage: Stage
/** The owner of the database, as somebody who breaks in below the program would be. */
let owner: Client

beforeAll(async () => {
  t = await startTest()
  stage = await setStage(t)
  const { rows } = await t.deps.pool.query('select current_database() as name')
  owner = new Client({ host: inject('postgresHost'), user: 'sunlot', database: rows[0].name })
  // The harness drops the database with all its connections.
  owner.on('error', () => {})
  await owner.connect()
})

afterAll(() => owner.end())

describe('two at once', () => {
  test('of two who open one task, one gets the draw and the other is told its number', async () => {
    const taskId = await addTask(t, stage)
    const replies = await Promise.all([1, 2].map(() => stage.drawer.post(`/tasks/${taskId}/draws`)))
    await t.deps.jobs.idle()
    const won = replies.filter(({ statusCode }) => statusCode < 300)
    const lost = replies.find(({ statusCode }) => statusCode === 409)
    expect(won).toHaveLength(1)
    expect(lost?.json()).toMatchObject({ code: 'draws.already-open', params: { drawNo: won[0]?.json().drawNo } })
  })

  test('S0-14 draws opened together get consecutive numbers without a gap', async () => {
    const taskIds = await Promise.all([1, 2, 3, 4].map(() => addTask(t, stage)))
    const replies = await Promise.all(taskIds.map((id) => stage.drawer.post(`/tasks/${id}/draws`)))
    await t.deps.jobs.idle()
    expect(replies.every(({ statusCode }) => statusCode === 200 || statusCode === 202)).toBe(true)
    const rows = await t.deps.db.selectFrom('draws').select('number').orderBy('number').execute()
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, i) => i + 1))
  })

  test('of two locks and of two reveals one wins, and the other hears the new status', async () => {
    const { id } = await openAndCommit(t, stage, await addTask(t, stage))
    await rollDice(t, stage, id)
    expect(await race(id, 'lock')).toEqual([200, 409])
    expect(await race(id, 'reveal')).toEqual([200, 409])
    const log = await t.deps.db.selectFrom('drawLog').select('type').where('drawId', '=', id).execute()
    expect(log.map(({ type }) => type).sort()).toEqual(['contribute', 'lock', 'open', 'reveal'])
  })

  test('of signing and sending back at once one wins', async () => {
    const { id } = await drawWhole(t, stage, await addTask(t, stage))
    const signature = { kind: 'typed', name: stage.people.signer.name }
    const replies = await Promise.all([
      stage.signer.post(`/draws/${id}/sign`, { confirmed: true, signature }),
      stage.signer.post(`/draws/${id}/reject`, { reason: '名单里漏了今年新开的门店' }),
    ])
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
  })

  test('of a reveal and an abort at once one wins', async () => {
    const { id } = await openAndCommit(t, stage, await addTask(t, stage))
    await lockWithDice(t, stage, id)
    const replies = await Promise.all([
      stage.drawer.post(`/draws/${id}/reveal`),
      stage.drawer.post(`/draws/${id}/abort`, { reason: '见证人身份有误' }),
    ])
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
  })
})

describe('S0-14, S1-06 what is frozen is refused by the database itself, also to its owner', () => {
  let drawn: DrawDetail

  beforeAll(async () => {
    drawn = await drawWhole(t, stage, await addTask(t, stage))
  })

  test.each([
    ['the pool', `update draw_pool set status = 'out:CLOSED' where draw_id = $1`],
    ['the pool', `delete from draw_pool where draw_id = $1`],
    [
      'the pool',
      `insert into draw_pool select draw_id, 'ZZZ', stratum, kind, grp, status, target_id, name, region, risk_class
       from draw_pool where draw_id = $1 limit 1`,
    ],
    ['the roster', `update draw_roster set recuse = '{}' where draw_id = $1`],
    ['the roster', `delete from draw_roster where draw_id = $1`],
    ['the dice', `update draw_witnesses set host_dice = '1111111111111111' where draw_id = $1`],
    ['the secrets', `update draw_secrets set t = repeat('0', 64) where draw_id = $1`],
    ['the secrets', `delete from draw_secrets where draw_id = $1`],
    ['the header', `update draws set header = '{}' where id = $1`],
    ['the contributions', `update draws set contrib = '[]' where id = $1`],
    ['the result', `update draws set targets = '{}' where id = $1`],
    ['the drawn targets', `delete from draw_targets where draw_id = $1`],
    [
      'the drawn targets',
      `insert into draw_targets select draw_id, 99, label, stratum, '', false from draw_pool
       where draw_id = $1 and status = 'in' and label not in (select label from draw_targets where draw_id = $1) limit 1`,
    ],
    ['the teams', `update draw_teams set team = '{}' where draw_id = $1`],
    ['the evidence', `delete from draw_evidence where draw_id = $1`],
    ['the log', `update draw_log set entry = '{}' where draw_id = $1`],
    ['the draw', `delete from draws where id = $1`],
  ])('%s: %s', async (_what, statement) => {
    await expect(owner.query(statement, [drawn.id])).rejects.toMatchObject({ code: expect.stringMatching(/^23/) })
  })
})

describe('a result that two computations do not agree on', () => {
  test('an altered pool stops the draw, is recorded, and nothing of a result is written', async () => {
    const { id } = await openAndCommit(t, stage, await addTask(t, stage))
    await lockWithDice(t, stage, id)
    await breakIn(`update draw_pool set status = 'out:CLOSED'
      where draw_id = '${id}' and label = (select min(label) from draw_pool where draw_id = '${id}' and status = 'in')`)
    await expectStopped(id, 'draws.tampered')
  })

  test('a swapped secret stops the draw', async () => {
    const { id } = await openAndCommit(t, stage, await addTask(t, stage))
    await lockWithDice(t, stage, id)
    await breakIn(`update draw_secrets set t = repeat('0', 64) where draw_id = '${id}'`)
    await expectStopped(id, 'draws.tampered')
  })

  test('a database that hashes differently stops the draw', async () => {
    const { id } = await openAndCommit(t, stage, await addTask(t, stage))
    await lockWithDice(t, stage, id)
    const { rows } = await owner.query('select current_database() as name')
    await owner.query(`create schema bent; grant usage on schema bent to public`)
    await owner.query(`create function bent.sha256(value bytea) returns bytea language sql
      as $$ select pg_catalog.sha256(value || 'x'::bytea) $$`)
    await owner.query(`alter database ${rows[0].name} set search_path = bent, public, pg_catalog`)
    await dropConnections()
    await expectStopped(id, 'draws.results-differ')
    await owner.query(`alter database ${rows[0].name} reset search_path`)
    await dropConnections()
    await must(stage.drawer.post(`/draws/${id}/reveal`))
    expect(await readDraw(stage.drawer, id)).toMatchObject({ status: 'drawn', sqlAgrees: true, failure: null })
  })
})

describe('a write that fails', () => {
  test.each(['draw_pool', 'draw_roster', 'draws', 'draw_log', 'audit_events'])(
    'S0-14 opening, at %s: nothing is half there, and the same secrets are used again',
    async (table) => {
      const taskId = await addTask(t, stage)
      const failing = await failOnce(table, table === 'draws' ? 'update' : 'insert', `draws.committed`)
      const reply = await stage.drawer.post(`/tasks/${taskId}/draws`)
      expect(reply.statusCode).toBe(500)
      await failing.mend()
      const { id, status } = await t.deps.db
        .selectFrom('draws')
        .select(['id', 'status'])
        .where('taskId', '=', taskId)
        .executeTakeFirstOrThrow()
      expect(status).toBe('opening')
      const secrets = await secretsOf(id)
      expect(await countRows(id)).toEqual({ pool: 0, roster: 0, log: 0 })
      await resume()
      expect(await readDraw(stage.drawer, id)).toMatchObject({ status: 'committed' })
      expect(await secretsOf(id)).toEqual(secrets)
    },
  )

  test.each(['draw_targets', 'draw_teams', 'draws', 'tasks', 'draw_log', 'audit_events'])(
    'revealing, at %s: the draw stays locked, and the repeat gives what it would have given',
    async (table) => {
      const { id } = await openAndCommit(t, stage, await addTask(t, stage))
      await lockWithDice(t, stage, id)
      const before = await logOf(id)
      const due = await foresee(id)
      const failing = await failOnce(table, ['draws', 'tasks'].includes(table) ? 'update' : 'insert', 'draws.revealed')
      expect((await stage.drawer.post(`/draws/${id}/reveal`)).statusCode).toBe(500)
      await failing.mend()
      expect(await readDraw(stage.drawer, id)).toMatchObject({ status: 'locked', targets: [], teamsSealed: 0 })
      expect(await logOf(id)).toEqual(before)
      await must(stage.drawer.post(`/draws/${id}/reveal`))
      const drawn = await readDraw(stage.drawer, id)
      expect(drawn).toMatchObject({ status: 'drawn', sqlAgrees: true, teamRoot: due.team_root })
      expect(drawn.targets.map(({ code }) => code)).toEqual(due.targets.selected)
      expect((await logOf(id)).slice(0, before.length)).toEqual(before)
    },
  )

  test('S1-06, S3-14 after all of this the audit trail and the draw log still hold', async () => {
    expect((await verifyAudit(t.deps.db)).brokenAt).toBeUndefined()
    const report = await verifyLog(t.deps.db, t.deps.hasher, t.bureau.id)
    expect(report).toMatchObject({ brokenAt: undefined })
    await breakIn(`update draw_log set entry = replace(entry, '"lock"', '"luck"') where type = 'lock' and seq =
      (select min(seq) from draw_log where type = 'lock')`)
    const { rows } = await owner.query(`select min(seq) as seq from draw_log where type = 'lock'`)
    expect(await verifyLog(t.deps.db, t.deps.hasher, t.bureau.id)).toMatchObject({ brokenAt: rows[0].seq })
  })
})

async function race(drawId: string, act: string): Promise<number[]> {
  const replies = await Promise.all([1, 2].map(() => stage.drawer.post(`/draws/${drawId}/${act}`)))
  return replies.map(({ statusCode }) => statusCode).sort()
}

async function expectStopped(drawId: string, code: string): Promise<void> {
  const reply = await stage.drawer.post(`/draws/${drawId}/reveal`)
  expect(reply.json()).toMatchObject({ code })
  const draw = await readDraw(stage.drawer, drawId)
  expect(draw).toMatchObject({ status: 'locked', targets: [], teamsSealed: 0, seedT: null, sqlAgrees: false })
  expect(draw.failure).toContain('抽取已停止并记录')
  const event = await t.deps.db
    .selectFrom('auditEvents')
    .select('data')
    .where('subjectId', '=', drawId)
    .where('event', '=', 'draws.results-differed')
    .executeTakeFirstOrThrow()
  expect(event.data).toMatchObject({ cause: code })
}

/** Changes rows with all triggers off. */
async function breakIn(statement: string): Promise<void> {
  await owner.query('begin')
  await owner.query('set local session_replication_role = replica')
  const { rowCount } = await owner.query(statement)
  await owner.query('commit')
  expect(rowCount).toBe(1)
}

async function dropConnections(): Promise<void> {
  await owner.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`)
  await new Promise((resolve) => setTimeout(resolve, 50))
}

/** What a locked draw will give, computed without writing anything. */
async function foresee(drawId: string): Promise<DrawRecord> {
  const draw = await getDraw(t.deps.db, t.bureau.id, drawId)
  const { record } = await t.deps.db.transaction().execute((tx) => computeOutcome(t.deps, tx, draw))
  return record
}

/** Makes a table refuse: the audit trail only at that event, draws only when their status moves. */
async function failOnce(table: string, verb: string, event: string): Promise<{ mend(): Promise<void> }> {
  const only =
    table === 'audit_events'
      ? `when (new.event = '${event}')`
      : table === 'draws'
        ? 'when (new.status <> old.status)'
        : ''
  await owner.query(`create or replace function fail_once() returns trigger language plpgsql
    as $$ begin raise exception 'the disk is gone' using errcode = '58030'; end $$`)
  await owner.query(
    `create trigger aa_fail_once before ${verb} on ${table} for each row ${only} execute function fail_once()`,
  )
  return { mend: async () => void (await owner.query(`drop trigger aa_fail_once on ${table}`)) }
}

/** What the next start of the server does. */
async function resume(): Promise<void> {
  await resumeDraws(t.deps)
  await t.deps.jobs.idle()
}

function secretsOf(drawId: string) {
  return t.deps.db.selectFrom('drawSecrets').select(['t', 'a']).where('drawId', '=', drawId).execute()
}

function logOf(drawId: string) {
  return t.deps.db.selectFrom('drawLog').select(['seq', 'entry']).where('drawId', '=', drawId).orderBy('seq').execute()
}

async function countRows(drawId: string): Promise<Record<string, number>> {
  const { rows } = await owner.query(
    `select (select count(*)::int from draw_pool where draw_id = $1) as pool,
      (select count(*)::int from draw_roster where draw_id = $1) as roster,
      (select count(*)::int from draw_log where draw_id = $1) as log`,
    [drawId],
  )
  return rows[0]
}

describe('accounts that change while a draw is open', () => {
  test('S4-07 a drawer who is made witness by now witnesses nothing of the own draw', async () => {
    const scene = await setStage(t)
    const { id } = await openAndCommit(t, scene)
    const drawerId = scene.people.drawer.id
    await t.deps.db.deleteFrom('userRoles').where('userId', '=', drawerId).execute()
    await t.deps.db.insertInto('userRoles').values({ userId: drawerId, role: 'disciplineWitness' }).execute()
    const browser = await t.signIn({ ...scene.people.drawer, roles: ['disciplineWitness'] })
    const reply = await browser.post(`/draws/${id}/arrive`, { witness: WITNESS })
    expect(reply.json()).toMatchObject({ code: 'auth.forbidden' })
    await t.deps.db.deleteFrom('userRoles').where('userId', '=', drawerId).execute()
    await t.deps.db.insertInto('userRoles').values({ userId: drawerId, role: 'businessOffice' }).execute()
  })

  test('the rules a draw began under stay: no other profile while one is open', async () => {
    const admin = await t.signIn('platformAdmin')
    const { name, regionCode } = t.bureau
    const body = { name, regionCode, profile: 'S1' }
    const reply = await admin.put(`/bureaus/${t.bureau.id}`, body)
    expect(reply.json()).toMatchObject({ code: 'accounts.profile-in-use' })
  })
})
