import type { TaskOptions } from '@sunlot/contract'
import { isInClass } from '@sunlot/draw'
import { expect, test } from 'vitest'
import { signInAs } from '../../test/browser.ts'
import { startEmptyTest } from '../../test/harness.ts'
import { markDemo } from '../features/accounts/index.ts'
import { loadScheme } from '../features/tasks/task-scheme.ts'
import { listRoster } from '../features/tasks/tasks.roster.ts'
import { seatClasses } from '../features/tasks/tasks.seats.ts'
import { seedDemoAccounts } from './accounts.ts'
import { GANGCHA } from './bureaus/gangcha.ts'
import { seedDirectories } from './directories.ts'
import { seedDemoItems } from './items.ts'
import { DEMO_ITEMS } from './items-data.ts'
import { makeScheme } from './scheme.ts'

test('S3-01 item, target and inspector carry one of three lines of business, and a task of one goes to the people of its station', async () => {
  const { deps, app } = await startEmptyTest()
  const staff = await seedDemoAccounts(deps, GANGCHA)
  await seedDirectories(deps, staff, { bureau: GANGCHA })
  await seedDemoItems(deps, staff, DEMO_ITEMS['S3'] ?? expect.fail('no items'))
  await markDemo(deps, [])
  const clerk = await signInAs(deps, app, staff.drawer)
  const { items, inspectorTags }: TaskOptions = (await clerk.get('/tasks/options')).json()
  for (const [domain, station] of [
    ['水行政', '水利工作站'],
    ['环境监察', '环境监察大队'],
    ['林业', '林业站'],
  ] as const) {
    const item = items.find((one) => one.domain === domain) ?? expect.fail(domain)
    expect(inspectorTags).toContain(domain)
    expect((await clerk.get(`/targets?item=${item.id}`)).json().total, domain).toBeGreaterThan(0)
    const scheme = await makeScheme(deps, staff, { word: item.name, percents: [10, 20, 40] })
    const seats = scheme.seats.map((seat) => ({ ...seat, tags: [domain] }))
    const input = { title: `${domain}抽查`, documentNo: '', planLine: '', scheme: '', ...scheme, seats }
    const made = await clerk.post('/tasks', input)
    expect(made.statusCode, made.body).toBe(201)
    const { preview } = (await clerk.get(`/tasks/${made.json().id}`)).json()
    expect(preview.seats[0].condition).toContain(domain)
    const task = await loadScheme(deps.db, { bureauId: staff.bureauId, input, today: '2026-10-08' })
    const [seat] = seatClasses(task).seats
    const seated = (await listRoster(deps.db, task)).filter(({ tags }) => isInClass(tags, seat?.class ?? []))
    expect(seated.length).toBeGreaterThanOrEqual(2)
    expect(seated).toHaveLength(preview.people)
    expect(new Set(seated.map(({ office }) => office))).toEqual(new Set([station]))
  }
})
