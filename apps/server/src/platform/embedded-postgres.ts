import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { findSurvivor, launch, LEFTOVER_TIMEOUT_MS, OWNER, stop } from './embedded-postgres-server.ts'
import { databaseUser, reachablePrograms, usableFolder } from './embedded-postgres-user.ts'
import type { DatabaseUser } from './embedded-postgres-user.ts'

/** A running database of our own. */
export interface EmbeddedPostgres {
  /** Connection settings of the owner; reachable through a private Unix socket only. */
  connection: { host: string; user: string; database: string }
  /** The folder that was taken out of the candidates. */
  dataDir: string
  /** Stops the server and waits until its processes are gone. */
  stop(): Promise<void>
}

export interface EmbeddedPostgresOptions {
  /** Candidate folders, best first; the database goes into `<folder>/postgres`. */
  dataDirs: readonly string[]
  /** Additional server settings, for example `{ fsync: 'off' }` in tests. */
  settings?: Record<string, string>
}

const DATABASE = 'sunlot'

/**
 * Starts PostgreSQL on a data folder, or attaches to the one that survived a killed predecessor.
 * Throws with a Chinese sentence when the folder belongs to another version or the server does not come up.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const user = databaseUser()
  const dataDir = usableFolder(options.dataDirs, user)
  const programs = reachablePrograms(nativeFolder(), user)
  const cluster = join(dataDir, 'postgres')
  if (!existsSync(join(cluster, 'PG_VERSION'))) initialise(programs, cluster, user)
  refuseOtherVersion(programs, cluster)

  const survivor = await findSurvivor(cluster)
  const server = survivor ?? (await launch({ programs, cluster, user, settings: options.settings ?? {} }))
  const claim = await claimServer(server.socketDir)
  return {
    connection: { host: server.socketDir, user: OWNER, database: DATABASE },
    dataDir,
    stop: async () => {
      unwaited(claim).ref()
      await claim.end()
      await stop(server)
    },
  }
}

function nativeFolder(): string {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/linux-${process.arch}`)
    return join(dirname(entry), '../native')
  } catch {
    throw new Error('这台机器没有可用的内置数据库，请用 DATABASE_URL 连接 PostgreSQL 15 至 18。')
  }
}

/** Built beside its final place and renamed, so that an interrupted start leaves no half-made cluster. */
function initialise(programs: string, cluster: string, user: DatabaseUser | undefined): void {
  const unfinished = `${cluster}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  // Without C.UTF-8 as ctype the trigram index sees no Chinese characters; the built-in provider never drifts.
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C.UTF-8']
  const args = ['-D', unfinished, '-U', OWNER, '-A', 'trust', '-E', 'UTF8', ...locale]
  const run = spawnSync(join(programs, 'bin/initdb'), args, { ...user, cwd: '/', env: {}, encoding: 'utf8' })
  if (run.status !== 0) throw new Error(`内置数据库初始化失败：\n${run.stderr || String(run.error)}`)
  renameSync(unfinished, cluster)
}

function refuseOtherVersion(programs: string, cluster: string): void {
  const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  const printed = spawnSync(join(programs, 'bin/postgres'), ['--version'], { encoding: 'utf8' }).stdout
  const wanted = /(\d+)/.exec(printed)?.[1]
  if (found !== wanted) {
    throw new Error(
      `数据目录 ${cluster} 是 PostgreSQL ${found} 的，内置的是 ${wanted}。请先用原版本导出数据，或另设 SUNLOT_DATA。`,
    )
  }
}

/**
 * Holds a lock for as long as this program runs: a second one attached to the same folder would stop the database
 * under the first.
 */
async function claimServer(socketDir: string): Promise<Client> {
  const client = new Client({ host: socketDir, user: OWNER, database: 'postgres' })
  client.on('error', () => {})
  await client.connect()
  const until = Date.now() + LEFTOVER_TIMEOUT_MS
  while (!(await client.query('select pg_try_advisory_lock(1) as held')).rows[0].held) {
    if (Date.now() > until) {
      await client.end()
      throw new Error('这个数据目录正被另一个阳光抽查进程使用，请先停止它。')
    }
    await sleep(100)
  }
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
  if (!rowCount) await client.query(`create database ${DATABASE}`)
  // The lock alone must not keep a finished program alive.
  unwaited(client).unref()
  return client
}

/** Methods of the driver that its published types leave out. */
function unwaited(client: Client): { ref(): void; unref(): void } {
  return client as unknown as { ref(): void; unref(): void }
}
