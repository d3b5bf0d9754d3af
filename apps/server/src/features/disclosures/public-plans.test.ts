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
let path: string

beforeAll(async () => {
  t = await startTest()
  world = await createTaskWorld(t)
  publisher = await t.signIn(world.publisher)
  const { drawPrefix } = await t.deps.db
    .selectFrom('bureaus')
    .select('drawPrefix')
    .where('id', '=', t.bureau.id)
    .executeTakeFirstOrThrow()
  path = `/b/${encodeURIComponent(drawPrefix)}`
})

async function page(address: string): Promise<{ code: number; body: string }> {
  const reply = await t.app.inject({ url: path + address })
  return { code: reply.statusCode, body: reply.body }
}

const classes = (['A', 'B', 'C', 'D'] as const).map((riskClass, i) => ({
  riskClass,
  share: [5 + i, 100] as [number, number],
}))

test('S1-26 S2-10 a plan is public from its publication on, for everybody, and not a day before', async () => {
  const rate = { bound: '=' as const, share: null, shareMax: null, count: null, countMax: null, classes }
  const layered = planLine({
    name: '种子生产经营监督抽查',
    amount: { ...planLine().amount, rate, rateText: 'A 5% B 6% C 7% D 8%' },
    crossRegion: { lead: '平鲁区农业农村局', host: '右玉县' },
  })
  const { planId, lineIds } = await makePlan(world.clerk, { lines: [planLine({ itemIds: [world.itemId] }), layered] })
  const submitted = await world.clerk.post(`/plans/${planId}/submit`)
  expect(submitted.statusCode, submitted.body).toBe(204)
  expect((await page('/plans')).body).toContain('还没有公示年度计划')
  expect((await page('/plans/2026')).code).toBe(404)
  await world.head.post(`/plans/${planId}/approve`)
  const report = { to: '市农业农村局', on: '2026-10-08', receipt: '收文 12 号' }
  await world.clerk.post(`/plans/${planId}/report`, report)
  expect((await publisher.post(`/plans/${planId}/publish`, { inForceOn: '2026-10-08' })).statusCode).toBe(204)

  expect((await page('')).body).toContain('2026年度抽查计划')
  expect((await page('/plans')).body).toContain(`${path}/plans/2026`)
  const { body } = await page('/plans/2026')
  for (const text of [
    '农药经营监督抽查',
    '全区农药经营户',
    '持证人员不少于 2 名',
    '2次/年',
    '5月、10月',
    '平农发〔2026〕11号',
  ]) {
    expect(body).toContain(text)
  }
  // Classes of risk are no public word.
  expect(body).toContain('第一层 5%')
  expect(body).not.toContain('A 5%')
  expect(body).toContain('平鲁区农业农村局牵头，在右玉县检查')

  const reason = '农药经营户增加，须提高抽查比例'
  const more = planLine({ itemIds: [world.itemId], amount: { ...planLine().amount, rateText: '9%' } })
  const changes = [{ op: 'change', lineId: lineIds[0], line: more }]
  const { id } = (await world.clerk.post(`/plans/${planId}/amendments`, { reason, changes })).json()
  await world.clerk.post(`/amendments/${id}/submit`)
  await world.head.post(`/amendments/${id}/approve`)
  expect((await page('/plans/2026')).body).not.toContain('9%')
  await publisher.post(`/amendments/${id}/publish`)
})

test('S2-12 an amendment is published with its reason, before and after, and the first edition stays to be read', async () => {
  const { body } = await page('/plans/2026')
  for (const text of ['第 1 次调整', '农药经营户增加，须提高抽查比例', '调整前', '9%', '?edition=1']) {
    expect(body).toContain(text)
  }
  const old = (await page('/plans/2026?edition=1')).body
  expect(old).toContain('看现行的计划')
  expect((await page('/plans/2026?edition=9')).code).toBe(404)
  const csv = (await page('/plans/2026/lines.csv')).body
  expect(csv).toContain('农药经营监督抽查')
  const data = JSON.parse((await page('/plans/2026/plan.json')).body)
  expect(data.editions).toHaveLength(2)
  expect(data.editions[1]).toMatchObject({ reason: '农药经营户增加，须提高抽查比例', publishedOn: '2026-10-08' })
  // Nobody of the office is named, and no inner id goes out.
  const everything = body + csv + JSON.stringify(data)
  for (const { name, id } of [world.drawer, world.signer, world.publisher]) {
    expect(everything).not.toContain(name)
    expect(everything).not.toContain(id)
  }
  expect(JSON.stringify(data)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/)
})

test('S1-24 S1-35 the part in the joint plan has a page of its own', async () => {
  const { planId } = await makePlan(world.clerk, {
    kind: 'joint',
    lines: [planLine({ name: '爆破作业单位抽查', organisation: 'joint', leadAgency: '市公安局' })],
  })
  await bringIntoForce({ clerk: world.clerk, head: world.head, publisher }, planId)
  expect((await page('/plans/2026-joint')).body).toContain('爆破作业单位抽查')
})

test('S1-26 the list of items is public as it was published last', async () => {
  expect((await page('/items')).body).toContain('还没有公布抽查事项清单')
  const body = {
    code: 'NY-01',
    name: '农药经营',
    category: 'key',
    legalBasis: '《农药管理条例》',
    remarks: '联系人：李某，13800000000',
    rateText: '5%以上',
  }
  const points = [{ text: '经营许可证是否有效' }, { text: '台账是否齐全' }]
  const items = [
    { id: world.itemId, version: 1, superiorItemId: null, body: { ...body, subItems: [{ checkPoints: points }] } },
  ]
  const row = {
    bureauId: t.bureau.id,
    number: 1,
    documentNo: '平农发〔2026〕3号',
    publishedOn: '2026-03-02',
    bureauCount: 0,
  }
  await t.deps.db
    .insertInto('itemPublications')
    .values({
      ...row,
      id: t.deps.newId(),
      publishedBy: world.publisher.id,
      at: t.deps.clock.now(),
      items: JSON.stringify(items),
    })
    .execute()
  const listed = (await page('/items')).body
  for (const text of [
    '平农发〔2026〕3号',
    '农药经营',
    '《农药管理条例》',
    '经营许可证是否有效；台账是否齐全',
    '5%以上',
  ]) {
    expect(listed).toContain(text)
  }
  expect((await page('/items.csv')).body).toContain('经营许可证是否有效')
  expect(JSON.parse((await page('/items.json')).body)).toMatchObject({ number: 1, items: [{ 抽查事项: '农药经营' }] })
  // What an import left in the remarks, such as names and phones, stays in the office.
  for (const address of ['/items', '/items.csv', '/items.json']) {
    expect((await page(address)).body).not.toContain('13800000000')
  }
  expect((await page('')).body).toContain('全部 1 项')
})
