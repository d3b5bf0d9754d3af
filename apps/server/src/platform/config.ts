import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'

/** The repository (or installation) folder; everything the program ships lies below it. */
export const repositoryRoot = resolve(import.meta.dirname, '../../../..')

/** What the environment decides, read once at start. */
export interface Config {
  host: string
  port: number
  /** External PostgreSQL; undefined means that the program runs its own. */
  databaseUrl: string | undefined
  /** Candidate folders for the database and uploaded files, best first; the first usable one is taken. */
  dataDirs: readonly string[]
  /** Number of reverse proxies in front whose X-Forwarded-* headers are believed. */
  trustedProxyCount: number
  logLevel: string
  /** Entries of the one large directory of a trial; 0 leaves it at its usual size. */
  demoTargets: number
  /** Folder of the built screens; absent in tests that need no screens. */
  consoleDir: string
}

/** Reads the environment; throws with a Chinese sentence when a value cannot be used. */
export function readConfig(env: Record<string, string | undefined>): Config {
  return {
    host: env.HOST || '0.0.0.0',
    port: wholeNumber('PORT', env.PORT || '8080', 65_535),
    databaseUrl: env.DATABASE_URL || undefined,
    dataDirs: env.SUNLOT_DATA ? [resolve(env.SUNLOT_DATA)] : defaultDataDirs(),
    trustedProxyCount: wholeNumber('SUNLOT_PROXIES', env.SUNLOT_PROXIES || '0', 10),
    logLevel: env.SUNLOT_LOG || 'warn',
    demoTargets: wholeNumber('SUNLOT_DEMO_TARGETS', env.SUNLOT_DEMO_TARGETS || '0', 1_000_000),
    consoleDir: join(repositoryRoot, 'apps/console/dist'),
  }
}

/** The second folder serves a clone that lies where the database's own user may not enter (a closed home of root). */
function defaultDataDirs(): string[] {
  const place = createHash('sha256').update(repositoryRoot).digest('hex').slice(0, 12)
  return [join(repositoryRoot, '.data'), join('/var/lib/sunlot', place)]
}

function wholeNumber(name: string, text: string, max: number): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0 || value > max) {
    throw new Error(`环境变量 ${name} 应为 0 到 ${max} 的整数，现在是“${text}”。`)
  }
  return value
}
