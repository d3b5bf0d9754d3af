import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

const features = join(import.meta.dirname, '../apps/console/src/features')

/** Pages of a plan that is still written; the others show one in force. */
const OF_A_DRAFT = /^plans\/:planId\/(edit|import|decide|lines\/.*|merges)$/

/** Every page the console has routes for, with real ids in its address; throws where there is none. */
export async function listConsolePages(page: Page, address: string): Promise<string[]> {
  const [ids, idsOfDraft] = await findIds(page, address)
  return listConsoleRoutes().map((route) =>
    route.replaceAll(/:(\w+)/g, (_, name: string) => {
      const id = (OF_A_DRAFT.test(route) ? idsOfDraft : ids)[name]
      if (!id) throw new Error(`nothing to show on ${route}`)
      return id
    }),
  )
}

function listConsoleRoutes(): string[] {
  const files = globSync('**/routes.tsx', { cwd: features })
  const paths = files.flatMap((file) => [...readFileSync(join(features, file), 'utf8').matchAll(/path: '([^']+)'/g)])
  return ['', ...paths.map(([, path = '']) => path).sort()]
}

/** Every page of the public site, from the addresses that its own pages link to; one of each shape. */
export async function listPublicPages(address: string): Promise<string[]> {
  const found = new Map<string, string>([['/', '/']])
  for (const path of found.values()) {
    const html = await (await fetch(`${address}${path}`)).text()
    for (const [, link = ''] of html.matchAll(/href="(\/[^"#]*)"/g)) {
      const next = link.replaceAll('&amp;', '&')
      // Files, the console, and the switch of the reader's own display.
      if (/\.(csv|json|css|svg|js|xml|html)|^\/console|^\/site\/display/.test(next)) continue
      const shape = next
        .replaceAll(/[\dA-Z-]{6,}/g, ':id')
        .replaceAll(/\d{4}/g, ':year')
        .replace(/\?.*/, '?')
      if (!found.has(shape)) found.set(shape, next)
    }
  }
  return [...found.values()]
}

type Rows = { id: string; status?: string }[]

/** Ids for the parameters of the routes, by name: with a plan in force, and with one that is still written. */
async function findIds(page: Page, address: string): Promise<[Record<string, string>, Record<string, string>]> {
  async function ask<T>(path: string): Promise<T> {
    const reply = await page.request.get(`${address}/api/v1/${path}`)
    if (!reply.ok()) throw new Error(`${path} answered ${reply.status()}`)
    return (await reply.json()) as T
  }
  async function findFirst(path: string): Promise<string> {
    const body = await ask<Rows | { rows: Rows }>(path)
    return (Array.isArray(body) ? body : body.rows)[0]?.id ?? ''
  }
  const plans = await ask<Rows>('plans')
  const planOf = (status: string) => plans.find((plan) => plan.status === status)?.id ?? ''
  const [inForce, draft] = [planOf('inForce'), planOf('draft')]
  const { lines } = await ask<{ lines: Rows }>(`plans/${draft}`)
  const { openAmendmentId } = await ask<{ openAmendmentId: string | null }>(`plans/${inForce}`)
  const lists = ['items', 'targets', 'inspectors', 'institutions', 'trainings', 'tasks', 'draws'] as const
  const ids: Record<string, string> = {
    planId: inForce,
    amendmentId: openAmendmentId ?? '',
    versionId: await findFirst('policy-versions'),
    documentId: await findFirst('issued-documents'),
    number: '1',
  }
  for (const list of lists) ids[`${list.slice(0, -1)}Id`] = await findFirst(list)
  return [ids, { ...ids, planId: draft, lineId: lines[0]?.id ?? '' }]
}
