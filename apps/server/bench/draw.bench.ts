/**
 * One whole draw on the server over a million targets, beside PostgreSQL's bare ORDER BY sha256 … LIMIT over the same rows.
 * With SUNLOT_ORACLE (path of a second implementation in Python) the record is checked by that one too.
 * Run: node apps/server/bench/draw.bench.ts [targets] [inspectors]
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DrawDetail, Role } from '@sunlot/contract'
import { verifyRecord } from '@sunlot/draw'
import { Client } from 'pg'
import { buildApp } from '../src/app.ts'
import { openDb, openPool } from '../src/platform/database.ts'
import { machine } from '../src/platform/deps.ts'
import type { Deps } from '../src/platform/deps.ts'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts'
import { createFileStore } from '../src/platform/files.ts'
import { createJobs } from '../src/platform/jobs.ts'
import { createLogger } from '../src/platform/logger.ts'
import { migrate } from '../src/platform/migrate.ts'
import { signInAs } from '../test/browser.ts'
import { must, readDraw, rollDice, setStage } from '../test/ceremony.ts'
import type { Test } from '../test/harness.ts'
import { createPeople } from '../test/people.ts'

const targetCount = Number(process.argv[2] ?? 1_000_000)
const inspectorCount = Number(process.argv[3] ?? 2_000)
const folders = [tmpdir(), '/var/tmp'].map((base) => mkdtempSync(join(base, 'sunlot-bench-')))
for (const folder of folders) chmodSync(folder, 0o755)
const postgres = await startEmbeddedPostgres({
  dataDirs: folders,
  settings: { shared_buffers: '512MB', work_mem: '64MB', max_wal_size: '4GB' },
})

try {
  await migrate(postgres.connection)
  const t = await makeServer()
  const stage = await setStage(t, {
    targetCount: 4,
    inspectorCount,
    input: {
      strata: (['A', 'B', 'C', 'D'] as const).map((one) => ({
        riskClasses: [one],
        rate: [5, 100],
        min: null,
        max: null,
      })),
    },
  })
  await fillTargets(stage.itemId)

  const rows: [string, number][] = []
  let draw: DrawDetail
  async function measure(name: string, work: () => Promise<void>): Promise<void> {
    const start = performance.now()
    await work()
    rows.push([name, performance.now() - start])
  }

  await measure('open: freeze, fingerprints, rehearsal, commit', async () => {
    draw = (await must(stage.drawer.post(`/tasks/${stage.taskId}/draws`))).json<DrawDetail>()
    draw = await waitFor(draw.id, 'committed')
  })
  await rollDice(t, stage, draw!.id)
  await measure('lock', async () => void (await must(stage.drawer.post(`/draws/${draw.id}/lock`))))
  await measure('reveal: both selections, teams, stored', async () => {
    await must(stage.drawer.post(`/draws/${draw.id}/reveal`))
    draw = await waitFor(draw.id, 'drawn')
  })
  const whole = rows.reduce((sum, [, time]) => sum + time, 0)
  const peak = Math.round(process.resourceUsage().maxRSS / 1024)
  let record = ''
  await measure('read the record', async () => {
    record = (await must(stage.drawer.get(`/draws/${draw.id}/record.json`))).body
  })
  const { ok } = verifyRecord(record, t.deps.hasher)
  const bare = await fastest(() => runBare(t.deps, draw))

  console.log(`| one draw over ${targetCount.toLocaleString('en')} targets, ${inspectorCount} inspectors |      time |`)
  console.log('|---|---|')
  for (const [name, time] of rows) console.log(`| ${name} | ${(time / 1000).toFixed(2)} s |`)
  console.log(
    `| whole draw, from open to result (${draw!.quota.toLocaleString('en')} drawn) | ${(whole / 1000).toFixed(2)} s |`,
  )
  console.log(
    `| bare ORDER BY sha256 … LIMIT ${draw!.quota.toLocaleString('en')}, fastest of 3 | ${(bare / 1000).toFixed(2)} s |`,
  )
  console.log(`| whole draw ÷ bare statement | ${(whole / bare).toFixed(1)} × |`)
  console.log(
    `\nrecord of ${(record.length / 1_048_576).toFixed(0)} MiB verifies: ${ok}; server's peak memory ${peak} MiB`,
  )

  const oracle = process.env.SUNLOT_ORACLE
  if (oracle) {
    const file = join(folders[0] ?? '', 'record.json')
    writeFileSync(file, record)
    const { status } = spawnSync('python3', [oracle, file], { encoding: 'utf8' })
    console.log(`second implementation: ${status === 0 ? 'all checks passed' : `exit ${status}`}`)
  }

  async function waitFor(id: string, status: string): Promise<DrawDetail> {
    for (;;) {
      const seen = await readDraw(stage.drawer, id)
      if (seen.status === status) return seen
      if (!['opening', 'committed', 'locked'].includes(seen.status)) throw new Error(`${seen.status} ${seen.failure}`)
      await sleep(100)
    }
  }
} finally {
  await postgres.stop()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}

/** The server without a port, in the shape that the test support expects. */
async function makeServer(): Promise<Test> {
  const logger = createLogger('error')
  const pool = openPool({ connection: postgres.connection, asAppRole: true })
  const now = new Date('2026-10-08T01:30:00Z')
  const clock = { now: () => now, set: () => {}, advance: () => {} }
  const folder = folders[0] ?? ''
  const deps: Deps = {
    ...machine,
    db: openDb(pool),
    pool,
    clock,
    files: createFileStore(join(folder, 'files')),
    jobs: createJobs(logger),
    config: {
      host: '127.0.0.1',
      port: 0,
      databaseUrl: undefined,
      dataDirs: [folder],
      trustedProxyCount: 0,
      logLevel: 'error',
      demoTargets: 0,
      consoleDir: join(folder, 'no-console'),
    },
    logger,
  }
  const app = await buildApp(deps)
  await app.ready()
  const people = createPeople(deps)
  const bureau = await people.makeBureau({ name: '测速局' })
  const person = (role: Role) => people.makeUser({ bureauId: bureau.id, roles: [role] })
  const signIn: Test['signIn'] = async (who) => signInAs(deps, app, typeof who === 'string' ? await person(who) : who)
  return { deps, app, clock, bureau, person, signIn, ...people } as unknown as Test
}

