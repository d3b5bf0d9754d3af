import type { Actor } from '@sunlot/contract'
import { beforeAll, expect, test } from 'vitest'
import { PASSWORD } from '../../../test/people.ts'
import { startTest } from '../../../test/harness.ts'
import type { Test } from '../../../test/harness.ts'
import { createBrowser } from '../../../test/browser.ts'
import type { Browser } from '../../../test/browser.ts'
import { isPassword } from './password.ts'

let t: Test

beforeAll(async () => {
  t = await startTest()
})

function makeClerk(): Promise<Actor> {
  return t.makeUser({ bureauId: t.bureau.id, roles: ['businessOffice'] })
}

/** Signs in through the door and answers a browser that holds the cookie. */
async function enter(login: string, password: string = PASSWORD): Promise<Browser> {
  const reply = await t.stranger.post('/session', { login, password })
  expect(reply.statusCode).toBe(204)
  return createBrowser(t.app, String(reply.headers['set-cookie']).split(';')[0])
}

test('the right password opens a session in a cookie that scripts and other sites cannot use', async () => {
  const clerk = await makeClerk()
  const reply = await t.stranger.post('/session', { login: clerk.login.toUpperCase(), password: PASSWORD })
  expect(reply.headers['set-cookie']).toMatch(/^sunlot_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
  const session = (await (await enter(clerk.login)).get('/session')).json()
  expect(session).toEqual({
    demo: false,
    setupNeeded: false,
    today: { date: '2026-10-08', workday: true },
    actor: clerk,
    bureau: t.bureau,
    mustChangePassword: false,
  })
})

test('over https the cookie is for https only', async () => {
  const clerk = await makeClerk()
  t.deps.config.trustedProxyCount = 1
  const reply = await t.app.inject({
    method: 'POST',
    url: '/api/v1/session',
    headers: { 'x-sunlot': '1', 'x-forwarded-proto': 'https' },
    payload: { login: clerk.login, password: PASSWORD },
  })
  t.deps.config.trustedProxyCount = 0
  expect(reply.headers['set-cookie']).toContain('Secure')
})

test('neither the token nor the password lies in the database', async () => {
  const clerk = await makeClerk()
  const reply = await t.stranger.post('/session', { login: clerk.login, password: PASSWORD })
  const token = /=([\w-]{43})/.exec(String(reply.headers['set-cookie']))?.[1] ?? ''
  const sessions = await t.deps.db.selectFrom('sessions').selectAll().execute()
  const users = await t.deps.db.selectFrom('users').selectAll().execute()
  expect(token).toHaveLength(43)
  expect(JSON.stringify([sessions, users])).not.toContain(token)
  expect(JSON.stringify(users)).not.toContain(PASSWORD)
})

test('five wrong passwords lock an account for fifteen minutes, the right one included', async () => {
  const { login } = await makeClerk()
  for (const left of [4, 3, 2, 1]) {
    const reply = await t.stranger.post('/session', { login, password: 'wrong' })
    expect([reply.statusCode, reply.json().code, reply.json().params]).toEqual([401, 'auth.wrong-password', { left }])
  }
  const fifth = await t.stranger.post('/session', { login, password: 'wrong' })
  expect([fifth.statusCode, fifth.json().code, fifth.json().params]).toEqual([403, 'auth.locked', { minutes: 15 }])
  t.clock.advance(14 * 60_000)
  const locked = await t.stranger.post('/session', { login, password: PASSWORD })
  expect([locked.json().code, locked.json().params]).toEqual(['auth.locked', { minutes: 1 }])
  t.clock.advance(60_000)
  await enter(login)
  expect((await t.stranger.post('/session', { login, password: 'wrong' })).json().params).toEqual({ left: 4 })
})

test('guesses made side by side count one by one', async () => {
  const { login } = await makeClerk()
  const guesses = Array.from({ length: 20 }, () => t.stranger.post('/session', { login, password: 'wrong' }))
  const codes = (await Promise.all(guesses)).map((reply) => reply.json().code)
  expect(codes.filter((code) => code === 'auth.wrong-password')).toHaveLength(4)
  expect(codes.filter((code) => code === 'auth.locked')).toHaveLength(16)
})

test('an unknown login is answered like a known one', async () => {
  const replies = []
  for (let count = 0; count < 6; count += 1)
    replies.push(await t.stranger.post('/session', { login: 'nobody', password: 'wrong' }))
  expect(replies.map((reply) => reply.json().params)).toEqual([
    { left: 4 },
    { left: 3 },
    { left: 2 },
    { left: 1 },
    { minutes: 15 },
    { minutes: 15 },
  ])
})

test('comparing with no account takes as long as comparing with one', async () => {
  const times = { known: 0, unknown: 0 }
  const hash = (await t.deps.db.selectFrom('users').select('passwordHash').executeTakeFirstOrThrow()).passwordHash
  for (let count = 0; count < 5; count += 1) {
    const start = performance.now()
    await isPassword(hash, 'wrong')
    const middle = performance.now()
    await isPassword(undefined, 'wrong')
    times.known += middle - start
    times.unknown += performance.now() - middle
  }
  expect(times.unknown).toBeGreaterThan(times.known / 4)
})

test('a session ends after two idle hours and after twelve in any case', async () => {
  const { login } = await makeClerk()
  const idle = await enter(login)
  t.clock.advance(2 * 3_600_000)
  expect((await idle.get('/session')).json().actor).toBeNull()
  const busy = await enter(login)
  for (let hour = 1; hour < 12; hour += 1) {
    t.clock.advance(3_600_000)
    expect((await busy.get('/session')).json().actor).not.toBeNull()
  }
  t.clock.advance(3_600_000)
  expect((await busy.get('/session')).json().actor).toBeNull()
})

test('signing out ends that session and no other', async () => {
  const { login } = await makeClerk()
  const [first, second] = [await enter(login), await enter(login)]
  expect((await first.delete('/session')).statusCode).toBe(204)
  expect((await first.get('/session')).json().actor).toBeNull()
  expect((await second.get('/session')).json().actor).not.toBeNull()
  expect((await t.stranger.delete('/session')).statusCode).toBe(204)
})

test('a new password ends all sessions and opens one', async () => {
  const { login } = await makeClerk()
  const [here, elsewhere] = [await enter(login), await enter(login)]
  const weak = await here.post('/session/password', { current: PASSWORD, next: 'short' })
  expect(weak.json()).toMatchObject({ code: 'request.invalid', issues: [{ path: 'next', message: '至少 10 个字' }] })
  const wrong = await here.post('/session/password', { current: 'wrong', next: 'a much better one' })
  expect(wrong.json()).toMatchObject({ code: 'auth.wrong-password', params: { left: 4 } })
  const changed = await here.post('/session/password', { current: PASSWORD, next: 'a much better one' })
  expect(changed.statusCode).toBe(204)
  const fresh = createBrowser(t.app, String(changed.headers['set-cookie']).split(';')[0])
  expect((await fresh.get('/session')).json().actor).not.toBeNull()
  expect((await here.get('/session')).json().actor).toBeNull()
  expect((await elsewhere.get('/session')).json().actor).toBeNull()
  await enter(login, 'a much better one')
})

test('S1-06 sign-in, refusal and sign-out stand in the audit trail', async () => {
  const clerk = await makeClerk()
  await t.stranger.post('/session', { login: clerk.login, password: 'wrong' })
  await (await enter(clerk.login)).delete('/session')
  const rows = await t.deps.db
    .selectFrom('auditEvents')
    .select('event')
    .where('subjectId', '=', clerk.id)
    .orderBy('seq')
    .execute()
  expect(rows.map(({ event }) => event)).toEqual(['session.refused', 'session.signed-in', 'session.signed-out'])
})
