import { judgeReading } from '@sunlot/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from '../../../../test/browser.ts'
import { drawWhole, must, setStage } from '../../../../test/ceremony.ts'
import { startTest } from '../../../../test/harness.ts'
import type { Test } from '../../../../test/harness.ts'
import { makePlan, planLine } from '../../../../test/planning.ts'
import { makeItem, targetInput, textsOf, usccOf } from '../../../../test/registry.ts'
import { createTaskWorld } from '../../../../test/tasks.ts'
import { markItemsUsed } from '../index.ts'

let t: Test
let clerk: Browser
let farmOffice: string
let lawOffice: string

beforeAll(async () => {
  t = await startTest()
  clerk = await t.signIn('businessOffice')
  farmOffice = await t.makeOffice({ bureauId: t.bureau.id, name: '种植业管理股' })
  lawOffice = await t.makeOffice({ bureauId: t.bureau.id, name: '行政审批股' })
})

const NO_RATE = { shareMax: null, count: null, countMax: null, classes: [] }
const POINT = {
  text: '经营台账',
  standard: '购销台账保存两年以上',
  legalBasis: '《农药管理条例》第二十七条',
  evidence: ['photo', 'document'],
  compliant: '两年内台账连续、品种数量齐全',
  noncompliant: '缺月、缺品种，或者不能当场提供',
}

async function detailOf(id: string) {
  const reply = await clerk.get(`/items/${id}`)
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json()
}

/** Sends the item back as it is now, with some fields changed. */
async function change(id: string, fields: object, how: object = {}) {
  const { body, version } = await detailOf(id)
  return clerk.put(`/items/${id}`, { ...body, ...fields, version, cause: 'correction', note: '', ...how })
}

describe('check points', () => {
  test('S2-18 a check point carries what is 符合 and what is 不符合, one side alone is refused, and the list says which items lack it', async () => {
    const half = { ...POINT, noncompliant: '' }
    const refused = await clerk.post('/items', {
      code: 'JC-00',
      name: '半条标准',
      category: 'general',
      legalBasis: '《农药管理条例》',
      subItems: [{ name: '', checkPoints: [half] }],
    })
    expect(refused.json()).toMatchObject({
      code: 'request.invalid',
      issues: [{ path: 'subItems.0.checkPoints.0.noncompliant', message: '“符合”和“不符合”的认定标准要一起写' }],
    })
    const id = await makeItem(clerk, '农药经营台账检查', { code: 'JC-01' })
    const bare = { text: '仓储条件' }
    expect((await change(id, { subItems: [{ name: '台账', checkPoints: [POINT, bare] }] })).statusCode).toBe(204)
    const detail = await detailOf(id)
    expect(detail.body.subItems[0].checkPoints[0]).toMatchObject(POINT)
    expect(detail).toMatchObject({ checkPointCount: 2, flags: expect.arrayContaining(['noCriteria']) })
    await change(id, { subItems: [{ name: '台账', checkPoints: [POINT] }] })
    expect((await detailOf(id)).flags).not.toContain('noCriteria')
  })

  test('S3-03 a check point with a numeric reading keeps unit and bounds, and the reading decides', async () => {
    const reading = { unit: 'mg/L', min: null, max: 50 }
    const point = { text: '外排水化学需氧量', reading, evidence: ['sample'] }
    const id = await makeItem(clerk, '污染治理设施运行检查', { code: 'JC-02' })
    await change(id, { subItems: [{ name: '排放', checkPoints: [point] }] })
    const kept = (await detailOf(id)).body.subItems[0].checkPoints[0]
    expect(kept.reading).toEqual(reading)
    expect([49.9, 50, 50.1].map((value) => judgeReading(kept, value))).toEqual([
      'compliant',
      'compliant',
      'noncompliant',
    ])
    expect(judgeReading({ reading: { unit: 'pH', min: 6, max: 9 } }, 5.9)).toBe('noncompliant')
    expect(judgeReading({ reading: null }, 1)).toBeNull()
    const upside = await change(id, {
      subItems: [{ name: '排放', checkPoints: [{ ...point, reading: { unit: 'pH', min: 9, max: 6 } }] }],
    })
    expect(upside.json()).toMatchObject({ code: 'request.invalid', issues: [{ message: '上限不能小于下限' }] })
  })
})

