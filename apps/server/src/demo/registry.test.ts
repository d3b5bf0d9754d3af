import { findUsccFault } from '@sunlot/contract'
import { beforeAll, expect, test } from 'vitest'
import type { Browser } from '../../test/browser.ts'
import { startTest } from '../../test/harness.ts'
import type { Test } from '../../test/harness.ts'
import { DEMO_BUREAUS } from './bureaus/index.ts'
import { PINGLU } from './bureaus/pinglu.ts'
import { targetLines } from './directory-sheets.ts'
import { seedDemoRegistry } from './registry.ts'

let t: Test
let clerk: Browser

beforeAll(async () => {
  t = await startTest()
  const drawer = await t.person('businessOffice')
  const [admin, signer, publisher] = [
    await t.person('platformAdmin'),
    await t.person('deputyHead'),
    await t.person('platformLead'),
  ]
  await seedDemoRegistry(t.deps, { bureauId: t.bureau.id, admin, drawer, signer, publisher }, { bureau: PINGLU })
  clerk = await t.signIn('businessOffice')
})

test('S4-01 S4-03 the demo bureau has the six classes of items and a believable directory', async () => {
  const items = (await clerk.get('/items')).json()
  expect(items).toHaveLength(6)
  const facets = (await clerk.get('/targets/facets')).json()
  expect(facets.total).toBe(236)
  expect(Object.keys(facets.risk).toSorted()).toEqual(['A', 'B', 'C', 'D'])
  expect((await clerk.get('/targets?permit=expired')).json().total).toBe(4)
  expect((await clerk.get('/targets?status=closed')).json().total).toBe(3)
  expect((await clerk.get('/targets?drawn=thisYear')).json().total).toBeGreaterThan(10)
})

test('S4-05 the demo people are officers, experts, two certificates about to end, and four declared conflicts', async () => {
  expect((await clerk.get('/inspectors?kind=enforcement')).json().total).toBe(14)
  expect((await clerk.get('/inspectors?kind=technicalExpert')).json().total).toBe(2)
  expect((await clerk.get('/inspectors?certificate=expiring')).json().total).toBe(2)
  expect((await clerk.get('/conflicts')).json().total).toBe(4)
})

test('S2-06 S4-16 the demo shows a pool apart, planned changes and what the ledger and the directory lack', async () => {
  expect((await clerk.get('/special-pools')).json()).toMatchObject([{ name: '高风险对象库', targets: 3 }])
  expect((await clerk.get('/targets?state=planned')).json().total).toBe(2)
  const report = (await clerk.get('/permits/report')).json()
  expect(report).toMatchObject({ unmatched: 1, incomplete: 0 })
  expect(report.unlisted).toBeGreaterThan(2)
})

test('names and codes of every demo bureau are each used once, on any day, and every check digit holds', () => {
  for (const bureau of DEMO_BUREAUS) {
    for (const today of ['2026-01-04', '2026-12-31']) {
      const rows = [...targetLines(bureau, today)].slice(1).map((line) => line.split(','))
      expect(new Set(rows.map(([name]) => name)).size, bureau.name).toBe(rows.length)
      expect(new Set(rows.map(([, , code]) => code)).size, bureau.name).toBe(rows.length)
      expect(rows.filter(([, , code]) => findUsccFault(code ?? '')).length, bureau.name).toBe(0)
    }
  }
})

test('a large demo directory has 200,000 entries, each with a code of its own', () => {
  const codes = new Set<string>()
  let count = -1
  for (const line of targetLines(DEMO_BUREAUS[2] ?? PINGLU, '2026-10-08', 545)) {
    codes.add(line.split(',')[2] ?? '')
    count += 1
  }
  expect(count).toBeGreaterThanOrEqual(200_000)
  expect(codes.size).toBe(count + 1)
})
