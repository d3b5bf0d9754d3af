import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
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

/**
 * SUNLOT_TEST_POSTGRES names the socket folder of another server to test on, say an older version, whose superuser is
 * `sunlot`; a database of that name in it is replaced.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const other = process.env.SUNLOT_TEST_POSTGRES
  const { host, stop } = other ? await useServer(other) : await startServer()
  await migrate({ host, user: 'sunlot', database: 'sunlot' })
  project.provide('postgresHost', host)
  return stop
}

interface TestPostgres {
  host: string
  stop: () => Promise<void>
}

async function startServer(): Promise<TestPostgres> {
  const folders = [tmpdir(), '/var/tmp'].map((base) => mkdtempSync(join(base, 'sunlot-test-')))
  for (const folder of folders) chmodSync(folder, 0o755)
  const postgres = await startEmbeddedPostgres({ dataDirs: folders, settings })
  async function stop(): Promise<void> {
    await postgres.stop()
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  }
  return { host: postgres.connection.host, stop }
}

async function useServer(host: string): Promise<TestPostgres> {
  const client = new Client({ host, user: 'sunlot', database: 'postgres' })
  await client.connect()
  await client.query('drop database if exists sunlot')
  await client.query('create database sunlot')
  await client.end()
  return { host, stop: async () => {} }
}