/** The rest of the directory, by the database's owner, who then also counts it for the planner as autovacuum would. */
async function fillTargets(itemId: string): Promise<void> {
  const owner = new Client(postgres.connection)
  await owner.connect()
  const bureau = `(select bureau_id from inspection_items where id = '${itemId}')`
  await owner.query(`insert into targets (id, bureau_id, code, code_kind, name, name_raw, kind, region, risk_class, created_at, updated_at)
    select gen_random_uuid(), ${bureau}, '91140603MA' || lpad((i::bigint * 7919 % 100000000)::text, 8, '0'), 'own',
      '第' || i || '农资经营部', '第' || i || '农资经营部', 'enterprise', '第' || i % 40 || '镇', substr('ABCD', i % 4 + 1, 1),
      now(), now()
    from generate_series(1, ${targetCount - 4}) i`)
  await owner.query(`insert into target_items select id, '${itemId}' from targets on conflict do nothing`)
  await owner.query('analyze')
  await owner.end()
}

async function runBare({ pool }: Deps, { id, seedT, quota }: DrawDetail): Promise<void> {
  await pool.query(
    `select label from draw_pool where draw_id = $1
     order by sha256(convert_to('ssj1/ticket' || E'\\n' || $2 || E'\\n' || label, 'UTF8')) limit $3`,
    [id, seedT, quota],
  )
}

async function fastest(work: () => Promise<void>): Promise<number> {
  const times: number[] = []
  for (let i = 0; i < 3; i++) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return Math.min(...times)
}
