// Importing a sheet of targets: the parse alone, COPY alone, and the whole import, each in its own process.
// Run: node apps/server/bench/import.bench.ts [xlsx|csv] [rows] [rounds]
import { execFileSync } from 'node:child_process'
import { chmodSync, createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { completeUscc } from '@sunlot/contract'
import { readTable, writeCsv, writeXlsx } from '@sunlot/tables'
import { from as copyFrom } from 'pg-copy-streams'
import { setUpTrial } from '../src/features/accounts/index.ts'
import { commitImport, createItem, startImport } from '../src/features/registry/index.ts'
import { readConfig } from '../src/platform/config.ts'
import type { Deps } from '../src/platform/deps.ts'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts'
import { openDeps } from '../src/platform/open-deps.ts'

const [format = 'xlsx', rows = '100000', times = '3', step, path] = process.argv.slice(2)
const rowCount = Number(rows)
const rounds = Number(times)
/** Told to every step's own process. */
const SIZE = [format, rows, times]
const headings = ['名称', '统一社会信用代码', '类别', '抽查事项', '风险类别', '地区', '地址', '许可证编号', '有效期至']
const brands =
  '惠农春耕瑞丰金穗绿原康牧双丰富民田园禾壮顺发和顺永兴塞北沃野佳禾兴牧裕农长青利民德丰众诚天禾润田宏图新禾'
const endings = ['农资经营部', '农资店', '种业有限公司', '兽药门市部', '饲料有限公司', '种植专业合作社']

function* makeRows(): Generator<string[]> {
  for (let index = 0; index < rowCount; index += 1) {
    const brand = brands.slice(index % 40, (index % 40) + 2) + brands.charAt((index * 7) % brands.length)
    yield [
      `平鲁区第${index}${brand}${endings[index % endings.length]}`,
      completeUscc(`92140603MA0${String(index).padStart(6, '0')}`),
      '个体工商户',
      '农药经营',
      'ABCD'.charAt(index % 4),
      `第${index % 120}乡`,
      `主街${index % 900}号${index % 30}室`,
      `农药经许(晋)1406${index}`,
      `20${28 + (index % 5)}-0${1 + (index % 9)}-15`,
    ]
  }
}

interface Measured {
  /** Milliseconds by step. */
  steps: Record<string, number>
  /** Peak resident memory of the process, in MB. */
  rss: number
}

async function timed(steps: Measured['steps'], name: string, work: () => Promise<unknown>): Promise<void> {
  const start = performance.now()
  await work()
  steps[name] = performance.now() - start
}

async function writeFile(path: string): Promise<void> {
  const table = { sheetName: '名录', columns: headings.map((heading) => ({ heading })), rows: makeRows() }
  await pipeline(format === 'csv' ? writeCsv(table) : writeXlsx(table), createWriteStream(path))
}

async function parse(path: string): Promise<number> {
  let count = 0
  const reader = await readTable(path, { fileName: path, limits: { maxRows: 2_000_000 } })
  for await (const row of reader.rows()) count += row.cells.length > 0 ? 1 : 0
  return count
}

/** COPY of the finished rows: into a table without indexes or constraints, and into the directory's own two tables. */
async function copyAlone(deps: Deps, steps: Measured['steps']): Promise<void> {
  const { bureauId, itemId } = await seed(deps)
  const targets: string[] = []
  const links: string[] = []
  for (const [name, code, , , risk, region, address, permitNo, until] of makeRows()) {
    const id = deps.newId()
    const kind = 'individualBusiness'
    targets.push(
      [id, bureauId, code, 'uscc', name, name, kind, region, address, risk, permitNo, until, NOW, NOW].join('\t'),
    )
    links.push(`${id}\t${itemId}`)
  }
  const client = await deps.pool.connect()
  async function copy(into: string, lines: string[]): Promise<void> {
    await pipeline(Readable.from(chunks(lines)), client.query(copyFrom(`copy ${into} from stdin`)))
  }
  await client.query(`create temp table bare as select ${COLUMNS} from targets`)
  await timed(steps, 'COPY into a bare table', () => copy(`bare (${COLUMNS})`, targets))
  await client.query('begin')
  await timed(steps, 'COPY into the directory', async () => {
    await copy(`targets (${COLUMNS})`, targets)
    await copy('target_items (target_id, item_id)', links)
    await client.query('commit')
  })
  client.release()
}

const NOW = '2026-10-08T01:30:00Z'
const COLUMNS =
  'id, bureau_id, code, code_kind, name, name_raw, kind, region, address, risk_class, permit_no, permit_until, created_at, updated_at'

function* chunks(lines: string[]): Generator<string> {
  for (let at = 0; at < lines.length; at += 1000) yield `${lines.slice(at, at + 1000).join('\n')}\n`
}

async function importAll(deps: Deps, path: string, steps: Measured['steps']): Promise<void> {
  const { actor } = await seed(deps)
  let id = ''
  await timed(steps, 'dry run', async () => {
    const upload = { kind: 'targets' as const, fileName: `名录.${format}`, content: createReadStream(path) }
    id = (await startImport(deps, actor, upload)).id
    await deps.jobs.idle()
  })
  await timed(steps, 'commit', async () => {
    await commitImport(deps, actor, id)
    await deps.jobs.idle()
  })
  const { status } = await deps.db.selectFrom('imports').select('status').where('id', '=', id).executeTakeFirstOrThrow()
  if (status !== 'committed') throw new Error(`import is ${status}`)
}

/** An empty directory of one bureau with one item. */
async function seed(deps: Deps) {
  const actor = await setUpTrial(deps, {
    bureauName: `测试局${deps.newId()}`,
    regionCode: '140603',
    profile: 'S4',
    adminName: '孙某',
    login: deps.newId(),
    password: 'not-used-anywhere',
  })
  const item = {
    code: '1',
    name: '农药经营',
    category: 'key' as const,
    legalBasis: '《农药管理条例》',
    needsPermit: true,
  }
  return { actor, bureauId: actor.bureauId, itemId: await createItem(deps, actor, item) }
}

async function runStep(step: string, path: string): Promise<void> {
  const steps: Measured['steps'] = {}
  if (step === 'write') await writeFile(path)
  else if (step === 'parse') await timed(steps, 'parse', () => parse(path))
  else {
    const { deps, close } = await openDeps(readConfig(process.env))
    await (step === 'copy' ? copyAlone(deps, steps) : importAll(deps, path, steps))
    await close()
  }
  console.log(JSON.stringify({ steps, rss: process.resourceUsage().maxRSS / 1024 }))
}

/** A server and a file of their own, gone at the end. */
async function runAll(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sunlot-import-'))
  chmodSync(folder, 0o755)
  const path = join(folder, `targets.${format}`)
  const times = new Map<string, number[]>()
  let rss = 0
  execFileSync(process.execPath, [import.meta.filename, ...SIZE, 'write', path])
  for (let round = 0; round < rounds; round += 1) {
    for (const step of ['parse', 'copy', 'import']) {
      const measured = await runFresh(step, path)
      for (const [name, ms] of Object.entries(measured.steps)) times.set(name, [...(times.get(name) ?? []), ms])
      if (step === 'import') rss = Math.max(rss, measured.rss)
    }
  }
  print(times, rss)
  rmSync(folder, { recursive: true })
}

/** Every step meets a database that has just been made. */
async function runFresh(step: string, path: string): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'sunlot-import-db-'))
  chmodSync(folder, 0o755)
  const postgres = await startEmbeddedPostgres({ dataDirs: [folder] })
  const { host, user, database } = postgres.connection
  const url = `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(host)}`
  const env = { ...process.env, DATABASE_URL: url, SUNLOT_DATA: join(folder, 'files'), SUNLOT_LOG: 'warn' }
  try {
    // With the setting under which the server runs.
    const options = ['--max-semi-space-size=16', import.meta.filename, ...SIZE, step, path]
    const output = execFileSync(process.execPath, options, { encoding: 'utf8', env })
    return JSON.parse(output.trim().split('\n').at(-1) ?? '') as Measured
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true })
  }
}

function print(times: Map<string, number[]>, rss: number): void {
  const median = (name: string) => (times.get(name) ?? []).toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0
  console.log(
    `${rowCount} rows × ${headings.length} columns of ${format}, median of ${rounds}\n\n| step | ms |\n|---|---|`,
  )
  for (const name of times.keys()) console.log(`| ${name} | ${Math.round(median(name))} |`)
  const whole = median('dry run') + median('commit')
  const against = (name: string) => (whole / (median('parse') + median(name))).toFixed(2)
  console.log(`| whole import | ${Math.round(whole)} |\n`)
  console.log(`Whole import ÷ (parse + COPY into the directory): ${against('COPY into the directory')}`)
  console.log(`Whole import ÷ (parse + COPY into a bare table): ${against('COPY into a bare table')}`)
  console.log(`Peak memory of the importing server: ${Math.round(rss)} MB`)
}

if (step && path) await runStep(step, path)
else await runAll()
// Without arguments a million rows of csv follow, in a process of their own because the size is told at the start.
if (process.argv.length === 2) {
  execFileSync(process.execPath, [import.meta.filename, 'csv', '1000000', '1'], { stdio: 'inherit' })
}
