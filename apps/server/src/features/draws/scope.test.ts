import type { Gate, TaskInput } from '@sunlot/contract'
import { beforeAll, expect, test } from 'vitest'
import { startTest } from '../../../test/harness.ts'
import type { Test } from '../../../test/harness.ts'
import { createTaskWorld } from '../../../test/tasks.ts'
import type { TaskWorld } from '../../../test/tasks.ts'

let t: Test
let world: TaskWorld

beforeAll(async () => {
  t = await startTest()
  world = await createTaskWorld(t)
  for (let i = 0; i < 4; i += 1) await world.makeInspector()
  t.clock.set('2026-10-08T01:30:00Z')
})

/** An approved task over an item of its own, listed through the routes, and the scope it names. */
async function approvedTask(code: string, scope: Partial<TaskInput['scope']> = {}) {
  const body = { code, name: `事项${code}`, category: 'general', legalBasis: '《农药管理条例》第四十一条' }
  const itemId: string = (await world.clerk.post('/items', body)).json().id
  for (let i = 0; i < 20; i += 1) await world.makeTarget({ itemIds: [itemId] })
  const whole = { itemIds: [itemId], kinds: [], regions: [], poolIds: [], tagIds: [], ...scope }
  return { itemId, body, taskId: await world.makeReadyTask({ scope: whole }) }
}

const open = (taskId: string) => world.clerk.post(`/tasks/${taskId}/draws`)

async function gateOf(taskId: string): Promise<Gate | undefined> {
  const { gates } = (await world.clerk.get(`/tasks/${taskId}`)).json<{ gates: Gate[] }>()
  return gates.find(({ id }) => id === 'scope-stands')
}

const blocked = { code: 'tasks.blocked', params: { first: '范围里的事项、专项库和标签都还有效', clause: 'B-01' } }

test('B-01 S1-08 an item cancelled after the approval stops the draw, by name and with what to do, and one that stands does not', async () => {
  const fine = await approvedTask('OK-1')
  expect(await gateOf(fine.taskId)).toMatchObject({ state: 'passed', evidence: 'OK-1 事项OK-1' })
  const opened = await open(fine.taskId)
  expect(opened.statusCode, opened.body).toBeLessThan(300)

  const { itemId, taskId } = await approvedTask('QX-1')
  const note = '上位法废止，不再检查'
  expect((await world.clerk.post(`/items/${itemId}/cancel`, { version: 1, note })).statusCode).toBe(204)
  expect((await open(taskId)).json()).toMatchObject(blocked)
  expect(await gateOf(taskId)).toMatchObject({
    state: 'blocked',
    clause: 'B-01',
    evidence: '事项“事项QX-1”已取消。请赵某退回方案，核对、改好以后重新报批',
    link: { to: `/tasks/${taskId}/edit` },
  })
  // What has begun ends as it began.
  await world.clerk.post(`/items/${fine.itemId}/cancel`, { version: 1, note })
  expect(await gateOf(fine.taskId)).toMatchObject({ state: 'passed' })
})

test('S1-08 a changed law stops the draw until somebody has looked, and a changed item until the scheme is approved again', async () => {
  const { itemId, body, taskId } = await approvedTask('FL-1')
  const law = { title: '农药管理条例', kind: 'revised', changedOn: '2026-10-01', note: '第四十一条修改' }
  const { id: lawChangeId } = (await world.clerk.post('/law-changes', law)).json()
  expect((await open(taskId)).json()).toMatchObject(blocked)
  expect(await gateOf(taskId)).toMatchObject({
    evidence: '事项“事项FL-1”的依据有变化，还没有核对。先到“依据变化”里核对，再抽取',
    link: { to: '/items/laws' },
  })
  t.clock.set('2026-10-08T01:40:00Z')
  const change = { ...body, legalBasis: '《农药管理条例》第四十二条', version: 1, cause: 'lawChange', note: '条款改号' }
  const changed = await world.clerk.put(`/items/${itemId}`, change)
  expect(changed.statusCode, changed.body).toBe(204)
  expect((await gateOf(taskId))?.evidence).toContain('在方案批准后因依据变化改过')
  expect((await open(taskId)).json()).toMatchObject(blocked)

  await world.head.post(`/tasks/${taskId}/return`, { reason: '依据变了，重新核对' })
  t.clock.set('2026-10-08T01:50:00Z')
  await world.clerk.post(`/tasks/${taskId}/submit`)
  await world.head.post(`/tasks/${taskId}/approve`)
  await world.clerk.post(`/tasks/${taskId}/freeze`)
  const opened = await open(taskId)
  expect(opened.statusCode, opened.body).toBeLessThan(300)

  // An item that was found to stand as it is keeps its tasks.
  const other = await approvedTask('FL-2')
  const again = { ...law, note: '第二次修改' }
  const second = (await world.clerk.post('/law-changes', again)).json().id
  expect(lawChangeId).not.toBe(second)
  expect((await open(other.taskId)).json()).toMatchObject(blocked)
  const look = { lawChangeId: second, note: '条款没有变，照旧检查' }
  expect((await world.clerk.post(`/items/${other.itemId}/law-check`, look)).statusCode).toBe(204)
  expect((await open(other.taskId)).statusCode).toBeLessThan(300)
})

test('a tag or special pool that is gone stops the draw of a scheme that names it, and no new scheme may name one', async () => {
  const tag: string = (await world.clerk.post('/target-tags', { facet: 'sort', name: '批发市场' })).json().id
  const { taskId } = await approvedTask('BQ-1', { tagIds: [tag] })
  expect(await gateOf(taskId)).toMatchObject({ state: 'passed' })
  expect((await world.clerk.delete(`/target-tags/${tag}`)).statusCode).toBe(204)
  expect((await open(taskId)).json()).toMatchObject({ code: 'tasks.blocked' })
  expect((await gateOf(taskId))?.evidence).toContain('标签“批发市场”已删去')
  for (const gone of [{ tagIds: [tag] }, { poolIds: [t.deps.newId()] }]) {
    const scope = { itemIds: [world.itemId], kinds: [], regions: [], poolIds: [], tagIds: [], ...gone }
    const refused = await world.clerk.post('/tasks', world.input({ scope }))
    expect(refused.json()).toMatchObject({ code: 'tasks.bad-scheme' })
    expect(refused.json().params.why).toContain('已删去')
  }
})
