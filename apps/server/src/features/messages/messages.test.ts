import type { Message } from '@sunlot/contract'
import { beforeAll, expect, test } from 'vitest'
import type { Browser } from '../../../test/browser.ts'
import { drawWhole, must, setStage } from '../../../test/ceremony.ts'
import { startTest } from '../../../test/harness.ts'
import type { Test } from '../../../test/harness.ts'
import { createTaskWorld } from '../../../test/tasks.ts'
import { sendMessage } from './index.ts'

let t: Test

beforeAll(async () => {
  t = await startTest()
})

async function read(browser: Browser, query = ''): Promise<Message[]> {
  return (await must(browser.get(`/messages${query}`))).json().rows
}

async function unread(browser: Browser): Promise<number> {
  return (await must(browser.get('/messages/unread'))).json().count
}

function send(to: Parameters<typeof sendMessage>[1]['to'], text: string): Promise<void> {
  const notice = { bureauId: t.bureau.id, to, text, link: '/tasks', at: t.deps.clock.now() }
  return t.deps.db.transaction().execute((tx) => sendMessage(tx, notice))
}

test('a message reaches the people named, or everybody active of a role or an office, and nobody else', async () => {
  const office = await t.makeOffice({ bureauId: t.bureau.id })
  const [one, other] = [
    await t.makeUser({ bureauId: t.bureau.id, roles: ['legalOffice'], officeId: office }),
    await t.makeUser({ bureauId: t.bureau.id, roles: ['inspector'] }),
  ]
  const closed = await t.makeUser({ bureauId: t.bureau.id, roles: ['legalOffice'], officeId: office })
  await t.deps.db.updateTable('users').set({ status: 'disabled' }).where('id', '=', closed.id).execute()
  const there = await t.makeBureau()
  const stranger = await t.makeUser({ bureauId: there.id, roles: ['legalOffice'] })
  await send([one.id, stranger.id], '给一个人')
  await send({ role: 'legalOffice' }, '给一种职责')
  await send({ officeId: office }, '给一个科室')
  const texts = async (who: typeof one) => (await read(await t.signIn(who))).map(({ text }) => text)
  expect(await texts(one)).toEqual(['给一个科室', '给一种职责', '给一个人'])
  expect(await texts(other)).toEqual([])
  expect(await texts(stranger)).toEqual([])
  const sent = await t.deps.db.selectFrom('messages').select('userId').where('userId', '=', closed.id).execute()
  expect(sent).toEqual([])
})

test('reading is noted one by one or for all, for the own messages only', async () => {
  const mine = await t.makeUser({ bureauId: t.bureau.id, roles: ['inspector'] })
  const browser = await t.signIn(mine)
  for (const text of ['第一件', '第二件', '第三件']) await send([mine.id], text)
  expect(await unread(browser)).toBe(3)
  const [last] = await read(browser, `?q=${encodeURIComponent('第三')}`)
  await must((await t.signIn('deputyHead')).post('/messages/read', { ids: [last?.id ?? 0] }))
  expect(await unread(browser)).toBe(3)
  await must(browser.post('/messages/read', { ids: [last?.id ?? 0] }))
  expect((await read(browser, '?show=unread')).map(({ text }) => text)).toEqual(['第二件', '第一件'])
  await must(browser.post('/messages/read', {}))
  expect(await unread(browser)).toBe(0)
  expect(await read(browser)).toHaveLength(3)
})

test('what was said cannot be reworded, by nobody', async () => {
  await send([(await t.person('deputyHead')).id], '原话')
  const change = t.deps.db.updateTable('messages').set({ text: '改过的话' }).execute()
  await expect(change).rejects.toThrow('permission denied')
})

test('the signer hears of a scheme that waits, the drawer of its approval', async () => {
  const world = await createTaskWorld(t)
  for (let i = 0; i < 10; i += 1) await world.makeTarget()
  for (let i = 0; i < 3; i += 1) await world.makeInspector()
  await world.makeReadyTask({ title: '种子抽查' })
  expect((await read(world.head)).map(({ text }) => text)).toEqual(['李某把“种子抽查”的工作方案报您批准'])
  const [approved] = await read(world.clerk)
  expect(approved).toMatchObject({ text: '赵某批准了“种子抽查”的工作方案', isRead: false })
  expect(approved?.link).toMatch(/^\/tasks\//)
})

test('S0-13 a message on a draw names neither the firms nor the people that were drawn', async () => {
  const stage = await setStage(t)
  const draw = await drawWhole(t, stage)
  const signature = { kind: 'typed', name: stage.people.signer.name }
  await must(stage.signer.post(`/draws/${draw.id}/sign`, { confirmed: true, signature }))
  const [told] = await read(stage.publisher)
  expect(told?.text).toContain(draw.drawNo)
  const texts = await t.deps.db.selectFrom('messages').select('text').execute()
  const names = [
    ...(await t.deps.db.selectFrom('targets').select('name').execute()),
    ...(await t.deps.db.selectFrom('inspectors').select('name').execute()),
  ]
  for (const { name } of names) expect(texts.some(({ text }) => text.includes(name))).toBe(false)
})
