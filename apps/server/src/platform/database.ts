import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import type { Transaction } from 'kysely'
import { Pool, types as parsers } from 'pg'
import type { ClientConfig, CustomTypesConfig } from 'pg'
import type { Database } from './tables.ts'

export type Db = Kysely<Database>
export type Tx = Transaction<Database>

/** The role of every request's connection; it may not change what is append-only. */
export const APP_ROLE = 'sunlot_app'

const INT8 = 20
const DATE = 1082

/** Civil dates stay texts `YYYY-MM-DD`; counts become numbers, and one that would lose digits is an error. */
const types: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format !== 'binary' && oid === INT8) return safeInteger
    if (format !== 'binary' && oid === DATE) return String
    return parsers.getTypeParser(oid, format)
  }) as CustomTypesConfig['getTypeParser'],
}

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`integer out of range: ${text}`)
  return value
}

export interface PoolOptions {
  connection: ClientConfig
  /** Run every connection as APP_ROLE instead of the owner. */
  asAppRole: boolean
  max?: number
}

export function openPool({ connection, asAppRole, max = 10 }: PoolOptions): Pool {
  const role = asAppRole ? { options: `-c role=${APP_ROLE}` } : {}
  const pool = new Pool({
    ...connection,
    ...role,
    types,
    max,
    connectionTimeoutMillis: 10_000,
    application_name: 'sunlot',
  })
  // A connection that breaks while idle is replaced by the pool; unheard, the event would end the process.
  pool.on('error', () => {})
  return pool
}

export function openDb(pool: Pool): Db {
  return new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    // Keys inside jsonb belong to their documents and stay as they are.
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}
