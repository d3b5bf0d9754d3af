import { spawn } from 'node:child_process'
import { chownSync, closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import type { DatabaseUser } from './embedded-postgres-user.ts'

/** The database's owner; there is no password, because only the socket folder's owner can reach it. */
export const OWNER = 'sunlot'

/** How long what a killed predecessor left behind may need to go away. */
export const LEFTOVER_TIMEOUT_MS = 3_000

const START_TIMEOUT_MS = 60_000

/** A running PostgreSQL. */
export interface Server {
  pid: number
  socketDir: string
}

/** The server left running by a predecessor that was killed, once it answers. */
export async function findSurvivor(cluster: string): Promise<Server | undefined> {
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

export interface Launch {
  programs: string
  cluster: string
  user: DatabaseUser | undefined
  settings: Record<string, string>
}

/** Starts the server and waits until it answers; throws with a Chinese sentence when it does not. */
export async function launch({ programs, cluster, user, settings }: Launch): Promise<Server> {
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

/** SIGINT is PostgreSQL's "fast" stop: sessions are ended, everything is written, nothing needs recovery. */
export async function stop({ pid, socketDir }: Server): Promise<void> {
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
