import { beforeAll, expect, test } from 'vitest'
import { startEmptyTest } from '../../../test/harness.ts'
import type { EmptyTest } from '../../../test/harness.ts'
import { issueSetupToken } from './setup.ts'

let t: EmptyTest

beforeAll(async () => {
  t = await startEmptyTest()
})

function setUp(token: string, login = 'admin') {
  const bureau = { bureauName: '某县林业局', regionCode: '140603', profile: 'S0' }
  return t.stranger.post('/setup', { ...bureau, token, adminName: '孙某', login, password: 'a first password' })
}

test('an empty real database asks for set-up and offers no demo account', async () => {
  expect((await t.stranger.get('/session')).json()).toMatchObject({ demo: false, setupNeeded: true, actor: null })
  expect((await t.stranger.get('/session/demo')).json()).toEqual([])
})

test('the set-up link works once, within a day, and only the newest', async () => {
  expect((await setUp('guessed')).json().code).toBe('setup.closed')
  const late = await issueSetupToken(t.deps)
  t.clock.advance(24 * 3_600_000)
  expect((await setUp(late)).json().code).toBe('setup.closed')

  const older = await issueSetupToken(t.deps)
  const newest = await issueSetupToken(t.deps)
  expect((await setUp(older)).json().code).toBe('setup.closed')
  const replies = await Promise.all([setUp(newest, 'one'), setUp(newest, 'other')])
  expect(replies.map((reply) => reply.statusCode).sort((a, b) => a - b)).toEqual([204, 403])
  expect((await setUp(newest)).json().code).toBe('setup.closed')
  expect((await t.stranger.get('/session')).json().setupNeeded).toBe(false)
})

test('no link opens a second set-up, and the first admin can sign in', async () => {
  expect((await setUp(await issueSetupToken(t.deps), 'third')).json().code).toBe('setup.closed')
  const users = await t.deps.db.selectFrom('users').select('login').execute()
  expect(users).toHaveLength(1)
  const reply = await t.stranger.post('/session', { login: users[0]?.login, password: 'a first password' })
  expect(reply.statusCode).toBe(204)
})
