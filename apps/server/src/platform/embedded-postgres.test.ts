import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, expect, test } from 'vitest'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import type { EmbeddedPostgres } from './embedded-postgres.ts'

const folder = mkdtempSync(join(tmpdir(), 'sunlot-embedded-'))
chmodSync(folder, 0o755)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function query(postgres: EmbeddedPostgres, sql: string): Promise<unknown> {
  const client = new Client(postgres.connection)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

function readPid(): number {
  return Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
}

test('data survive a stop, a killed server and a start at once after it; nobody can connect by network', async () => {
  const first = await startEmbeddedPostgres({ dataDirs: [folder] })
  await query(first, 'create table kept as select 1 as value')
  expect(await query(first, 'show listen_addresses')).toEqual([{ listen_addresses: '' }])
  await first.stop()
  expect(existsSync(first.connection.host)).toBe(false)

  const second = await startEmbeddedPostgres({ dataDirs: [folder] })
  process.kill(readPid(), 'SIGKILL')
  const third = await startEmbeddedPostgres({ dataDirs: [folder] })
  expect(await query(third, 'select value from kept')).toEqual([{ value: 1 }])
  expect(third.connection.host).not.toBe(second.connection.host)

  // A second program on the same folder would stop the database under the first.
  await expect(startEmbeddedPostgres({ dataDirs: [folder] })).rejects.toThrow('正被另一个阳光抽查进程使用')
  expect(await query(third, 'select value from kept')).toEqual([{ value: 1 }])
  await third.stop()

  writeFileSync(join(folder, 'postgres/PG_VERSION'), '17\n')
  await expect(startEmbeddedPostgres({ dataDirs: [folder] })).rejects.toThrow('是 PostgreSQL 17 的，内置的是 18')
})

test('a folder that cannot be made is refused by name', async () => {
  await expect(startEmbeddedPostgres({ dataDirs: ['/dev/null/sunlot'] })).rejects.toThrow(
    '数据目录不可写：/dev/null/sunlot',
  )
})
