import { ROLE_NAMES } from '@sunlot/contract'
import type { Role } from '@sunlot/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Access } from '../src/platform/guard.ts'
import { buildApp } from '../src/app.ts'
import type { App } from '../src/platform/http.ts'
import { startTest } from './harness.ts'
import type { Test } from './harness.ts'

interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH'
  url: string
  roles: Access
}

let t: Test
const routes: Route[] = []

beforeAll(async () => {
  t = await startTest()
  const app: App = await buildApp(t.deps, (route) => {
    if (!route.url.startsWith('/api/v1') || route.method === 'HEAD' || route.method === 'OPTIONS') return
    routes.push({ method: String(route.method) as Route['method'], url: route.url, roles: route.config?.roles ?? [] })
  })
  await app.ready()
  afterAll(() => app.close())
})

async function codeFor(route: Route, headers: Record<string, string>): Promise<string | undefined> {
  const url = route.url.replaceAll(/:\w+/g, '00000000-0000-4000-8000-000000000000')
  const reply = await t.app.inject({ method: route.method, url, headers })
  return reply.headers['content-type']?.includes('json') ? reply.json().code : undefined
}

test.each(ROLE_NAMES)(
  'each route that does not name %s answers it with 403, and those that do let it through',
  async (role) => {
    expect(routes.length).toBeGreaterThan(10)
    const { headers } = await t.signIn(role)
    for (const route of routes) {
      // Signing out would end the session under test.
      if (route.method === 'DELETE' && route.url === '/api/v1/session') continue
      const code = await codeFor(route, headers)
      const label = `${role} ${route.method} ${route.url}`
      if (isAllowed(route.roles, role)) expect(code, label).not.toBe('auth.forbidden')
      else expect(code, label).toBe('auth.forbidden')
    }
  },
)

test('a stranger gets 401 everywhere but at the public doors', async () => {
  for (const route of routes.filter(({ roles }) => roles !== 'public')) {
    expect(await codeFor(route, { 'x-sunlot': '1' }), `${route.method} ${route.url}`).toBe('auth.required')
  }
  const doors = routes.filter(({ roles }) => roles === 'public').map(({ method, url }) => `${method} ${url}`)
  expect(doors).toEqual([
    'GET /api/v1/session',
    'GET /api/v1/session/demo',
    'POST /api/v1/session',
    'DELETE /api/v1/session',
    'POST /api/v1/setup',
  ])
})

test('no state change is made for another site', async () => {
  const { headers } = await t.signIn('platformAdmin')
  for (const route of routes.filter(({ method }) => method !== 'GET')) {
    const foreign = { ...headers, origin: 'http://elsewhere.example' }
    expect(await codeFor(route, foreign), `${route.method} ${route.url}`).toBe('auth.cross-site')
  }
})

function isAllowed(roles: Access, role: Role): boolean {
  return roles === 'any' || roles === 'public' || roles.includes(role)
}
