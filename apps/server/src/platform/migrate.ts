import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import type { ClientConfig } from 'pg'
import { repositoryRoot } from './config.ts'
import { APP_ROLE } from './database.ts'

const MIGRATIONS = join(repositoryRoot, 'apps/server/migrations')
const LOCK = 7_240_001

/** What the database allows; `appRole` is false when the owner may not create roles. */
export interface PreparedDatabase {
  appRole: boolean
}

/**
 * Brings a database to the newest schema, as its owner, one transaction a migration.
 * Throws with a Chinese sentence on an unsupported version, a changed old migration or a locale blind to Chinese.
 */
export async function migrate(connection: ClientConfig): Promise<PreparedDatabase> {
  const client = new Client(connection)
  await client.connect()
  try {
    await refuseOtherVersions(client)
    // Two servers starting at once: the second waits and finds everything done.
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await refuseBlindLocale(client)
    await createAppRole(client)
    await applyMigrations(client)
    return { appRole: await hasAppRole(client) }
  } finally {
    await client.end()
  }
}

async function refuseOtherVersions(client: Client): Promise<void> {
  const { rows } = await client.query(`select current_setting('server_version_num')::int / 10000 as major`)
  const major: number = rows[0].major
  if (major < 15 || major > 18) throw new Error(`数据库是 PostgreSQL ${major}，需要 15 至 18。`)
}

/** The role is created before the first migration, which grants to it; without the right to, the owner goes on alone. */
async function createAppRole(client: Client): Promise<void> {
  try {
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [APP_ROLE])
    if (!rowCount) await client.query(`create role ${APP_ROLE} nologin`)
    await client.query(`grant ${APP_ROLE} to current_user`)
  } catch (error) {
    // 42501: not allowed to. The others: another database of this server is creating it at the same moment.
    if (!['42501', '42710', '23505', 'XX000'].includes(String((error as { code?: string }).code))) throw error
  }
}

/** Whether requests can run under a role of their own that has been granted the tables. */
async function hasAppRole(client: Client): Promise<boolean> {
  const { rows } = await client.query(
    `select coalesce(bool_and(pg_has_role(current_user, oid, 'member') and has_table_privilege(oid, 'audit_events', 'insert')), false) as usable
     from pg_roles where rolname = $1`,
    [APP_ROLE],
  )
  return rows[0].usable
}

async function applyMigrations(client: Client): Promise<void> {
  await client.query(`create table if not exists schema_migrations (
    name text primary key, hash text not null, applied_at timestamptz not null default now())`)
  const { rows } = await client.query('select name, hash from schema_migrations')
  const applied = new Map<string, string>(rows.map((row) => [row.name, row.hash]))
  for (const name of readdirSync(MIGRATIONS)
    .filter((file) => file.endsWith('.sql'))
    .sort()) {
    const sql = readFileSync(join(MIGRATIONS, name), 'utf8')
    const hash = createHash('sha256').update(sql).digest('hex')
    const before = applied.get(name)
    if (before === undefined) await applyOne(client, { name, sql, hash })
    else if (before !== hash) throw new Error(`数据库升级脚本 ${name} 在执行之后被改过，拒绝启动。`)
  }
}

async function applyOne(
  client: Client,
  { name, sql, hash }: { name: string; sql: string; hash: string },
): Promise<void> {
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query('insert into schema_migrations (name, hash) values ($1, $2)', [name, hash])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`数据库升级脚本 ${name} 没有执行成功：${(error as Error).message}`, { cause: error })
  }
}

/** Under a C locale PostgreSQL finds no letters in Chinese text, and searches by name silently miss everything. */
async function refuseBlindLocale(client: Client): Promise<void> {
  try {
    await client.query('create extension if not exists pg_trgm')
  } catch (error) {
    throw new Error(
      `数据库缺少 pg_trgm 扩展，请数据库管理员执行 create extension pg_trgm：${(error as Error).message}`,
      { cause: error },
    )
  }
  const { rows } = await client.query(`select cardinality(show_trgm('杭州食品')) as found`)
  if (rows[0].found > 0) return
  throw new Error('数据库的字符分类（LC_CTYPE）不认识汉字，请用 C.UTF-8 或 zh_CN.UTF-8 重新建库。')
}
