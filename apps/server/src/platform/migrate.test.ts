import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { migrate } from './migrate.ts'

/** Every database a test makes; dropped at the end. */
const made: string[] = []
let owner: Client

beforeAll(async () => {
  owner = new Client({ host: inject('postgresHost'), user: 'sunlot', database: 'postgres' })
  await owner.connect()
})

afterAll(async () => {
  for (const name of made) await owner.query(`drop database ${name} with (force)`)
  await owner.query('drop role if exists sunlot_guest')
  await owner.end()
})

async function makeDatabase(options = ''): Promise<string> {
  const name = `migrate_${randomUUID().replaceAll('-', '')}`
  await owner.query(`create database ${name} ${options}`)
  made.push(name)
  return name
}

function connectionTo(database: string, user = 'sunlot') {
  return { host: inject('postgresHost'), user, database }
}

async function query(database: string, sql: string): Promise<unknown[]> {
  const client = new Client(connectionTo(database))
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

test('two servers that start at once bring an empty database up to date, and a third start changes nothing', async () => {
  const database = await makeDatabase()
  const both = await Promise.all([migrate(connectionTo(database)), migrate(connectionTo(database))])
  expect(both).toEqual([{ appRole: true }, { appRole: true }])
  const before = await query(database, 'select * from schema_migrations order by name')
  expect(before.length).toBeGreaterThan(0)
  await migrate(connectionTo(database))
  expect(await query(database, 'select * from schema_migrations order by name')).toEqual(before)
})

test('a migration that was changed after it ran stops the start and is named', async () => {
  const database = await makeDatabase()
  await migrate(connectionTo(database))
  await query(database, `update schema_migrations set hash = 'other' where name like '0001%'`)
  await expect(migrate(connectionTo(database))).rejects.toThrow('0001-foundation.sql 在执行之后被改过')
})

test('a database that cannot tell Chinese characters apart is refused', async () => {
  const database = await makeDatabase(`template template0 encoding 'UTF8' locale_provider libc locale 'C'`)
  await expect(migrate(connectionTo(database))).rejects.toThrow('LC_CTYPE')
})

test('an owner who may not create roles runs without one', async () => {
  // The role exists in this server already, as it may in one shared by several programs; the guest may not join it.
  await owner.query('create role sunlot_guest login')
  const database = await makeDatabase('owner sunlot_guest')
  expect(await migrate(connectionTo(database, 'sunlot_guest'))).toEqual({ appRole: false })
  const rows = await query(database, 'select count(*)::int as count from bureaus')
  expect(rows).toEqual([{ count: 0 }])
})