describe('versions', () => {
  test('S1-08 every change is a version with its reason, the one before stays readable, and a changed law must be named', async () => {
    const id = await makeItem(clerk, '林木采伐检查', { code: 'BB-01', legalBasis: '《森林法》第三十二条' })
    const nameless = await change(id, { legalBasis: '《森林法》第五十六条' }, { cause: 'lawChange', note: '' })
    expect(nameless.json()).toMatchObject({ code: 'request.invalid', issues: [{ path: 'note' }] })
    const how = { cause: 'lawChange', note: '森林法 2019 年修订，条文顺序改变' }
    expect((await change(id, { legalBasis: '《森林法》第五十六条' }, how)).statusCode).toBe(204)
    const { versions, version } = await detailOf(id)
    expect(version).toBe(2)
    expect(versions[0]).toMatchObject({
      number: 2,
      fromOn: '2026-10-08',
      cause: 'lawChange',
      note: '森林法 2019 年修订，条文顺序改变',
      differences: [{ name: '检查依据', before: '《森林法》第三十二条', after: '《森林法》第五十六条' }],
    })
    expect(versions[1]).toMatchObject({ number: 1, cause: 'created' })
    expect((await clerk.get(`/items/${id}/versions/1`)).json().legalBasis).toBe('《森林法》第三十二条')
    const rewrite = t.deps.db.updateTable('itemVersions').set({ note: '改写' }).where('itemId', '=', id).execute()
    await expect(rewrite).rejects.toThrow()
  })

  test('of two changes made on the same version the slower is refused, and a version cannot begin before the last', async () => {
    const id = await makeItem(clerk, '野生植物采集检查', { code: 'BB-02' })
    const { body } = await detailOf(id)
    const save = (remarks: string) =>
      clerk.put(`/items/${id}`, { ...body, remarks, version: 1, cause: 'correction', note: '' })
    const replies = await Promise.all([save('甲'), save('乙')])
    expect(replies.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 409])
    const early = await change(id, { remarks: '丙' }, { fromOn: '2026-10-07' })
    expect(early.json()).toMatchObject({ code: 'items.bad-day', params: { from: '2026-10-08' } })
  })

  test('S1-08 a registered law change flags every item that cites the law until each is confirmed or changed', async () => {
    const cited = await makeItem(clerk, '植物检疫检查', {
      code: 'FL-01',
      legalBasis: '《中华人民共和国种子法》第五十条',
    })
    const point = { text: '标签', legalBasis: '种子法第四十条' }
    const inPoint = await makeItem(clerk, '苗木标签检查', { code: 'FL-02', legalBasis: '《林业植物新品种条例》' })
    await change(inPoint, { subItems: [{ name: '', checkPoints: [point] }] })
    const other = await makeItem(clerk, '木材运输检查', { code: 'FL-03', legalBasis: '《森林法》' })
    const law = { title: '《种子法》', kind: 'revised', changedOn: '2026-10-01', note: '第五十条改为第五十二条' }
    const made = await clerk.post('/law-changes', law)
    expect(made.statusCode, made.body).toBe(201)
    const lawChangeId = made.json().id
    expect((await detailOf(cited)).flags).toContain('lawChanged')
    expect((await detailOf(inPoint)).flags).toContain('lawChanged')
    expect((await detailOf(other)).flags).not.toContain('lawChanged')

    const confirm = () => clerk.post(`/items/${inPoint}/law-check`, { lawChangeId, note: '条文内容没有变' })
    expect((await confirm()).statusCode).toBe(204)
    expect((await confirm()).json()).toMatchObject({ code: 'items.law-settled' })
    await change(cited, { legalBasis: '《种子法》第五十二条' }, { cause: 'lawChange', note: '种子法修改，条文顺延' })
    const flagged = (await clerk.get('/items'))
      .json()
      .filter(({ flags }: { flags: string[] }) => flags.includes('lawChanged'))
    expect(flagged).toEqual([])
    const [change1] = (await clerk.get('/law-changes')).json()
    expect(change1.items.map(({ name, isSettled }: { name: string; isSettled: boolean }) => [name, isSettled])).toEqual(
      [
        ['植物检疫检查', true],
        ['苗木标签检查', true],
      ],
    )
  })
})

