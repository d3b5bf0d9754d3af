import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ClientConfig } from 'pg'
import type { Config } from './config.ts'
import { openDb, openPool } from './database.ts'
import { machine } from './deps.ts'
import type { Deps } from './deps.ts'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import { usableFolder } from './embedded-postgres-user.ts'
import { createFileStore } from './files.ts'
import { createJobs } from './jobs.ts'
import { createLogger } from './logger.ts'
import { migrate } from './migrate.ts'

const JOB_GRACE_MS = 10_000

/** The dependencies of a running server, and how to let go of them in order. */
export interface OpenDeps {
  deps: Deps
  close: () => Promise<void>
}

/** Starts or reaches the database, brings it up to date and builds Deps. Throws with a Chinese sentence. */
export async function openDeps(config: Config): Promise<OpenDeps> {
  const logger = createLogger(config.logLevel)
  const store = await openStore(config)
  try {
    const { appRole } = await migrate(store.connection)
    if (!appRole) logger.warn('数据库账号不能建立角色，程序以库主身份运行；只增不改的表仍由触发器保护')
    const pool = openPool({ connection: store.connection, asAppRole: appRole })
    const db = openDb(pool)
    const files = createFileStore(join(store.dataDir, 'files'))
    const deps: Deps = { ...machine, db, pool, files, jobs: createJobs(logger), config, logger }
    return {
      deps,
      close: async () => {
        // A job that does not hear the signal in time is taken up again at the next start.
        await Promise.race([deps.jobs.stop(), sleep(JOB_GRACE_MS, undefined, { ref: false })])
        await db.destroy()
        await store.stop()
      },
    }
  } catch (error) {
    await store.stop()
    throw error
  }
}

interface Store {
  connection: ClientConfig
  dataDir: string
  stop(): Promise<void>
}

async function openStore(config: Config): Promise<Store> {
  if (!config.databaseUrl) return startEmbeddedPostgres({ dataDirs: config.dataDirs })
  const dataDir = usableFolder(config.dataDirs, undefined)
  return { connection: { connectionString: config.databaseUrl }, dataDir, stop: async () => {} }
}
