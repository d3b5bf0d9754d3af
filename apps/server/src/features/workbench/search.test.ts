import type { FirstStep, SearchResult } from '@sunlot/contract'
import { beforeAll, expect, test } from 'vitest'
import type { Browser } from '../../../test/browser.ts'
import { must } from '../../../test/ceremony.ts'
import { startTest } from '../../../test/harness.ts'
import type { Test } from '../../../test/harness.ts'
import { createTaskWorld } from '../../../test/tasks.ts'
import type { TaskWorld } from '../../../test/tasks.ts'

let t: Test
let world: TaskWorld

beforeAll(async () => {
  t = await startTest()
  world = await createTaskWorld(t)
  await world.makeItem('ZZ-01', '种子经营监督检查')
  await world.makeTarget({ name: '平鲁区春耕种子有限公司', permitNo: '晋种001' })
  await world.makeTarget({ name: '已移出种子店', status: 'removed' })
  await world.makeInspector({ name: '种某' })
  await world.makeTask({ title: '2026年种子抽查' })
})

async function find(browser: Browser, q: string): Promise<Record<string, string[]>> {
  const { groups }: SearchResult = (await must(browser.get(`/search?q=${encodeURIComponent(q)}`))).json()
  return Object.fromEntries(groups.map(({ kind, hits }) => [kind, hits.map(({ title }) => title)]))
}

test('two characters find targets, tasks and items by name, in the order of the road', async () => {
  expect(await find(world.clerk, '种子')).toMatchObject({
    targets: ['平鲁区春耕种子有限公司'],
    tasks: ['2026年种子抽查'],
    items: ['种子经营监督检查'],
  })
  expect(await find(world.clerk, '种某')).toEqual({ people: ['种某'] })
  expect(await find(world.clerk, '晋种001')).toEqual({ targets: ['平鲁区春耕种子有限公司'] })
  expect((await world.clerk.get('/search?q=%E7%A7%8D')).json().code).toBe('request.invalid')
})

test('a clause is found by its number or its words: the own ones and the national ones, none of another notice', async () => {
  expect(await find(world.clerk, 's4-06')).toMatchObject({ clauses: ['抽取过程必须拍照、摄像留证'] })
  expect(Object.keys(await find(world.clerk, 'B-14'))).toContain('clauses')
  expect(await find(world.clerk, 'S0-12')).toEqual({})
})

test('S0-13 an inspector finds no target, task or colleague, and another bureau finds nothing', async () => {
  expect(Object.keys(await find(await t.signIn('inspector'), '种子'))).not.toContain('targets')
  expect(await find(await t.signIn('inspector'), '2026年')).toEqual({})
  const there = await t.makeBureau()
  const stranger = await t.signIn(await t.makeUser({ bureauId: there.id, roles: ['businessOffice'] }))
  expect(await find(stranger, '春耕')).toEqual({})
})

test('S1-01 the first steps lead from offices and accounts over the directories to plan and task, and each says what is missing', async () => {
  const bureau = await t.makeBureau()
  const admin = await t.signIn(await t.makeUser({ bureauId: bureau.id, roles: ['platformAdmin'] }))
  const read = async (): Promise<FirstStep[]> => (await must(admin.get('/first-steps'))).json().steps
  const before = await read()
  expect(before.map(({ key, state, to }) => [key, state, to])).toEqual([
    ['organisation', 'now', '/settings'],
    ['duties', 'todo', '/organisation'],
    ['rulebook', 'done', '/rulebook'],
    ['items', 'todo', '/items'],
    ['targets', 'todo', '/targets'],
    ['inspectors', 'todo', '/inspectors'],
    ['plan', 'todo', '/plans'],
    ['task', 'todo', '/tasks'],
  ])
  expect(before[0]?.note).toBe('0 个科室，还缺业务科室经办、分管领导、公示人（平台牵头科室）')
  await must(admin.post('/offices', { bureauId: bureau.id, parentId: null, name: '办公室' }))
  for (const role of ['businessOffice', 'deputyHead', 'platformLead'] as const) {
    const person = { name: '王某', login: `first-${role}`, roles: [role], password: 'first password' }
    await must(admin.post('/users', { bureauId: bureau.id, officeId: null, ...person }))
  }
  await must(admin.post('/duty-cards/from-rulebook', { year: 2026 }))
  expect((await read()).slice(0, 4).map(({ state }) => state)).toEqual(['done', 'done', 'done', 'now'])
  const other = await createTaskWorld(t, { bureauId: bureau.id })
  await other.makeTarget()
  await other.makeInspector()
  expect((await read()).map(({ state }) => state)).toEqual([
    'done',
    'done',
    'done',
    'done',
    'done',
    'now',
    'todo',
    'todo',
  ])
  await other.makeInspector()
  await other.makeTask()
  expect((await read()).slice(6).map(({ state, note }) => [state, note])).toEqual([
    ['now', '还没有公布执行的计划'],
    ['done', '已有 1 个'],
  ])
})
