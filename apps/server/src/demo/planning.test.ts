import type { PlanDetail, PlanEdition } from '@sunlot/contract'
import { expect, test } from 'vitest'
import { signInAs } from '../../test/browser.ts'
import { startEmptyTest } from '../../test/harness.ts'
import { getActor } from '../features/accounts/index.ts'
import { PINGLU } from './bureaus/pinglu.ts'
import { seedDemo } from './index.ts'
import { PINGLU_PLAN } from './planning-data.ts'
import { monthsOf } from './planning.ts'

test('the trial’s plan is in force with one amendment, its rounds are tasks, and the next year’s draft is there', async () => {
  const { deps, app, stranger } = await startEmptyTest()
  await seedDemo(deps, { bureaus: [PINGLU] })
  const { id } = await deps.db.selectFrom('users').select('id').where('login', '=', 'li').executeTakeFirstOrThrow()
  const clerk = await signInAs(deps, app, await getActor(deps.db, id))
  const plans = (await clerk.get('/plans')).json()
  expect(plans.map((plan: PlanDetail) => [plan.year, plan.kind, plan.status, plan.edition])).toEqual([
    [2027, 'own', 'draft', 0],
    [2026, 'own', 'inForce', 2],
    [2026, 'joint', 'draft', 0],
  ])
  const plan = (await clerk.get(`/plans/${plans[1].id}`)).json<PlanDetail>()
  expect(plan.lines).toHaveLength(8)
  expect(plan.gaps).toEqual([])
  // S0-02, S4-16: it rests on the register, and the pool set apart has a line with the pool's own ratio.
  expect(plan.bases.length).toBeGreaterThan(0)
  const apart = plan.lines.find(({ scope }) => scope.poolIds.length > 0)
  expect(apart).toMatchObject({ place: 7, name: '高风险农资经营户专项库', amount: { rate: { share: [50, 100] } } })
  expect(plan.publishedAt?.slice(0, 10)).toBe('2026-03-18')
  for (const { time } of plan.lines) expect(new Set(time.rounds).size).toBe(2)
  const editions = (await clerk.get(`/plans/${plan.id}/editions`)).json<PlanEdition[]>()
  expect(editions[1]?.diff).toMatchObject([{ name: '饲料生产经营监督抽查', op: 'change' }])
  const tasks = await deps.db.selectFrom('tasks').select('planLineId').execute()
  expect(tasks.every(({ planLineId }) => planLineId !== null)).toBe(true)
  expect((await stranger.get('/home')).statusCode).toBe(401)
})

test('on any day of a year each line of the trial has two different months', () => {
  for (const today of ['2026-01-01', '2026-06-15', '2026-11-30', '2026-12-31']) {
    for (const line of PINGLU_PLAN.lines) expect(new Set(monthsOf(today, line)).size, today).toBe(2)
  }
})
