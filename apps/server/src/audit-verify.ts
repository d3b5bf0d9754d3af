import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ClientConfig } from 'pg'
import { verifyLog } from './features/draws/index.ts'
import { verifyAudit } from './platform/audit.ts'
import { readConfig } from './platform/config.ts'
import type { Config } from './platform/config.ts'
import { openDb, openPool } from './platform/database.ts'
import type { Db } from './platform/database.ts'
import { machine } from './platform/deps.ts'
import { startEmbeddedPostgres } from './platform/embedded-postgres.ts'

/**
 * Recomputes the audit trail and the draw log of every bureau from the stored rows and says in Chinese what holds
 * (S1-06, S3-14). Reads only. Exit 0: all of it holds; 1: something was changed; 2: the database cannot be read.
 */
async function main(): Promise<number> {
  const { connection, close } = await openStore(readConfig(process.env))
  const pool = openPool({ connection, asAppRole: false, max: 1 })
  const db = openDb(pool)
  try {
    // Not `&&`: both are told, whatever the first one says.
    const results = [await tellTrail(db), await tellLogs(db)]
    return results.every(Boolean) ? 0 : 1
  } finally {
    await db.destroy()
    await close()
  }
}

async function tellTrail(db: Db): Promise<boolean> {
  const { rowCount, brokenAt, lastHash } = await verifyAudit(db)
  if (brokenAt !== undefined) {
    say(`操作留痕：第 ${brokenAt} 条对不上，它或它前面的一条被改动或删去；前 ${rowCount} 条完好。`)
    return false
  }
  say(`操作留痕：${rowCount} 条，首尾相接，没有改动。末条指纹 ${inFours(lastHash)}`)
  return true
}

async function tellLogs(db: Db): Promise<boolean> {
  const bureaus = await db.selectFrom('bureaus').select(['id', 'name']).orderBy('createdAt').orderBy('id').execute()
  let isWhole = true
  for (const { id, name } of bureaus) {
    const { entryCount, brokenAt, lastRoot } = await verifyLog(db, machine.hasher, id)
    if (brokenAt !== undefined) {
      isWhole = false
      say(`抽取日志（${name}）：第 ${brokenAt + 1} 条对不上，它或它前面的一条被改动或删去。`)
    } else if (lastRoot === undefined) say(`抽取日志（${name}）：还没有抽取。`)
    else say(`抽取日志（${name}）：${entryCount} 条，没有改动。日志指纹 ${inFours(lastRoot)}`)
  }
  return isWhole
}

interface Store {
  connection: ClientConfig
  close(): Promise<void>
}

/** The database by its address, or the built-in one: beside the running program, or started for the moment. */
async function openStore({ databaseUrl, dataDirs }: Config): Promise<Store> {
  if (databaseUrl) return { connection: { connectionString: databaseUrl }, close: async () => {} }
  for (const dataDir of dataDirs) {
    const host = socketOf(dataDir)
    if (host) return { connection: { host, user: 'sunlot', database: 'sunlot' }, close: async () => {} }
  }
  const { connection, stop } = await startEmbeddedPostgres({ dataDirs })
  return { connection, close: stop }
}

/** Fifth line of the server's pid file: the folder of its socket. */
function socketOf(dataDir: string): string | undefined {
  try {
    const [pid, , , , socketDir] = readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')
    process.kill(Number(pid), 0)
    return socketDir
  } catch {
    return undefined
  }
}

function inFours(hash: string): string {
  return hash.toUpperCase().match(/.{4}/g)?.join(' ') ?? ''
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

try {
  process.exitCode = await main()
} catch (error) {
  process.stderr.write(`没有验证成：${(error as Error).message}\n`)
  process.exitCode = 2
}
