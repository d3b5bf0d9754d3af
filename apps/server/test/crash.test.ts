import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DrawDetail } from '@sunlot/contract'
import { CHAIN_LENGTH, completeDraw, recordText, roundSecret, verifyRecord } from '@sunlot/draw'
import type { Contribution, Header } from '@sunlot/draw'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { verifyAudit } from '../src/platform/audit.ts'
import { verifyLog } from '../src/features/draws/index.ts'
import { readPool, readRoster } from '../src/features/draws/frozen-lists.ts'
import { addTask, DICE, PHOTO, setStage, WITNESS } from './ceremony.ts'
import type { Stage } from './ceremony.ts'
import { startTest } from './harness.ts'
import type { Test } from './harness.ts'

/** Kills for each of the three steps; more for a long run by hand. */
const KILLS = Number(process.env.SUNLOT_KILLS ?? 2)

let t: Test
let stage: Stage
let folder: string
let port: number
let server: ChildProcess | undefined

beforeAll(async () => {
  t = await startTest()
  // The killed server lives in the real time, so its sessions and its calendar must.
  t.clock.set(new Date().toISOString())
  stage = await setStage(t, { targetCount: 3_000, inspectorCount: 40 })
  folder = mkdtempSync(join(tmpdir(), 'sunlot-crash-'))
  port = await freePort()
  await t.deps.db.updateTable('bureaus').set({ profile: 'S3' }).execute()
})

afterAll(async () => {
  await kill()
  rmSync(folder, { recursive: true, force: true })
})

test('S0-14 a draw killed at any moment completes to what it would have been, with the same secrets', async () => {
  const kills: string[] = []
  for (let round = 0; round < KILLS; round++) {
    const taskId = await addTask(t, stage)
    await startServer()
    // Longer than the step itself now and then, so that some kills come just after it.
    const opening = send('POST', `/tasks/${taskId}/draws`).catch(() => undefined)
    kills.push(await killWithin(400))
    await opening
    await startServer()
    const id = await findOrOpen(taskId)
    const secrets = await secretsOf(id)
    await waitFor(id, ['committed'])
    expect(await secretsOf(id)).toEqual(secrets)

    await rollDice(id)
    const beforeLock = await logOf(id)
    const locking = send('POST', `/draws/${id}/lock`).catch(() => undefined)
    kills.push(await killWithin(60))
    await locking
    await startServer()
    expect((await logOf(id)).slice(0, beforeLock.length)).toEqual(beforeLock)
    if ((await read(id)).status === 'committed') await must(send('POST', `/draws/${id}/lock`))

    const expected = await foresee(id)
    const beforeReveal = await logOf(id)
    const revealing = send('POST', `/draws/${id}/reveal`).catch(() => undefined)
    kills.push(await killWithin(400))
    await revealing
    await startServer()
    const { status } = await read(id)
    expect(['locked', 'drawn']).toContain(status)
    if (status === 'locked') await must(send('POST', `/draws/${id}/reveal`))
    const drawn = await waitFor(id, ['drawn'])
    expect((await logOf(id)).slice(0, beforeReveal.length)).toEqual(beforeReveal)
    expect(drawn.targets.map(({ code }) => code)).toEqual(expected.targets.selected.slice(0, drawn.targets.length))
    expect(drawn.teamRoot).toBe(expected.team_root)
    const record = await (await must(send('GET', `/draws/${id}/record.json`))).text()
    expect(verifyRecord(record, t.deps.hasher).ok).toBe(true)
    const { inspectors: _people, teams: _teams, ...hidden } = { ...expected, reveal: { ...expected.reveal, a: null } }
    expect(record === recordText(hidden)).toBe(true)
    expect(await secretsOf(id)).toEqual(secrets)
    await kill()
  }
  expect(kills).toHaveLength(3 * KILLS)
  expect((await verifyAudit(t.deps.db)).brokenAt).toBeUndefined()
  expect((await verifyLog(t.deps.db, t.deps.hasher, t.bureau.id)).brokenAt).toBeUndefined()
  const numbers = await t.deps.db.selectFrom('draws').select('number').orderBy('number').execute()
  expect(numbers.map(({ number }) => number)).toEqual(numbers.map((_, i) => i + 1))
}, 180_000)

