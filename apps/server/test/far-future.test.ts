import { beforeAll, expect, test } from 'vitest'
import { drawWhole, must, setStage } from './ceremony.ts'
import type { Stage } from './ceremony.ts'
import { startTest } from './harness.ts'
import type { Test } from './harness.ts'

let t: Test
let stage: Stage

beforeAll(async () => {
  t = await startTest()
  stage = await setStage(t)
})

/** Every page that counts working days, as each person opens it. */
async function openAll(): Promise<void> {
  for (const browser of [stage.drawer, stage.signer, stage.publisher, stage.witness]) {
    await must(browser.get('/session'))
    await must(browser.get('/home'))
    await must(browser.get(`/tasks/${stage.taskId}`))
    await must(browser.get('/tasks'))
  }
}

test('a year without a published calendar is said in words on every page, and stops no page', async () => {
  t.clock.set('2027-03-01T02:00:00Z')
  stage = { ...stage, ...(await signInAgain()) }
  await openAll()
  const { gates } = (await must(stage.drawer.get(`/tasks/${stage.taskId}`))).json()
  const clock = gates.find(({ id }: { id: string }) => id === 'drawn-in-time')
  expect(clock).toMatchObject({ state: 'blocked', evidence: '2027年工作日历未导入，不能计时限，请平台管理员导入' })
  expect((await must(stage.drawer.get('/session'))).json().today).toEqual({ date: '2027-03-01', workday: null })
  const refused = await stage.drawer.post(`/tasks/${stage.taskId}/draws`)
  expect(refused.json().code).toBe('tasks.blocked')
})

test('S4-08 a draw held at the turn of the year is signed and published in the new one', async () => {
  t.clock.set('2026-12-30T02:00:00Z')
  stage = { ...stage, ...(await signInAgain()) }
  const waiver = { gateId: 'drawn-in-time', reason: '试用期间补抽，已报局长同意' }
  await must(stage.signer.post(`/tasks/${stage.taskId}/waive`, waiver))
  const draw = await drawWhole(t, stage)
  t.clock.set('2027-01-04T02:00:00Z')
  stage = { ...stage, ...(await signInAgain()) }
  await openAll()
  const signature = { kind: 'typed', name: stage.people.signer.name }
  await must(stage.signer.post(`/draws/${draw.id}/sign`, { confirmed: true, signature }))
  await must(stage.publisher.post(`/draws/${draw.id}/publish`))
  await openAll()
  expect((await t.app.inject('/')).statusCode).toBe(302)
  expect((await t.app.inject(`/b/140603/draws/${draw.drawNo}`)).body).toContain('2027年1月4日公布')
})

async function signInAgain(): Promise<Pick<Stage, 'drawer' | 'signer' | 'publisher' | 'witness'>> {
  const { drawer, signer, publisher, witness } = stage.people
  return {
    drawer: await t.signIn(drawer),
    signer: await t.signIn(signer),
    publisher: await t.signIn(publisher),
    witness: await t.signIn(witness),
  }
}
