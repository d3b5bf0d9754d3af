/**
 * The directory at a million targets, over HTTP under load, beside the same statements through pg alone in the same run.
 * Run: node apps/server/bench/targets.bench.ts [targets] [seconds]
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ItemInputSchema } from '@sunlot/contract'
import { Client, type Pool } from 'pg'
import { buildApp } from '../src/app.ts'
import { createItem } from '../src/features/registry/index.ts'
import { openDb, openPool } from '../src/platform/database.ts'
import { type Deps, machine } from '../src/platform/deps.ts'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts'
import { createFileStore } from '../src/platform/files.ts'
import { createJobs } from '../src/platform/jobs.ts'
import { createLogger } from '../src/platform/logger.ts'
import { migrate } from '../src/platform/migrate.ts'
import { signInAs } from '../test/browser.ts'
import { createPeople } from '../test/people.ts'

const targetCount = Number(process.argv[2] ?? 1_000_000)
const seconds = Number(process.argv[3] ?? 5)
/** Requests under way at once. */
const CLIENTS = 10

const folders = [tmpdir(), '/var/tmp'].map((base) => mkdtempSync(join(base, 'sunlot-bench-')))
for (const folder of folders) chmodSync(folder, 0o755)
const postgres = await startEmbeddedPostgres({
  dataDirs: folders,
  settings: { shared_buffers: '512MB', max_wal_size: '4GB' },
})

interface Statement {
  text: string
  values: unknown[]
}
/** Statements of the request being watched. */
let heard: Statement[] | undefined

try {
  await migrate(postgres.connection)
  const pool = openPool({ connection: postgres.connection, asAppRole: true })
  pool.on('connect', (client) => {
    const ask = client.query.bind(client) as (...asked: unknown[]) => unknown
    client.query = ((text: unknown, values?: unknown[], ...rest: unknown[]) => {
      if (typeof text === 'string') heard?.push({ text, values: values ?? [] })
      return ask(text, values, ...rest)
    }) as typeof client.query
  })
  const { app, headers, items } = await makeServer(pool)
  await fill(items)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const base = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/api/v1`

  async function get(path: string): Promise<number> {
    const start = performance.now()
    const reply = await fetch(base + path, { headers })
    await reply.arrayBuffer()
    if (!reply.ok) throw new Error(`${path} ${reply.status}`)
    return performance.now() - start
  }

  console.log(`${targetCount.toLocaleString('en')} targets, ${CLIENTS} requests at once, ${seconds} s each\n`)
  console.log('| request | p50 | p95 | requests/s | statements alone, p95 | ÷ s | p95 ratio |')
  console.log('|---|---|---|---|---|---|---|')
  const loads: [string, string][] = [
    ['first page of the list', '/targets'],
    ['first page under an item', `/targets?item=${items[0]}`],
    ['two characters, few hits', '/targets?q=鑫盛'],
    ['two characters, 5 % hit', '/targets?q=食品'],
    ['filtered count: region, kind, class', '/targets?region=第7镇&kind=enterprise&risk=CD&size=1'],
    ['permits ending in 30 days', '/targets?permit=expiring'],
    ['counts of the filter line', '/targets/facets'],
    ['list of items with their counts', '/items'],
    ['what the task form offers', '/tasks/options'],
  ]
  for (const [name, path] of loads) await row(name, path)
  const whole = await get('/targets/export?format=csv')
  console.log(
    `\nwhole directory as csv: ${(whole / 1000).toFixed(1)} s; server's peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  )

  async function row(name: string, path: string): Promise<void> {
    await get(path)
    heard = []
    await get(path)
    const statements = heard
    heard = undefined
    const ours = await load(() => get(path))
    const bare = await load(() => runBare(pool, statements))
    const ratio = ours.p95 / bare.p95
    console.log(
      `| ${name} | ${show(ours.p50)} | ${show(ours.p95)} | ${Math.round(ours.rate)} | ${show(bare.p95)} | ${Math.round(bare.rate)} | ${ratio.toFixed(1)} × |`,
    )
  }
  await app.close()
  await pool.end()
} finally {
  await postgres.stop()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}

function show(milliseconds: number): string {
  return `${milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms`
}

/** The statements of one request, one after another on one connection. */
async function runBare(pool: Pool, statements: readonly Statement[]): Promise<number> {
  const start = performance.now()
  const client = await pool.connect()
  for (const { text, values } of statements) await client.query(text, values)
  client.release()
  return performance.now() - start
}

/** That many clients ask again and again for that long. */
async function load(ask: () => Promise<number>): Promise<{ p50: number; p95: number; rate: number }> {
  const times: number[] = []
  const start = performance.now()
  const end = start + seconds * 1000
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (performance.now() < end) times.push(await ask())
    }),
  )
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { p50: at(0.5), p95: at(0.95), rate: (times.length * 1000) / (performance.now() - start) }
}

async function makeServer(pool: Pool) {
  const logger = createLogger('error')
  const folder = folders[0] ?? ''
  const deps: Deps = {
    ...machine,
    db: openDb(pool),
    pool,
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
  const clerk = await people.makeUser({ bureauId: bureau.id, roles: ['businessOffice'] })
  const items: string[] = []
  for (const name of ['农药经营', '种子生产经营', '兽药经营']) items.push(await makeItem(deps, clerk, name))
  const { headers } = await signInAs(deps, app, clerk)
  return { app, headers, items }
}

async function makeItem(deps: Deps, actor: Parameters<typeof createItem>[1], name: string): Promise<string> {
  const item = {
    code: `SX-${name.length}${name}`.replace(/[^\w-]/g, (one) => one.charCodeAt(0).toString(16)).slice(0, 20),
  }
  return createItem(deps, actor, ItemInputSchema.parse({ ...item, name, category: 'general', legalBasis: '《条例》' }))
}

/** By the database's owner: names of which one in twenty holds 食品 and few hold 鑫盛, in 120 regions. */
async function fill(items: readonly string[]): Promise<void> {
  const owner = new Client(postgres.connection)
  await owner.connect()
  const bureau = `(select bureau_id from inspection_items where id = '${items[0]}')`
  await owner.query(`insert into targets (id, bureau_id, code, code_kind, name, name_raw, kind, region, address, risk_class,
      permit_no, permit_until, created_at, updated_at)
    select gen_random_uuid(), ${bureau}, '91140603MA' || lpad((i::bigint * 7919 % 100000000)::text, 8, '0'), 'own', n, n,
      case when i % 3 = 0 then 'individualBusiness' else 'enterprise' end, '第' || i % 120 || '镇', '主街' || i % 900 || '号',
      substr('ABCD', (1 + floor(4 * power((i % 97) / 97.0, 3)))::integer, 1), 'NY-' || i, date '2026-01-01' + i % 1500, now(), now()
    from generate_series(1, ${targetCount}) i, lateral (select '平鲁区第' || i
      || case when i % 20 = 0 then '食品' when i % 5003 = 0 then '鑫盛' else '惠农' end || '经营部' as n) named`)
  await owner.query(`insert into target_items select id, ('{${items.join(',')}}'::uuid[])[1 + (permit_until - date '2026-01-01') % 3]
    from targets`)
  await owner.query('select analyze_directory()')
  await owner.query('vacuum analyze targets, target_items')
  await owner.end()
}
