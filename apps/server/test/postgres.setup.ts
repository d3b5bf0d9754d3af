import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts'
import { migrate } from '../src/platform/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Socket folder of the one test server; its database `sunlot` is migrated and serves as the template. */
    postgresHost: string
  }
}

/** One throw-away server for the whole run: nothing in it has to survive, so it never waits for the disk. */
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folders = [tmpdir(), '/var/tmp'].map((base) => mkdtempSync(join(base, 'sunlot-test-')))
  for (const folder of folders) chmodSync(folder, 0o755)
  const postgres = await startEmbeddedPostgres({ dataDirs: folders, settings })
  await migrate(postgres.connection)
  project.provide('postgresHost', postgres.connection.host)
  return async () => {
    await postgres.stop()
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  }
}
