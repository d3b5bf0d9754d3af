import type { Gate, TaskDetail } from '@sunlot/contract'
import { beforeAll, expect, test } from 'vitest'
import type { Browser } from '../../../test/browser.ts'
import { startTest } from '../../../test/harness.ts'
import type { Test } from '../../../test/harness.ts'
import { bringIntoForce, makePlan, planLine } from '../../../test/planning.ts'
import { createTaskWorld } from '../../../test/tasks.ts'
import type { TaskWorld } from '../../../test/tasks.ts'

let t: Test
let world: TaskWorld
let publisher: Browser
let planId: string
let lineIds: string[]

beforeAll(async () => {
  t = await startTest()
  world = await createTaskWorld(t)
  publisher = await t.signIn(world.publisher)
  const across = { lead: '平鲁区农业农村局', host: '右玉县农业农村局' }
  const plan = await makePlan(world.clerk, {
    lines: [planLine({ itemIds: [world.itemId] }), planLine({ name: '跨县种子联合检查', crossRegion: across })],
  })
  ;({ planId, lineIds } = plan)
})

async function inPlan(taskId: string): Promise<{ gate: Gate | undefined; road: TaskDetail['road'] }> {
  const { gates, road }: TaskDetail = (await world.clerk.get(`/tasks/${taskId}`)).json()
  return { gate: gates.find(({ id }) => id === 'in-plan'), road }
}

test('B-04 a task is a round of a line in force, and of no other', async () => {
  const planLineId = lineIds[0] ?? ''
  const early = await world.clerk.post('/tasks', world.input({ planLineId }))
  expect(early.json()).toMatchObject({ code: 'tasks.bad-scheme' })
  await bringIntoForce({ clerk: world.clerk, head: world.head, publisher }, planId)
  const { planLines } = (await world.clerk.get('/tasks/options')).json()
  expect(planLines).toMatchObject([
    { id: planLineId, no: '1', itemIds: [world.itemId], rate: { share: [5, 100] }, rounds: [5, 10], seats: 2 },
    { name: '跨县种子联合检查' },
  ])
  const { gate, road } = await inPlan(await world.makeTask({ planLineId }))
  expect(gate).toMatchObject({ state: 'passed', clause: 'B-04', link: { to: `/plans/${planId}` } })
  expect(road[1]).toMatchObject({ name: '年度计划', note: '10月8日公示，第 1 项' })
})

test('B-22 off the plan is said so, with the way of an amendment; the line of another bureau does not help', async () => {
  const { gate, road } = await inPlan(await world.makeTask({ planLine: '计划第 9 项' }))
  expect(gate).toMatchObject({ state: 'warned' })
  expect(gate?.evidence).toContain('先调整计划并重新公示')
  expect(road[1]?.note).toBe('计划外')
  const elsewhere = await createTaskWorld(t, { bureauId: (await t.makeBureau()).id })
  const reply = await elsewhere.clerk.post('/tasks', elsewhere.input({ planLineId: lineIds[0] ?? '' }))
  expect(reply.json()).toMatchObject({ code: 'tasks.bad-scheme' })
})

test('S4-19 a check across a border carries its lead and host jurisdiction from the plan into the task', async () => {
  const { gate } = await inPlan(await world.makeTask({ planLineId: lineIds[1] ?? '' }))
  expect(gate?.evidence).toContain('跨区域：平鲁区农业农村局牵头，右玉县农业农村局属地')
})

test('B-22 a line that an amendment takes out carries no further task, and the open one is told', async () => {
  const planLineId = lineIds[0] ?? ''
  const taskId = await world.makeTask({ planLineId })
  const reason = '该事项改由市局统一组织，本局不再单独抽查'
  const changes = [{ op: 'remove', lineId: planLineId }]
  const { id } = (await world.clerk.post(`/plans/${planId}/amendments`, { reason, changes })).json()
  for (const [browser, verb] of [
    [world.clerk, 'submit'],
    [world.head, 'approve'],
    [publisher, 'publish'],
  ] as const) {
    expect((await browser.post(`/amendments/${id}/${verb}`)).statusCode).toBe(204)
  }
  const { gate } = await inPlan(taskId)
  expect(gate).toMatchObject({ state: 'warned' })
  expect(gate?.evidence).toContain('已在调整时删去')
  expect((await world.clerk.post('/tasks', world.input({ planLineId }))).statusCode).toBe(422)
})