/** The outcome by the library alone, from what the database holds of the locked draw. */
async function foresee(drawId: string) {
  const { db, hasher } = t.deps
  const draw = await db.selectFrom('draws').selectAll().where('id', '=', drawId).executeTakeFirstOrThrow()
  const [x] = await secretsOf(drawId)
  const of = (stageName: 't' | 'a') => ({ draw_no: draw.drawNo, stage: stageName })
  return completeDraw(
    {
      header: JSON.parse(draw.header ?? '') as Header,
      contrib: JSON.parse(draw.contrib ?? '') as Contribution[],
      secrets: {
        t: roundSecret(of('t'), { x0: x?.t ?? '', n: CHAIN_LENGTH }, 0, hasher),
        a: roundSecret(of('a'), { x0: x?.a ?? '', n: CHAIN_LENGTH }, 0, hasher),
      },
      pool: await readPool(db, drawId),
      inspectors: await readRoster(db, drawId),
    },
    hasher,
  )
}

async function startServer(): Promise<void> {
  const { rows } = await t.deps.pool.query('select current_database() as name')
  const url = `postgresql://sunlot@localhost/${rows[0].name}?host=${encodeURIComponent(inject('postgresHost'))}`
  const env = { ...process.env, DATABASE_URL: url, SUNLOT_DATA: folder, PORT: String(port), HOST: '127.0.0.1' }
  const child = spawn(process.execPath, [join(import.meta.dirname, '../src/main.ts')], {
    env: { ...env, SUNLOT_LOG: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  server = child
  // It says its address once it answers.
  for await (const chunk of child.stdout) if (String(chunk).includes('已启动')) return
  throw new Error('the server ended before it answered')
}

/** kill -9 after a random time; answers when it struck. */
async function killWithin(milliseconds: number): Promise<string> {
  const after = Math.random() * milliseconds
  await sleep(after)
  await kill()
  return `${after.toFixed(0)} ms`
}

async function kill(): Promise<void> {
  const child = server
  server = undefined
  if (!child || child.exitCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  await exited
}

/** Opens the draw if the killed request left nothing at all, not even a number. */
async function findOrOpen(taskId: string): Promise<string> {
  const found = await t.deps.db.selectFrom('draws').select('id').where('taskId', '=', taskId).execute()
  expect(found.length).toBeLessThanOrEqual(1)
  if (found[0]) return found[0].id
  const reply = await must(send('POST', `/tasks/${taskId}/draws`))
  return ((await reply.json()) as DrawDetail).id
}

async function rollDice(id: string): Promise<void> {
  await must(send('POST', `/draws/${id}/arrive`, { witness: WITNESS }, 'witness'))
  await must(send('PUT', `/draws/${id}/dice`, { witness: WITNESS, device: 'host', dice: DICE }))
  await must(send('PUT', `/draws/${id}/dice`, { witness: WITNESS, device: 'witness', dice: DICE }, 'witness'))
  const form = new FormData()
  form.set('caption', '掷骰现场')
  form.set('file', new Blob([new Uint8Array(PHOTO)]), 'photo.png')
  await must(send('POST', `/draws/${id}/evidence`, form))
}

async function waitFor(id: string, statuses: string[]): Promise<DrawDetail> {
  for (;;) {
    const draw = await read(id)
    if (statuses.includes(draw.status)) return draw
    await sleep(50)
  }
}

async function read(id: string): Promise<DrawDetail> {
  return (await (await must(send('GET', `/draws/${id}`))).json()) as DrawDetail
}

function send(method: string, path: string, body?: object, who: 'drawer' | 'witness' = 'drawer'): Promise<Response> {
  const isForm = body instanceof FormData
  return fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
    method,
    headers: { ...stage[who].headers, ...(body && !isForm && { 'content-type': 'application/json' }) },
    ...(body && { body: isForm ? body : JSON.stringify(body) }),
  })
}

async function must(reply: Promise<Response>): Promise<Response> {
  const answer = await reply
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
  return answer
}

function secretsOf(drawId: string) {
  return t.deps.db.selectFrom('drawSecrets').select(['t', 'a']).where('drawId', '=', drawId).execute()
}

function logOf(drawId: string) {
  return t.deps.db.selectFrom('drawLog').select(['seq', 'entry']).where('drawId', '=', drawId).orderBy('seq').execute()
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port: free } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return free
}
