import { beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from '../../../../test/browser.ts'
import { startTest } from '../../../../test/harness.ts'
import type { Test } from '../../../../test/harness.ts'
import { makeItem, textsOf } from '../../../../test/registry.ts'

let t: Test
let clerk: Browser
let lead: Browser

beforeAll(async () => {
  t = await startTest()
  clerk = await t.signIn('businessOffice')
  lead = await t.signIn('platformLead')
})

interface Listed {
  id: string
  code: string
  name: string
  source: string
}

async function itemsOf(browser: Browser): Promise<Listed[]> {
  return (await browser.get('/items')).json()
}

/** Sends an item back as it is now, with some fields changed. */
async function change(browser: Browser, id: string, fields: object) {
  const { body, version } = (await browser.get(`/items/${id}`)).json()
  return browser.put(`/items/${id}`, { ...body, ...fields, version, cause: 'correction', note: '' })
}

const percent = (share: number) => ({ bound: '>=', share: [share, 100] })
const draft = (code: string, name: string) => ({ code, name, category: 'general', legalBasis: '《水法》' })

describe('S3-05 the superior list', () => {
  let city: Test['bureau']
  let cityClerk: Browser
  let cityLead: Browser
  let county: Browser
  let countyId: string

  beforeAll(async () => {
    city = await t.makeBureau({ name: '某市水利局' })
    const below = await t.makeBureau({ name: '某县水利局', parentId: city.id, profile: 'S3' })
    countyId = below.id
    cityClerk = await t.signIn(await t.makeUser({ bureauId: city.id, roles: ['businessOffice'] }))
    cityLead = await t.signIn(await t.makeUser({ bureauId: city.id, roles: ['platformLead'] }))
    county = await t.signIn(await t.makeUser({ bureauId: below.id, roles: ['businessOffice'] }))
  })

  test('S3-05 S1-25 what the superior publishes stands in the list of every bureau below, with its check points, and follows its changes', async () => {
    const own = await makeItem(county, '河道采砂检查', { code: 'SL-09' })
    const water = await makeItem(cityClerk, '取水许可检查', { code: 'SL-01' })
    await change(cityClerk, water, {
      rate: percent(5),
      subItems: [{ name: '计量', checkPoints: [{ text: '取水计量设施' }] }],
    })
    await makeItem(cityClerk, '河道采砂检查', { code: 'SL-02' })
    const first = await cityLead.post('/item-list/publications', {
      documentNo: '某水〔2026〕1号',
      publishedOn: '2026-10-08',
    })
    expect(first.statusCode, first.body).toBe(201)
    const list = await itemsOf(county)
    expect(list.map(({ code, name, source }) => [code, name, source])).toEqual([
      ['SL-01', '取水许可检查', 'superior'],
      ['SL-09', '河道采砂检查', 'superior'],
    ])
    expect(list[1]?.id).toBe(own)
    const id = list[0]?.id ?? ''
    const detail = (await county.get(`/items/${id}`)).json()
    expect(detail.body.subItems[0].checkPoints[0].text).toBe('取水计量设施')
    expect(detail.superior).toMatchObject({ bureauName: '某市水利局' })

    await change(cityClerk, water, { name: '取水许可和计量检查' })
    expect((await itemsOf(county))[0]?.name).toBe('取水许可检查')
    await cityLead.post('/item-list/publications', { documentNo: '', publishedOn: '2026-10-08' })
    const followed = (await county.get(`/items/${id}`)).json()
    expect(followed).toMatchObject({ name: '取水许可和计量检查', version: 2 })
    expect(followed.versions[0]).toMatchObject({ cause: 'superiorList', note: '某市水利局第 2 次公布的清单' })
  })

  test('S3-05 the bureau below changes nothing that the superior sets, but may raise the ratio and name its offices', async () => {
    const [item] = await itemsOf(county)
    const id = item?.id ?? ''
    expect((await change(county, id, { name: '别的名称' })).json()).toMatchObject({ code: 'items.inherited' })
    expect((await change(county, id, { rate: percent(3) })).json()).toMatchObject({ code: 'items.rate-lowered' })
    const officeId = await t.makeOffice({ bureauId: countyId, name: '水利工作站' })
    const raised = await change(county, id, { rate: percent(10), supervisingOfficeId: officeId })
    expect(raised.statusCode, raised.body).toBe(204)
    await cityLead.post('/item-list/publications', { documentNo: '', publishedOn: '2026-10-08' })
    expect((await county.get(`/items/${id}`)).json()).toMatchObject({
      rate: { share: [10, 100] },
      owner: { name: '水利工作站' },
    })
    const { version } = (await county.get(`/items/${id}`)).json()
    const cancel = await county.post(`/items/${id}/cancel`, { version, note: '本县不用这一项' })
    expect(cancel.json()).toMatchObject({ code: 'items.inherited' })
  })

  test('a bureau that came after the publication is told what waits, and takes it in', async () => {
    const late = await t.makeBureau({ name: '新设县水利局', parentId: city.id, profile: 'S3' })
    const clerkThere = await t.signIn(await t.makeUser({ bureauId: late.id, roles: ['businessOffice'] }))
    const { waiting } = (await clerkThere.get('/item-list')).json()
    expect(waiting).toMatchObject([
      { name: '取水许可和计量检查', bureauName: '某市水利局' },
      { name: '河道采砂检查', bureauName: '某市水利局' },
    ])
    expect((await clerkThere.get('/item-list/gaps')).json().unclaimed).toHaveLength(2)
    expect((await clerkThere.post('/item-list/superior')).statusCode).toBe(204)
    expect(await itemsOf(clerkThere)).toHaveLength(2)
    expect((await clerkThere.get('/item-list')).json().waiting).toEqual([])
  })

  test('S3-05 a name, a number or a first day that the bureau below has given already never stops the superior’s publication', async () => {
    const twin = { name: '水土保持方案检查', code: 'SL-20', listedOn: '2026-12-01' }
    await makeItem(county, '水保设施运行检查', { code: 'SJ-SL-30' })
    await makeItem(county, '取水口检查', { code: 'SL-30' })
    await makeItem(county, twin.name, twin)
    const dam = await makeItem(cityClerk, '淤地坝检查', { code: 'SL-30' })
    await makeItem(cityClerk, twin.name, { code: 'SL-31' })
    const publish = () => cityLead.post('/item-list/publications', { documentNo: '', publishedOn: '2026-10-08' })
    expect((await publish()).statusCode).toBe(201)
    await change(cityClerk, dam, { name: '取水口检查' })
    const reply = await publish()
    expect(reply.statusCode, reply.body).toBe(201)
    const names = (await itemsOf(county)).map(({ code, name, source }) => [code, name, source])
    expect(names).toContainEqual(['SJ2-SL-30', '取水口检查（上级清单）', 'superior'])
    expect(names).toContainEqual(['SL-30', '取水口检查', 'own'])
    expect(names).toContainEqual(['SL-20', '水土保持方案检查', 'superior'])
    for (const { id, code } of await itemsOf(cityClerk)) {
      if (code === 'SL-01' || code === 'SL-02') continue
      const { version } = (await cityClerk.get(`/items/${id}`)).json()
      await cityClerk.post(`/items/${id}/cancel`, { version, note: '事项已取消' })
    }
    for (const { id, source } of await itemsOf(county)) {
      if (source !== 'own') continue
      const { version } = (await county.get(`/items/${id}`)).json()
      await county.post(`/items/${id}/cancel`, { version, note: '事项已取消' })
    }
  })

  test('an item that the superior takes off its list leaves the lists below with the next publication', async () => {
    const sand = (await itemsOf(cityClerk)).find(({ name }) => name === '河道采砂检查')
    const { version } = (await cityClerk.get(`/items/${sand?.id}`)).json()
    await cityClerk.post(`/items/${sand?.id}/cancel`, { version, note: '事项已取消' })
    await cityLead.post('/item-list/publications', { documentNo: '', publishedOn: '2026-10-08' })
    expect((await itemsOf(county)).map(({ name }) => name)).toEqual(['取水许可和计量检查'])
  })

  test('S3-05 the notice sets the days for handing in and for publishing', async () => {
    expect((await county.get('/item-list')).json().deadlines).toEqual({
      handIn: { on: '2026-07-13', clause: 'S3-05' },
      publish: { on: '2026-07-15', clause: 'S3-05' },
    })
    expect((await clerk.get('/item-list')).json().deadlines).toEqual({ handIn: null, publish: null })
  })
})

describe('requests and publication', () => {
  test('S3-05 an office asks for an item, another one consolidates: accepted it stands in the list, returned it carries the reason', async () => {
    const ask = async (code: string, name: string) => {
      const reply = await clerk.post('/item-requests', { draft: draft(code, name), reason: '属地监管需要' })
      expect(reply.statusCode, reply.body).toBe(201)
      return reply.json().id as string
    }
    const wanted = await ask('BC-01', '农田灌溉机井检查')
    const unwanted = await ask('BC-02', '重复的事项')
    const accept = () => lead.post(`/item-requests/${wanted}/decision`, { decision: 'accept', note: '' })
    expect((await accept()).statusCode).toBe(204)
    expect((await accept()).json()).toMatchObject({ code: 'items.request-decided' })
    const silent = await lead.post(`/item-requests/${unwanted}/decision`, { decision: 'return', note: '' })
    expect(silent.json()).toMatchObject({ code: 'request.invalid', issues: [{ path: 'note' }] })
    await lead.post(`/item-requests/${unwanted}/decision`, { decision: 'return', note: '与取水检查重复' })
    const { requests } = (await clerk.get('/item-list')).json()
    const statuses = requests.map((one: { draft: { code: string }; status: string }) => [one.draft.code, one.status])
    expect(statuses).toEqual(
      expect.arrayContaining([
        ['BC-01', 'accepted'],
        ['BC-02', 'returned'],
      ]),
    )
    const added = (await itemsOf(clerk)).find(({ code }) => code === 'BC-01')
    const { versions } = (await clerk.get(`/items/${added?.id}`)).json()
    expect(versions).toMatchObject([{ number: 1, cause: 'supplement' }])
  })

  test('nobody decides on a request of their own, not even with both duties', async () => {
    const both = await t.makeUser({ bureauId: t.bureau.id, roles: ['businessOffice', 'platformAdmin'] })
    const browser = await t.signIn(both)
    const { id } = (
      await browser.post('/item-requests', { draft: draft('BC-03', '自己的事项'), reason: '自己提的' })
    ).json()
    const reply = await browser.post(`/item-requests/${id}/decision`, { decision: 'accept', note: '' })
    expect(reply.json()).toMatchObject({ code: 'items.own-request' })
  })

  test('publications are numbered in turn, keep what they published, and name what changed since', async () => {
    const empty = await t.makeBureau()
    const emptyLead = await t.signIn(await t.makeUser({ bureauId: empty.id, roles: ['platformLead'] }))
    const nothing = await emptyLead.post('/item-list/publications', { publishedOn: '2026-10-08' })
    expect(nothing.json()).toMatchObject({ code: 'items.nothing-to-publish' })
    await lead.post('/item-list/publications', { documentNo: '平农〔2026〕7号', publishedOn: '2026-10-08' })
    expect((await clerk.get('/item-list')).json().unpublished).toEqual([])
    const early = await lead.post('/item-list/publications', { publishedOn: '2026-10-07' })
    expect(early.json()).toMatchObject({ code: 'items.published-later', params: { date: '2026-10-08' } })
    await makeItem(clerk, '公布以后新增的事项', { code: 'GB-01' })
    const state = (await clerk.get('/item-list')).json()
    expect(state.unpublished).toMatchObject([{ name: '公布以后新增的事项' }])
    expect(state.publications).toMatchObject([{ number: 1, documentNo: '平农〔2026〕7号', itemCount: 1 }])
    const erase = t.deps.db.deleteFrom('itemPublications').execute()
    await expect(erase).rejects.toThrow()
  })
})

describe('comparing', () => {
  test('S3-04 S4-01 the random share counts items with a ratio rule of all items and off-list duties, publication by publication', async () => {
    const there = await t.makeBureau({ name: '推广局' })
    const browser = await t.signIn(await t.makeUser({ bureauId: there.id, roles: ['businessOffice', 'platformAdmin'] }))
    const leadThere = await t.signIn(await t.makeUser({ bureauId: there.id, roles: ['platformLead'] }))
    const share = async () => (await browser.get('/item-list/random-share')).json()
    const ids: string[] = []
    for (const [code, name] of Object.entries(SIX_CLASSES)) ids.push(await makeItem(browser, name, { code }))
    for (const id of ids.slice(0, 2)) await change(browser, id, { rate: percent(5) })
    for (const id of ids.slice(2)) await change(browser, id, { randomScope: 'gradual' })
    await leadThere.post('/item-list/publications', { publishedOn: '2026-10-08' })
    expect(await share()).toMatchObject({ random: 2, gradual: 4, duties: 0, total: 6 })
    await change(browser, ids[2] ?? '', { randomScope: 'random', rateText: '以实际抽查数为准' })
    await leadThere.post('/item-list/publications', { publishedOn: '2026-10-08' })
    const officeId = await t.makeOffice({ bureauId: there.id })
    const duty = {
      duty: '农业投入品应急抽检',
      legalBasis: '《农产品质量安全法》',
      measure: '接到通报当日到场',
      officeId,
    }
    await browser.post('/off-list-duties', duty)
    expect(await share()).toEqual({
      random: 3,
      gradual: 3,
      duties: 1,
      total: 7,
      history: [
        { number: 1, on: '2026-10-08', random: 2, total: 6 },
        { number: 2, on: '2026-10-08', random: 3, total: 6 },
      ],
    })
  })

  test('S3-06 a duty that stands on no list is registered with its measure and office, changed and ended on record', async () => {
    const officeId = await t.makeOffice({ bureauId: t.bureau.id, name: '农产品质量安全股' })
    const duty = {
      duty: '病死畜禽无害化处理巡查',
      legalBasis: '《动物防疫法》',
      measure: '每月到收集点一次，留照片',
      officeId,
    }
    const made = await clerk.post('/off-list-duties', duty)
    expect(made.statusCode, made.body).toBe(201)
    expect((await clerk.post('/off-list-duties', duty)).json()).toMatchObject({ code: 'items.duty-taken' })
    expect((await clerk.post('/off-list-duties', { ...duty, duty: '没有措施', measure: '' })).json()).toMatchObject({
      code: 'request.invalid',
      issues: [{ path: 'measure' }],
    })
    const { id } = made.json()
    const ended = { ...duty, measure: '移交畜牧中心', status: 'ended', version: 1 }
    expect((await clerk.put(`/off-list-duties/${id}`, ended)).statusCode).toBe(204)
    expect((await clerk.put(`/off-list-duties/${id}`, ended)).json()).toMatchObject({ code: 'items.changed' })
    expect((await clerk.get('/off-list-duties')).json()).toMatchObject([
      { duty: '病死畜禽无害化处理巡查', office: '农产品质量安全股', status: 'ended', version: 2 },
    ])
    const file = await clerk.get('/off-list-duties/export?status=ended')
    expect((await textsOf(file.rawPayload, 'duties.xlsx'))[1]?.[2]).toBe('移交畜牧中心')
  })
})

/** S4-01 the six classes of the notice. */
const SIX_CLASSES = {
  'LL-1': '农产品质量安全',
  'LL-2': '农药经营',
  'LL-3': '肥料经营',
  'LL-4': '种子生产经营',
  'LL-5': '兽药经营',
  'LL-6': '饲料生产',
}
