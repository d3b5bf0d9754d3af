import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, openPage, shoot } from './browser.ts'
import { listPageFaults } from './page-faults.ts'
import { listConsolePages, listPublicPages } from './pages.ts'
import { signIn } from './people.ts'
import { type RunningServer, startServer } from './server.ts'

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
]
/** Bytes; docs/performance.md says what it was. */
const FIRST_LOAD_MAX = 300_000
/** Keeps a picture of every page in both sizes, to be held against the design. */
const isShooting = process.env.SUNLOT_SHOOT !== undefined

let server: RunningServer
let browser: Browser

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** Opens every path, looks at it in both sizes, and answers what is wrong, with the page it is wrong on. */
async function visit(one: Awaited<ReturnType<typeof openPage>>, paths: readonly string[]): Promise<string[]> {
  const { page, faults } = one
  const found: string[] = []
  for (const path of paths) {
    await page.goto(`${server.address}${path}`)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await page.waitForLoadState('networkidle')
    // Only a page of somebody else's duty answers with a refusal.
    if (path !== '/console/audit' && (await page.getByText('问题编号').count()) > 0) found.push(`${path}: refused`)
    for (const size of SIZES) {
      await page.setViewportSize(size)
      const wrong = [...(await listPageFaults(page)), ...faults.splice(0)]
      found.push(...wrong.map((fault) => `${path} at ${size.width}: ${fault}`))
      if (isShooting) await shoot(page, `page${path.replaceAll(/[/?=:]/g, '_')}-${size.width}`)
    }
  }
  return found
}

async function openAs(login: string): Promise<{ page: Page; faults: string[] } & Awaited<ReturnType<typeof openPage>>> {
  const one = await openPage(browser, { width: 1440, height: 900 })
  await signIn(one.page, server.address, login)
  return one
}

/** The trial has no amendment under way; this one gives its page something to show. */
async function beginAmendment(page: Page): Promise<void> {
  const headers = { 'x-sunlot': '1' }
  const plans = (await (await page.request.get(`${server.address}/api/v1/plans`)).json()) as {
    id: string
    status: string
  }[]
  const id = plans.find(({ status }) => status === 'inForce')?.id
  const plan = (await (await page.request.get(`${server.address}/api/v1/plans/${id}`)).json()) as {
    lines: { id: string }[]
  }
  const data = { reason: '机构调整，这一项改由上级统一组织。', changes: [{ op: 'remove', lineId: plan.lines[0]?.id }] }
  const reply = await page.request.post(`${server.address}/api/v1/plans/${id}/amendments`, { headers, data })
  expect(reply.ok(), await reply.text()).toBe(true)
}

/** What a browser fetches before it shows the first page, compressed, in bytes. */
function measureFirstLoad(): number {
  const folder = join(import.meta.dirname, '../apps/console/dist')
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const files = [...page.matchAll(/(?:src|href)="\/console\/(assets\/[^"]+)"/g)]
  return files.reduce((sum, [, file = '']) => sum + gzipSync(readFileSync(join(folder, file))).length, 0)
}

describe('every page, at 1440 and at 1280', () => {
  test('the console: no faults of access, nothing pushed sideways, no words that are not for readers', async () => {
    const [first, second] = await Promise.all([openAs('li'), openAs('li')])
    await beginAmendment(first.page)
    const paths = (await listConsolePages(first.page, server.address)).map((path) => `/console/${path}`)
    // Two windows, because each waits for the server most of the time.
    const half = Math.ceil(paths.length / 2)
    const found = await Promise.all([visit(first, paths.slice(0, half)), visit(second, paths.slice(half))])
    await Promise.all([first, second].map(({ context }) => context.close()))
    expect(found.flat()).toEqual([])
  }, 400_000)

  test('the pages of other duties, and of another bureau', async () => {
    const found: string[] = []
    for (const [login, paths] of [
      ['sun', ['settings']],
      ['qian', ['audit', 'organisation/accountability']],
      ['zhou', ['', 'organisation/documents']],
      ['hy-zeng', ['', 'items', 'targets', 'inspectors', 'rulebook']],
    ] as const) {
      const one = await openAs(login)
      found.push(
        ...(await visit(
          one,
          paths.map((path) => `/console/${path}`),
        )),
      )
      await one.context.close()
    }
    expect(found).toEqual([])
  })

  test('the public site', async () => {
    const one = await openPage(browser, { width: 1440, height: 900 })
    const paths = await listPublicPages(server.address)
    const found = await visit(one, [...paths, `/b/140603/search?q=${encodeURIComponent('平鲁')}`])
    await one.context.close()
    expect(found).toEqual([])
  })

  test('the first page of the console loads less than 300 kB compressed', () => {
    const size = measureFirstLoad()
    expect(size).toBeGreaterThan(50_000)
    expect(size).toBeLessThan(FIRST_LOAD_MAX)
  })
})