describe('what an item says', () => {
  test('S1-07 who approves supervises, unless another office has the supervision', async () => {
    const id = await makeItem(clerk, '动物防疫条件检查', { code: 'ZR-01' })
    expect(await detailOf(id)).toMatchObject({ owner: null, flags: expect.arrayContaining(['noOwner']) })
    await change(id, { approvingOfficeId: lawOffice })
    expect(await detailOf(id)).toMatchObject({ owner: { name: '行政审批股' } })
    await change(id, { supervisingOfficeId: farmOffice })
    expect(await detailOf(id)).toMatchObject({
      owner: { name: '种植业管理股' },
      approvingOffice: { name: '行政审批股' },
    })
    const there = await t.makeBureau()
    const foreignOffice = await t.makeOffice({ bureauId: there.id })
    expect((await change(id, { approvingOfficeId: foreignOffice })).json()).toMatchObject({
      code: 'items.unknown-office',
    })
  })

  test('S2-05 key and general items go by the ratio of their category, and an item may carry a higher one of its own', async () => {
    const there = await t.makeBureau({ profile: 'S2', name: '别县自然资源和规划局' })
    const browser = await t.signIn(await t.makeUser({ bureauId: there.id, roles: ['businessOffice'] }))
    const rulingOf = async (id: string) => (await browser.get(`/items/${id}`)).json().ruling
    const general = await makeItem(browser, '测绘资质检查', { code: 'LB-01', category: 'general' })
    expect(await rulingOf(general)).toMatchObject({ winner: { text: '不低于 5%', source: 'S2-05' } })
    const key = await makeItem(browser, '矿山检查', { code: 'LB-02', category: 'key' })
    expect(await rulingOf(key)).toMatchObject({ winner: { text: '不低于 100%', source: 'S2-05' } })
    const rate = { bound: '>=' as const, share: [30, 100] as [number, number] }
    const own = await makeItem(browser, '土地复垦检查', { code: 'LB-03', rate: { ...rate, ...NO_RATE } })
    expect(await rulingOf(own)).toMatchObject({
      winner: { text: '不低于 30%', source: '本局清单' },
      losers: [{ source: 'S2-05' }, { source: 'S2-03' }],
    })
    const kept = (await browser.get(`/items/${own}`)).json()
    expect(kept).toMatchObject({ category: 'general', rate: { share: [30, 100] } })
  })

  test('S0-16 a ratio set by statute stands before the one of the notice', async () => {
    const rate = { bound: '=' as const, share: [2, 100] as [number, number], ...NO_RATE }
    const id = await makeItem(clerk, '法定比例检查', { code: 'LB-04', rate })
    await change(id, { rateLevel: 'statute', rateBasis: '某条例第八条' })
    const { ruling } = await detailOf(id)
    expect(ruling.winner).toEqual({ level: '法律法规规章', text: '按 2%', source: '某条例第八条' })
    expect(ruling.losers).toMatchObject([{ source: 'S4-15' }])
  })

  test('S3-01 items of a bureau with several lines of work are told apart by domain, on screen and in the export', async () => {
    for (const [code, domain] of [
      ['LY-01', '水行政'],
      ['LY-02', '环境监察'],
      ['LY-03', '林业'],
    ] as const) {
      const id = await makeItem(clerk, `${domain}检查`, { code })
      await change(id, { domain })
    }
    const { domains } = (await clerk.get('/items/options')).json()
    expect(domains).toEqual(['林业', '水行政', '环境监察'].toSorted())
    const file = await clerk.get(`/items/export?domain=${encodeURIComponent('水行政')}&format=csv`)
    const rows = await textsOf(file.rawPayload, 'items.csv')
    expect(rows.slice(1).map(([code]) => code)).toEqual(['LY-01'])
  })

  test('B-14 an item that stood in no signed draw for five years is flagged, and cancelling it leaves the past readable', async () => {
    const id = await makeItem(clerk, '蚕种检查', { code: 'WY-01' })
    await change(id, { listedOn: '2021-10-08' })
    expect((await detailOf(id)).flags).toContain('unused')
    await t.deps.db.transaction().execute((tx) => markItemsUsed(tx, { itemIds: [id], on: '2021-10-09' }))
    const { flags, version, lastUsedOn } = await detailOf(id)
    expect(lastUsedOn).toBe('2021-10-09')
    expect(flags).not.toContain('unused')
    t.clock.set('2026-10-09T01:30:00Z')
    clerk = await t.signIn('businessOffice')
    expect((await detailOf(id)).flags).toContain('unused')
    const cancelled = await clerk.post(`/items/${id}/cancel`, { version, note: '连续五年未使用' })
    expect(cancelled.statusCode, cancelled.body).toBe(204)
    const names = (await clerk.get('/items')).json().map(({ name }: { name: string }) => name)
    expect(names).not.toContain('蚕种检查')
    const offered = (await clerk.get('/tasks/options')).json().items.map(({ name }: { name: string }) => name)
    expect(offered).toContain('植物检疫检查')
    expect(offered).not.toContain('蚕种检查')
    const detail = await detailOf(id)
    expect(detail).toMatchObject({
      isCancelled: true,
      versions: [{ cause: 'cancelled', note: '连续五年未使用' }, {}, {}],
    })
  })
})

