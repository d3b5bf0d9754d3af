import { Readable } from 'node:stream'
import type { Actor } from '@sunlot/contract'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { startTest } from '../../test/harness.ts'
import type { Test } from '../../test/harness.ts'
import { AppError } from './app-error.ts'
import { createHttp } from './http.ts'
import type { App } from './http.ts'

let t: Test
let app: App

const clerk: Actor = {
  id: 'u1',
  name: '王某',
  login: 'wang',
  bureauId: 'b1',
  officeId: null,
  officeName: null,
  roles: ['businessOffice'],
}

beforeAll(async () => {
  t = await startTest()
  app = await createHttp(t.deps, async (request) => (request.headers.cookie === 'who=clerk' ? clerk : undefined))
  app.get('/api/v1/open', { config: { roles: 'public' } }, () => ({ ok: true }))
  app.get('/api/v1/mine', { config: { roles: 'any' } }, (request) => ({ name: request.actor.name }))
  app.get('/api/v1/signing', { config: { roles: ['deputyHead'] } }, () => ({ ok: true }))
  app.get('/api/v1/broken', { config: { roles: 'public' } }, () => {
    throw new Error('password is hunter2')
  })
  app.get('/api/v1/refused', { config: { roles: 'public' } }, () => {
    throw new AppError('draws.empty-pool')
  })
  app.get('/api/v1/rare', { config: { roles: 'public', rateLimit: { max: 2, timeWindow: 60_000 } } }, () => ({}))
  app.post(
    '/api/v1/things',
    { config: { roles: 'any' }, schema: { body: z.object({ name: z.string().min(2), count: z.number() }) } },
    (request) => request.body,
  )
  await app.ready()
})

const cookie = 'who=clerk'
const ours = { cookie, 'x-sunlot': '1' }

test('a route that does not say who may call it stops the start', () => {
  expect(() => app.get('/api/v1/forgotten', () => ({}))).toThrow()
})

test('a route for signed-in people answers 401 to a stranger', async () => {
  const reply = await app.inject('/api/v1/mine')
  expect(reply.statusCode).toBe(401)
  expect(reply.json()).toMatchObject({ code: 'auth.required', params: {}, requestId: expect.any(String) })
})

test('a route of another duty answers 403 and names that duty', async () => {
  const reply = await app.inject({ url: '/api/v1/signing', headers: { cookie } })
  expect(reply.statusCode).toBe(403)
  expect(reply.json()).toMatchObject({ code: 'auth.forbidden', params: { duty: '分管领导' } })
})

test('a state change needs the mark of our own pages and no foreign origin', async () => {
  const send = { method: 'POST', url: '/api/v1/things', payload: { name: '甲乙', count: 1 } } as const
  const foreign = [
    { cookie },
    { ...ours, origin: 'http://evil.example' },
    { ...ours, origin: 'null' },
    { ...ours, 'sec-fetch-site': 'cross-site' },
    { ...ours, 'sec-fetch-site': 'same-site' },
  ]
  for (const headers of foreign) {
    expect((await app.inject({ ...send, headers })).json()).toMatchObject({ code: 'auth.cross-site' })
  }
  const own = { ...ours, host: 'sunlot.local', origin: 'http://sunlot.local', 'sec-fetch-site': 'same-origin' }
  expect((await app.inject({ ...send, headers: own })).statusCode).toBe(200)
})

test('bad input names every field in Chinese', async () => {
  const reply = await app.inject({
    method: 'POST',
    url: '/api/v1/things',
    headers: ours,
    payload: { name: '甲', count: '1' },
  })
  expect(reply.statusCode).toBe(422)
  expect(reply.json()).toMatchObject({
    code: 'request.invalid',
    params: { count: 2 },
    issues: [
      { path: 'name', message: '至少 2 个字' },
      { path: 'count', message: '应为数字' },
    ],
  })
})

test('broken JSON and an oversized body are refused without a trace of the machine', async () => {
  const headers = { ...ours, 'content-type': 'application/json' }
  const broken = await app.inject({ method: 'POST', url: '/api/v1/things', headers, payload: '{"name":' })
  expect([broken.statusCode, broken.json().code]).toEqual([422, 'request.invalid'])
  const big = await app.inject({
    method: 'POST',
    url: '/api/v1/things',
    headers,
    payload: `{"name":"${'甲'.repeat(600_000)}"}`,
  })
  expect([big.statusCode, big.json().code]).toEqual([413, 'request.too-large'])
})

test('an unforeseen error shows a number only, a refusal its code', async () => {
  const broken = await app.inject('/api/v1/broken')
  expect(broken.statusCode).toBe(500)
  expect(broken.body).not.toContain('hunter2')
  expect(broken.json()).toMatchObject({ code: 'server.internal', requestId: expect.any(String) })
  const refused = await app.inject('/api/v1/refused')
  expect([refused.statusCode, refused.json().code]).toEqual([422, 'draws.empty-pool'])
})

test('an unknown address is 404, and no script from elsewhere may run', async () => {
  const reply = await app.inject('/api/v1/nothing')
  expect([reply.statusCode, reply.json().code]).toEqual([404, 'request.not-found'])
  expect(reply.headers['content-security-policy']).toContain("script-src 'self';")
  expect(reply.headers['x-content-type-options']).toBe('nosniff')
})

test('whoever asks too often is told when to come back', async () => {
  await app.inject('/api/v1/rare')
  await app.inject('/api/v1/rare')
  const reply = await app.inject('/api/v1/rare')
  expect(reply.statusCode).toBe(429)
  expect(reply.json()).toMatchObject({ code: 'request.too-many', params: { seconds: 60 } })
})

test('a file is kept once under its SHA-256 and nothing is kept of one that is too large', async () => {
  const { files } = t.deps
  const stored = await files.put(Readable.from([Buffer.from('照片')]), { maxBytes: 100 })
  expect(stored).toEqual(await files.put(Readable.from([Buffer.from('照片')]), { maxBytes: 100 }))
  const { content, size } = await files.open(stored.id)
  expect(size).toBe(6)
  expect(Buffer.concat(await content.toArray()).toString()).toBe('照片')
  await expect(files.put(Readable.from([Buffer.alloc(101)]), { maxBytes: 100 })).rejects.toMatchObject({
    code: 'request.too-large',
  })
  await expect(files.open('../../etc/passwd')).rejects.toMatchObject({ code: 'request.not-found' })
})

test('text that no database can hold is refused with its field, in body, address and query alike', async () => {
  const send = {
    method: 'POST',
    url: '/api/v1/things',
    headers: { ...ours, 'content-type': 'application/json' },
  } as const
  for (const name of ['甲\\u0000乙', '甲\\ud800']) {
    const reply = await app.inject({ ...send, payload: `{"name":"${name}","count":1}` })
    expect(reply.statusCode).toBe(422)
    expect(reply.json().issues).toEqual([{ path: 'name', message: '有不能用的字符，请重新输入' }])
  }
  expect((await app.inject('/api/v1/open?q=%00')).statusCode).toBe(422)
  expect((await app.inject({ ...send, payload: `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}` })).statusCode).toBe(
    422,
  )
  expect((await app.inject({ ...send, payload: '{"name":"甲乙𠮷","count":1}' })).statusCode).toBe(200)
})
