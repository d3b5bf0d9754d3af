import { type Gate, getProfile, type TrainingPeriod } from '@sunlot/contract'
import { beforeAll, expect, test } from 'vitest'
import type { Browser } from '../../../test/browser.ts'
import { startTest } from '../../../test/harness.ts'
import type { Test } from '../../../test/harness.ts'
import { textsOf } from '../../../test/registry.ts'
import { createTaskWorld } from '../../../test/tasks.ts'
import type { TaskWorld } from '../../../test/tasks.ts'

let t: Test
let world: TaskWorld
let clerk: Browser
let people: string[]

beforeAll(async () => {
  t = await startTest()
  world = await createTaskWorld(t)
  clerk = world.clerk
  await world.makeTarget()
  people = [await world.makeInspector({ name: '张某' }), await world.makeInspector({ name: '李某' })]
})

function training(more: Record<string, unknown> = {}) {
  return {
    heldOn: '2026-09-28',
    title: '农药经营抽查业务培训',
    content: '检查要点逐条讲解，结果认定举例',
    topics: ['content', 'procedure', 'criteria'],
    itemIds: [world.itemId],
    trainer: '法规股',
    participants: people.map((inspectorId) => ({ inspectorId, result: 'passed' })),
    ...more,
  }
}

async function record(more: Record<string, unknown> = {}): Promise<string> {
  const reply = await clerk.post('/trainings', training(more))
  expect(reply.statusCode, reply.body).toBe(201)
  return reply.json().id
}

async function gateOf(browser: Browser, taskId: string): Promise<Gate | undefined> {
  const { gates } = (await browser.get(`/tasks/${taskId}`)).json<{ gates: Gate[] }>()
  return gates.find(({ id }) => id === 'training')
}

test('S4-22 the gate names who lacks this year’s training for the item, and passes once all have it', async () => {
  const taskId = await world.makeTask()
  expect(await gateOf(clerk, taskId)).toMatchObject({
    state: 'warned',
    clause: 'S4-22',
    evidence: expect.stringContaining('张某、李某'),
  })
  const other = await world.makeItem('SL-09')
  await record({ itemIds: [other] })
  await record({ heldOn: '2025-12-30' })
  await record({
    participants: [
      { inspectorId: people[0], result: 'failed' },
      { inspectorId: people[1], result: 'passed' },
    ],
  })
  expect((await gateOf(clerk, taskId))?.evidence).toBe('2 名可派人员中，张某当年没有这些事项的合格培训记录')
  const make_up = await record({ title: '补训', participants: [{ inspectorId: people[0], result: 'passed' }] })
  expect(await gateOf(clerk, taskId)).toMatchObject({ state: 'passed', evidence: '2 名可派人员当年的培训都合格' })
  expect((await clerk.delete(`/trainings/${make_up}`, { reason: '登记错了人' })).statusCode).toBe(204)
  expect((await gateOf(clerk, taskId))?.state).toBe('warned')
})

test('S0-35 S1-27 S2-18 each bureau that trains first has the gate under its own clause, S0 before it may draw', async () => {
  for (const [profile, clause, state] of [
    ['S0', 'S0-35', 'blocked'],
    ['S1', 'S1-27', 'warned'],
    ['S2', 'S2-18', 'warned'],
  ] as const) {
    const bureauId = (await t.makeBureau({ profile })).id
    const there = await createTaskWorld(t, { bureauId })
    await there.makeTarget()
    const officer = await there.makeInspector({ itemIds: [there.itemId] })
    const taskId = await there.makeTask()
    expect(await gateOf(there.clerk, taskId)).toMatchObject({ state, clause, waivable: true })
    const held = training({ itemIds: [], participants: [{ inspectorId: officer, result: 'passed' }] })
    expect((await there.clerk.post('/trainings', held)).statusCode).toBe(201)
    expect(await gateOf(there.clerk, taskId)).toMatchObject({ state: 'passed', clause })
  }
})

test('S2-18 how far back a training counts is the rulebook’s: the year, or so many months', async () => {
  const bureauId = (await t.makeBureau({ profile: 'S2' })).id
  const there = await createTaskWorld(t, { bureauId })
  await there.makeTarget()
  const officer = await there.makeInspector({ itemIds: [there.itemId] })
  const taskId = await there.makeTask()
  const held = { heldOn: '2025-11-20', itemIds: [], participants: [{ inspectorId: officer, result: 'passed' }] }
  expect((await there.clerk.post('/trainings', training(held))).statusCode).toBe(201)
  expect(await gateOf(there.clerk, taskId)).toMatchObject({ state: 'warned' })
  await setPeriod(bureauId, 'months12')
  expect(await gateOf(there.clerk, taskId)).toMatchObject({
    state: 'passed',
    evidence: '1 名可派人员近 12 个月的培训都合格',
  })
  expect((await there.clerk.get('/trainings/gaps')).json()).toMatchObject({ from: '2025-10-08', missing: [] })
})

