import type { Home, TaskDetail } from '@sunlot/contract'
import { expect, test } from 'vitest'
import { startEmptyTest } from '../../test/harness.ts'
import { signInAs } from '../../test/browser.ts'
import { getActor } from '../features/accounts/index.ts'
import { PINGLU } from './bureaus/pinglu.ts'
import { seedDemo } from './index.ts'

test('the trial has a task that can be drawn at once, one approved and one being drafted', async () => {
  const { deps, app } = await startEmptyTest()
  await seedDemo(deps, { bureaus: [PINGLU] })
  const { id } = await deps.db.selectFrom('users').select('id').where('login', '=', 'li').executeTakeFirstOrThrow()
  const clerk = await signInAs(deps, app, await getActor(deps.db, id))
  const { todos } = (await clerk.get('/home')).json<Home>()
  const shown = todos.filter(({ to }) => to.startsWith('/tasks')).map(({ title, object }) => `${title}：${object}`)
  expect(shown[0]).toBe('抽取对象和人员：2026年第二轮农药经营监督抽查')
  expect(shown.slice(1).sort()).toEqual([
    '宣布两库完成：2026年第二轮种子经营监督抽查',
    '报批工作方案：2026年饲料生产经营监督抽查',
  ])
  const task = (await clerk.get(todos[0]?.to ?? '')).json<TaskDetail>()
  expect(task.gates.filter(({ state }) => state === 'blocked')).toEqual([])
  expect(task.actions).toContain('openDraw')
  expect(task.preview.quota).toBeGreaterThan(10)
  expect(task.preview.excluded.length).toBeGreaterThan(2)
  expect(task.preview.recusals.people).toBeGreaterThan(0)
})

test('the trial’s tasks can be made on the last day before a year without calendar', async () => {
  const { deps, clock } = await startEmptyTest()
  clock.set('2026-12-31T02:00:00Z')
  await seedDemo(deps, { bureaus: [PINGLU] })
  const tasks = await deps.db.selectFrom('tasks').select('status').orderBy('status').execute()
  expect(tasks.map(({ status }) => status)).toEqual([
    ...Array(2).fill('approved'),
    'drafting',
    ...Array(5).fill('published'),
    'signing',
  ])
})