describe('a cancelled item', () => {
  test('B-14 is refused by name wherever something new would stand under it, and stays under what has it', async () => {
    const own = await startTest()
    const world = await createTaskWorld(own)
    const targetId = await world.makeTarget()
    for (let i = 0; i < 3; i += 1) await world.makeInspector()
    const drafted = await world.makeTask()
    const plan = await makePlan(world.clerk, { lines: [planLine({ itemIds: [world.itemId] })] })
    const offered = async () =>
      (await world.clerk.get('/plans/options')).json().items.map(({ id }: { id: string }) => id)
    expect(await offered()).toContain(world.itemId)
    const kept = (await world.clerk.get(`/targets/${targetId}`)).json()
    const { version } = (await world.clerk.get(`/items/${world.itemId}`)).json()
    const cancelled = await world.clerk.post(`/items/${world.itemId}/cancel`, { version, note: '依据已经废止' })
    expect(cancelled.statusCode, cancelled.body).toBe(204)
    expect(await offered()).not.toContain(world.itemId)
    const line = planLine({ name: '又一项', itemIds: [world.itemId] })
    const target = targetInput(world.itemId, { code: usccOf(900) })
    const refusals = await Promise.all([
      world.clerk.post('/tasks', world.input()),
      world.clerk.post('/tasks/preview', world.input()),
      world.clerk.post(`/tasks/${drafted}/submit`),
      world.clerk.post(`/plans/${plan.planId}/lines`, line),
      world.clerk.post(`/plans/${plan.planId}/submit`),
      world.clerk.post('/targets', target),
    ])
    for (const refused of refusals) {
      expect(refused.json()).toMatchObject({ code: 'items.cancelled', params: { names: '“事项NY-01”' } })
    }
    const { name, code, codeKind, kind, region, address, riskClass, permitNo, permitUntil } = kept
    const same = { name, code, codeKind, kind, region, address, riskClass, permitNo, permitUntil, details: {} }
    const change = { ...same, officeId: null, responsibleId: null, itemIds: [world.itemId], version: kept.version }
    const renamed = await world.clerk.put(`/targets/${targetId}`, { ...change, name: '新名字', reason: '更名' })
    expect(renamed.statusCode, renamed.body).toBe(204)
  })
})

describe('draws', () => {
  test('S1-08 a draw keeps to the version of its day, whatever becomes of the item, and counts as its last use', async () => {
    const drawn = await startTest()
    const stage = await setStage(drawn)
    const keeper = stage.drawer
    const [item] = (await keeper.get('/items')).json()
    const body1 = JSON.stringify({ code: 'X-1', name: '原来的事项', category: 'general', legalBasis: '原来的依据' })
    const first = { number: 1, fromOn: '2026-01-01', cause: 'created' as const, body: body1, actorId: null }
    const at = new Date('2026-01-01T00:00:00Z')
    await drawn.deps.db
      .insertInto('itemVersions')
      .values({ ...first, itemId: item.id, at })
      .execute()
    const draw = await drawWhole(drawn, stage)
    expect(item.lastUsedOn).toBeNull()
    const signature = { kind: 'typed', name: stage.people.signer.name }
    await must(stage.signer.post(`/draws/${draw.id}/sign`, { confirmed: true, signature }))
    drawn.clock.advance(60_000)
    const { body, version } = (await keeper.get(`/items/${item.id}`)).json()
    const how = { version, cause: 'lawChange', note: '依据的条例修订，条文顺延' }
    await must(keeper.put(`/items/${item.id}`, { ...body, legalBasis: '新的依据', ...how }))
    const after = (await keeper.get(`/items/${item.id}`)).json()
    expect(after).toMatchObject({ version: version + 1, lastUsedOn: '2026-10-08' })
    expect((await keeper.get(`/items/${item.id}/draws`)).json()).toMatchObject([{ drawNo: draw.drawNo, version }])
  })
})