/** Puts a rulebook in force under which trainings count that far back. */
async function setPeriod(bureauId: string, period: TrainingPeriod): Promise<void> {
  const { clock, db, newId } = t.deps
  const at = clock.now()
  const authorId = (await t.makeUser({ bureauId, roles: ['platformAdmin'] })).id
  const approverId = (await t.makeUser({ bureauId, roles: ['deputyHead'] })).id
  const publisherId = (await t.makeUser({ bureauId, roles: ['platformLead'] })).id
  const trainingFirst = { value: { mode: 'warn', period }, clause: 'S2-18' }
  const fileId = newId()
  await db
    .insertInto('files')
    .values({ id: fileId, sha256: '0'.repeat(64), size: 1, createdAt: at })
    .execute()
  await db
    .insertInto('policyVersions')
    .values({
      id: newId(),
      bureauId,
      seed: 'S2',
      number: 2,
      body: JSON.stringify({ ...getProfile('S2'), trainingFirst }),
      status: 'published',
      effectiveFrom: '2026-10-01',
      reason: '培训有效期改按月计',
      fileId,
      fileName: '细则.pdf',
      authorId,
      approverId,
      publisherId,
      returnedReason: null,
      createdAt: at,
      submittedAt: at,
      approvedAt: at,
      publishedAt: at,
    })
    .execute()
}

test('S2-18 a record says what was taught, criteria included, to whom and with what result, and is only ever withdrawn', async () => {
  const id = await record({ title: '结果认定标准培训', topics: ['criteria'] })
  expect((await clerk.get(`/trainings/${id}`)).json()).toMatchObject({
    topics: ['criteria'],
    items: [{ id: world.itemId }],
    counts: { passed: 2, failed: 0, absent: 0 },
    participants: [{ name: '张某', result: 'passed' }, { name: '李某' }],
  })
  expect((await clerk.get(`/inspectors/${people[0]}`)).json().trainings[0]).toMatchObject({ result: '合格' })
  await expect(t.deps.db.updateTable('trainings').set({ title: '改写' }).execute()).rejects.toThrow('trainings')
  await expect(t.deps.db.updateTable('trainingParticipants').set({ result: 'passed' }).execute()).rejects.toThrow()
  const replies = await Promise.all([1, 2].map(() => clerk.delete(`/trainings/${id}`, { reason: '重复登记' })))
  expect(replies.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 409])
  const rows = await textsOf((await clerk.get('/trainings/export?q=认定标准')).rawPayload, 'out.xlsx')
  expect(rows[1]?.at(-1)).toBe('重复登记')
})

test('S1-27 the legal office may record a training too; one to come, or of people from elsewhere, is refused', async () => {
  const legal = await t.signIn('legalOffice')
  expect((await legal.post('/trainings', training({ title: '法规培训' }))).statusCode).toBe(201)
  expect((await clerk.post('/trainings', training({ heldOn: '2026-10-09' }))).json().code).toBe('trainings.future')
  const stranger = [{ inspectorId: world.itemId, result: 'passed' }]
  expect((await clerk.post('/trainings', training({ participants: stranger }))).json().code).toBe('trainings.people')
  const witness = await t.signIn('disciplineWitness')
  expect((await witness.post('/trainings', training())).statusCode).toBe(403)
})

test('the material of a training is kept once, with its name, and read back', async () => {
  const id = await record()
  expect((await sendFile(id, '讲义.exe')).json()).toMatchObject({ code: 'file.not-document' })
  expect((await sendFile(id, '讲义.pdf')).statusCode).toBe(204)
  expect((await sendFile(id, '新讲义.pdf')).json()).toMatchObject({ code: 'trainings.has-file' })
  const read = await clerk.get(`/trainings/${id}/file`)
  expect(read.body).toBe('演示讲义')
  expect(decodeURIComponent(String(read.headers['content-disposition']))).toContain('讲义.pdf')
})

function sendFile(id: string, fileName: string) {
  const boundary = 'sunlot-boundary'
  const payload = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\n\r\n演示讲义\r\n--${boundary}--\r\n`
  const headers = { ...clerk.headers, 'content-type': `multipart/form-data; boundary=${boundary}` }
  return t.app.inject({ method: 'POST', url: `/api/v1/trainings/${id}/file`, headers, payload })
}
