import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor, Bureau, Role } from '@sunlot/contract'
import { Client } from 'pg'
import { afterAll, inject } from 'vitest'
import { buildApp } from '../src/app.ts'
import { openDb, openPool } from '../src/platform/database.ts'
import { machine } from '../src/platform/deps.ts'
import type { Clock, Deps } from '../src/platform/deps.ts'
import { createFileStore } from '../src/platform/files.ts'
import type { App } from '../src/platform/http.ts'
import { createJobs } from '../src/platform/jobs.ts'
import { createLogger } from '../src/platform/logger.ts'
import { createBrowser, signInAs } from './browser.ts'
import type { Browser } from './browser.ts'
import { createPeople } from './people.ts'
import type { People } from './people.ts'

/** A clock that stands still until the test moves it. */
export interface TestClock extends Clock {
  set(instant: string): void
  advance(milliseconds: number): void
}

export interface EmptyTest {
  deps: Deps
  app: App
  clock: TestClock
  /** Nobody's browser. */
  stranger: Browser
}

export interface Test extends EmptyTest, People {
  /** The bureau that stands ready, under profile S4. */
  bureau: Bureau
  /**
   * A signed-in browser: of that person, or of the ready bureau's holder of that role (made at the first asking).
   */
  signIn(who: Role | Actor): Promise<Browser>
  /** The ready bureau's holder of a role, the same person at each asking. */
  person(role: Role): Promise<Actor>
}

/** 2026-10-08 09:30 in China, a Thursday and the first working day after the holiday. */
const START = '2026-10-08T01:30:00Z'

/** A server of its own for one test file, with one bureau in it. */
export async function startTest(): Promise<Test> {
  const empty = await startEmptyTest()
  const { deps, app } = empty
  const people = createPeople(deps)
  const bureau = await people.makeBureau({ name: '测试区农业农村局' })
  const holders = new Map<Role, Promise<Actor>>()
  function person(role: Role): Promise<Actor> {
    const holder = holders.get(role) ?? people.makeUser({ bureauId: bureau.id, roles: [role], login: role })
    holders.set(role, holder)
    return holder
  }
  async function signIn(who: Role | Actor): Promise<Browser> {
    return signInAs(deps, app, typeof who === 'string' ? await person(who) : who)
  }
  return { ...empty, ...people, bureau, signIn, person }
}

/**
 * A server of its own for one test file: a fresh copy of the migrated database, a clock that stands still, and
 * identifiers and entropy that repeat from run to run. Everything is closed after the file's last test.
 */
export async function startEmptyTest(): Promise<EmptyTest> {
  const host = inject('postgresHost')
  const database = `test_${randomUUID().replaceAll('-', '')}`
  const owner = new Client({ host, user: 'sunlot', database: 'postgres' })
  await owner.connect()
  await owner.query(`create database ${database} template sunlot`)

  const folder = mkdtempSync(join(tmpdir(), 'sunlot-files-'))
  const pool = openPool({ connection: { host, user: 'sunlot', database }, asAppRole: true })
  const clock = makeClock()
  const logger = createLogger(process.env.SUNLOT_LOG ?? 'silent')
  const deps: Deps = {
    ...machine,
    ...makeSeeded('sunlot test'),
    db: openDb(pool),
    pool,
    clock,
    files: createFileStore(folder),
    jobs: createJobs(logger),
    config: {
      host: '127.0.0.1',
      port: 0,
      databaseUrl: undefined,
      dataDirs: [folder],
      trustedProxyCount: 0,
      logLevel: 'silent',
      demoTargets: 0,
      consoleDir: join(folder, 'no-console'),
    },
    logger,
  }
  const app = await buildApp(deps)
  await app.ready()
  afterAll(async () => {
    await app.close()
    await deps.jobs.stop()
    await deps.db.destroy()
    await owner.query(`drop database ${database} with (force)`)
    await owner.end()
    rmSync(folder, { recursive: true, force: true })
  })
  return { deps, app, clock, stranger: createBrowser(app) }
}

function makeClock(): TestClock {
  let now = Date.parse(START)
  return {
    now: () => new Date(now),
    set: (instant) => {
      now = Date.parse(instant)
    },
    advance: (milliseconds) => {
      now += milliseconds
    },
  }
}

/** Identifiers and entropy from SHA-256 of a counter. */
function makeSeeded(seed: string): Pick<Deps, 'newId' | 'entropy'> {
  let count = 0
  function block(): Buffer {
    count += 1
    return createHash('sha256').update(`${seed} ${count}`).digest()
  }
  return {
    newId: () =>
      block()
        .toString('hex')
        .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5'),
    entropy: (byteCount) => {
      const blocks = Array.from({ length: Math.ceil(byteCount / 32) }, block)
      return new Uint8Array(Buffer.concat(blocks).subarray(0, byteCount))
    },
  }
}
