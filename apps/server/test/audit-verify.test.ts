import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { Client } from 'pg'
import { beforeAll, expect, inject, test } from 'vitest'
import { drawWhole, setStage } from './ceremony.ts'
import { startTest } from './harness.ts'

let database: string

beforeAll(async () => {
  const t = await startTest()
  await drawWhole(t, await setStage(t))
  const { rows } = await t.deps.pool.query('select current_database() as name')
  database = rows[0].name
})

test('S1-06, S3-14 an operator verifies the trail and the draw log from outside', async () => {
  const { code, output } = await verify(database)
  expect(output).toMatch(/操作留痕：\d+ 条，首尾相接，没有改动。末条指纹 [0-9A-F]{4} /)
  expect(output).toMatch(/抽取日志（测试区农业农村局）：4 条，没有改动。日志指纹 [0-9A-F]{4} /)
  expect(code).toBe(0)
})

test('a row changed below the program is named', async () => {
  const owner = new Client({ host: inject('postgresHost'), user: 'sunlot', database })
  await owner.connect()
  await owner.query('set session_replication_role = replica')
  await owner.query(`update audit_events set data = '{"drawNo": "SSJ-0"}' where event = 'draws.locked'`)
  await owner.query(`delete from draw_log where seq = 1`)
  await owner.end()
  const { code, output } = await verify(database)
  expect(output).toMatch(/操作留痕：第 \d+ 条对不上/)
  expect(output).toContain('抽取日志（测试区农业农村局）：第 3 条对不上')
  expect(code).toBe(1)
})

test('a database that cannot be reached is said to be so', async () => {
  const { code, output } = await verify('no_such_database')
  expect(output).toContain('没有验证成')
  expect(code).toBe(2)
})

async function verify(name: string): Promise<{ code: number; output: string }> {
  const url = `postgresql://sunlot@localhost/${name}?host=${encodeURIComponent(inject('postgresHost'))}`
  const entry = join(import.meta.dirname, '../src/audit-verify.ts')
  const child = spawn(process.execPath, [entry], { env: { ...process.env, DATABASE_URL: url } })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number]
  return { code, output }
}
