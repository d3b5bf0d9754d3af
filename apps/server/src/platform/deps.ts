import { hash, randomBytes, randomUUID } from 'node:crypto'
import type { Hasher } from '@sunlot/draw'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { Db } from './database.ts'
import type { FileStore } from './files.ts'
import type { Jobs } from './jobs.ts'

/** The only source of time; tests set it. */
export interface Clock {
  now(): Date
}

/** Everything a use-case may reach; built once in main.ts, and by each test for itself. */
export interface Deps {
  db: Db
  /** For COPY, cursors and hand-written hot statements; the same connections as `db`. */
  pool: Pool
  clock: Clock
  /** A new identifier (UUID). */
  newId(): string
  /** That many unpredictable bytes. */
  entropy(byteCount: number): Uint8Array
  files: FileStore
  jobs: Jobs
  config: Config
  logger: Logger
  hasher: Hasher
}

/** What only the machine itself can supply. */
export const machine: Pick<Deps, 'clock' | 'newId' | 'entropy' | 'hasher'> = {
  clock: { now: () => new Date() },
  newId: () => randomUUID(),
  entropy: (byteCount) => new Uint8Array(randomBytes(byteCount)),
  hasher: { text: (text) => hash('sha256', text, 'hex'), bytes: (bytes) => hash('sha256', bytes, 'hex') },
}
