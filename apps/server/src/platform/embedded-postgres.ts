import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, openSync, closeSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
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

const OWNER = 'sunlot'
const DATABASE = 'sunlot'
const START_TIMEOUT_MS = 60_000
const LEFTOVER_TIMEOUT_MS = 3_000

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

interface Server {
  pid: number
  socketDir: string
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

/** The server left running by a predecessor that was killed, once it answers. */
async function findSurvivor(cluster: string): Promise<Server | undefined> {
  const until = Date.now() + LEFTOVER_TIMEOUT_MS
  for (;;) {
    const server = readPidFile(cluster)
    if (!server || !isAlive(server.pid)) {
      // The folder of a killed server's socket is of no use to anybody.
      if (server && basename(server.socketDir).startsWith('sunlot-'))
        rmSync(server.socketDir, { recursive: true, force: true })
      return undefined
    }
    if (await answers(server.socketDir)) return server
    if (Date.now() > until) return undefined
    await sleep(50)
  }
}

interface Launch {
  programs: string
  cluster: string
  user: DatabaseUser | undefined
  settings: Record<string, string>
}

async function launch({ programs, cluster, user, settings }: Launch): Promise<Server> {
  const until = Date.now() + LEFTOVER_TIMEOUT_MS
  for (;;) {
    const socketDir = makeSocketDir(user)
    const all = { listen_addresses: '', unix_socket_directories: socketDir, max_connections: '60', ...settings }
    const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const logFile = join(cluster, '../postgres.log')
    const log = openSync(logFile, 'a')
    // Its own process group: Ctrl-C must reach this program first, which then stops the database in order.
    const child = spawn(join(programs, 'bin/postgres'), ['-D', cluster, ...flags], {
      ...user,
      cwd: '/',
      env: {},
      detached: true,
      stdio: ['ignore', log, log],
    })
    closeSync(log)
    child.on('error', () => {})
    child.unref()
    if (child.pid && (await waitUntilReady(child.pid, socketDir))) return { pid: child.pid, socketDir }
    rmSync(socketDir, { recursive: true, force: true })
    // After a kill -9 the old server's workers hold the shared memory for a moment longer.
    if (Date.now() > until) throw new Error(`内置数据库没有启动成功，原因见 ${logFile}`)
    await sleep(300)
  }
}

/** A Unix socket path may have 107 bytes only, so a long temporary folder is passed over. */
function makeSocketDir(user: DatabaseUser | undefined): string {
  const base = Buffer.byteLength(tmpdir()) <= 70 ? tmpdir() : '/tmp'
  const socketDir = mkdtempSync(join(base, 'sunlot-'))
  if (user) chownSync(socketDir, user.uid, user.gid)
  return socketDir
}

async function waitUntilReady(pid: number, socketDir: string): Promise<boolean> {
  const until = Date.now() + START_TIMEOUT_MS
  while (Date.now() < until) {
    if (await answers(socketDir)) return true
    if (!isAlive(pid)) return false
    await sleep(20)
  }
  return false
}

async function answers(socketDir: string): Promise<boolean> {
  const client = new Client({ host: socketDir, user: OWNER, database: 'postgres' })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
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

/** SIGINT is PostgreSQL's "fast" stop: sessions are ended, everything is written, nothing needs recovery. */
async function stop({ pid, socketDir }: Server): Promise<void> {
  if (isAlive(pid)) process.kill(pid, 'SIGINT')
  while (isAlive(pid)) await sleep(10)
  rmSync(socketDir, { recursive: true, force: true })
}

/** Lines of postmaster.pid: process id, folder, start time, port, socket folder, … */
function readPidFile(cluster: string): Server | undefined {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const [pid, , , , socketDir] = readFileSync(file, 'utf8').split('\n')
  return pid && socketDir ? { pid: Number(pid), socketDir } : undefined
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    // A killed server stays a zombie until its parent collects it.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}
