import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DraftNote, ItemImport } from '@sunlot/contract'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Browser } from '../../../../../test/browser.ts'
import { startTest } from '../../../../../test/harness.ts'
import type { Test } from '../../../../../test/harness.ts'
import { sendFile, workbookOf } from '../../../../../test/registry.ts'

let t: Test
let clerk: Browser

beforeAll(async () => {
  t = await startTest()
})

/** Each list goes into the empty list of a bureau of its own. */
beforeEach(async () => {
  const bureau = await t.makeBureau()
  clerk = await t.signIn(await t.makeUser({ bureauId: bureau.id, roles: ['businessOffice'] }))
})

interface Sent {
  fileName: string
  bytes: Buffer | string
}

const send = (sent: Sent) => sendFile(t, clerk, { url: '/item-imports', ...sent })

async function start(sent: Sent): Promise<ItemImport> {
  const reply = await send(sent)
  expect(reply.statusCode, reply.body).toBe(201)
  return reply.json()
}

interface Sample {
  columns: string[]
  rows: (string | null)[][]
}

/** A published list as a clerk sends it: as text in its encoding, and as a workbook of the same rows. */
async function sampleOf(name: string): Promise<Sent[]> {
  const folder = join(import.meta.dirname, '../../../../../../../packages/tables/test/fixtures')
  const { columns, rows } = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Sample
  const cells = rows.map((row) => row.map((cell) => cell ?? ''))
  return [
    { fileName: `${name}.csv`, bytes: readFileSync(join(folder, `${name}.csv`)) },
    { fileName: `${name}.xlsx`, bytes: await workbookOf(columns, cells) },
  ]
}

/** Keeps the drafts, what is missing filled in. */
async function mend({ id, version, drafts }: ItemImport, filled: object): Promise<number> {
  const mended = drafts.map((draft) => ({ ...draft, item: { ...draft.item, ...filled } }))
  const reply = await clerk.put(`/item-imports/${id}/drafts`, { version, drafts: mended })
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json().version
}

const commit = ({ id, version }: Pick<ItemImport, 'id' | 'version'>) =>
  clerk.post(`/item-imports/${id}/commit`, { version })

const errorsOf = (run: ItemImport) =>
  run.drafts.flatMap(({ notes }) => notes.filter(({ severity }) => severity === 'error'))
const keptOf = (notes: DraftNote[]) => notes.filter(({ severity }) => severity === 'kept').map(({ text }) => text)
const names = (run: ItemImport) => run.drafts.map(({ item }) => item.name)
const pointCount = (run: ItemImport) =>
  run.drafts.flatMap(({ item }) => item.subItems.flatMap(({ checkPoints }) => checkPoints)).length

describe('S1-08 published lists, as text and as workbook', () => {
  test('S1-08 a list of one item with ratio and frequency in one sentence: 3 %, once a year', async () => {
    for (const sent of await sampleOf('items-03-luozhuang-industry-2021')) {
      const run = await start(sent)
      expect(errorsOf(run)).toEqual([])
      expect(run.drafts).toHaveLength(1)
      expect(run.drafts[0]?.item).toMatchObject({
        name: '食盐专营工作检查',
        rate: { share: [3, 100] },
        frequency: { times: 1, per: 'year' },
        rateText: '抽查比例为3%,本年度检查一次',
        methods: ['onSite'],
        legalBasis: '食盐专营办法第四条、第二十三条',
      })
    }
  })

  test('S1-08 a list without ratio, target and office columns: 3 rows, 6 columns, and 行政检查 is kept as no category', async () => {
    for (const sent of await sampleOf('items-06-benxi-forestry-2022')) {
      const run = await start(sent)
      expect(run).toMatchObject({ rowCount: 3, drafts: { length: 3 } })
      expect(run.columns).toHaveLength(6)
      expect(errorsOf(run)).toEqual([])
      expect(run.drafts[0]?.item).toMatchObject({ category: 'general', methods: ['onSite', 'documentReview'] })
      expect(keptOf(run.drafts[0]?.notes ?? [])).toEqual([
        '“行政检查”不是一般或重点事项，按一般检查事项，原文留在备注里',
      ])
      expect(run.drafts[0]?.item.remarks).toBe('事项类别：行政检查')
    }
  })

  test('S1-08 a list whose items differ in ratio under the same article: 5 %, 2 %, 5 %, each once a year', async () => {
    for (const sent of await sampleOf('items-12-hubei-city-forestry-2017')) {
      const run = await start(sent)
      expect(run.drafts.map(({ item }) => item.rate?.share)).toEqual([
        [5, 100],
        [2, 100],
        [5, 100],
      ])
      expect(run.drafts.map(({ item }) => item.frequency)).toEqual(
        Array(3).fill(expect.objectContaining({ times: 1, per: 'year' })),
      )
      expect(run.drafts[0]?.item.remarks).toBe('责任科室（单位）：市林业局')
    }
  })

  test('S1-08 headings in two levels and merges in three: 3 items, 5 projects, 13 points, and a ratio without a number stays text', async () => {
    for (const sent of await sampleOf('items-11-yueyang-forestry')) {
      const run = await start(sent)
      expect(names(run)).toEqual(['林业资源监督检查', '修筑林业生产服务设施占用林地监督检查', '林木种苗质量监督检查'])
      expect(run.drafts.flatMap(({ item }) => item.subItems.map(({ name }) => name))).toEqual([
        '林木采伐许可抽查',
        '木材经营加工抽查',
        '建设项目使用林地抽查',
        '占用林地抽查',
        '种苗质量抽查',
      ])
      expect(pointCount(run)).toBe(13)
      const [first] = run.drafts
      expect(first?.item.subItems[0]?.checkPoints.map(({ text }) => text)).toEqual([
        '事中监管',
        '少报多伐',
        '越界采伐监督管理',
        '乱砍滥伐等',
      ])
      expect(first?.item).toMatchObject({ rate: null, rateText: '比例按名录库数量设定;频次:按季度或双随机' })
      expect(keptOf(first?.notes ?? [])).toHaveLength(1)
    }
  })

  test('S1-08 a joint list numbered by field, without a basis: 6 fields, 11 lines, and it waits until the basis is filled in', async () => {
    for (const sent of await sampleOf('items-01-fenyang-joint-2021')) {
      const run = await start(sent)
      expect(run).toMatchObject({ rowCount: 11, drafts: { length: 6 } })
      expect(run.drafts[2]?.item.subItems.map(({ name }) => name)).toEqual([
        '中小学教育装备产品检查(括号内列举多类)',
        '校外培训机构证照、收费、办学检查',
        '学校食堂食品安全检查',
      ])
      expect(run.drafts[0]?.item.remarks).toBe(
        '责任科室（单位）：宣传部门；配合部门：文化和旅游部门；抽查层级：市县(区)级',
      )
      expect(run.drafts[2]?.item.targetScope).toContain('面向中小学生的校外教育培训机构')
      expect(errorsOf(run).map(({ text }) => text)).toEqual(Array(6).fill('缺检查依据，没有依据不得检查'))
      const refused = await commit(run)
      expect(refused.json()).toMatchObject({ code: 'items.row-refused', params: { row: run.drafts[0]?.row } })
      expect((await clerk.get('/items')).json()).toEqual([])
    }
    const run = await start((await sampleOf('items-01-fenyang-joint-2021'))[0] as Sent)
    const version = await mend(run, { legalBasis: '汾阳市部门联合抽查事项清单所列依据' })
    expect((await commit({ ...run, version })).json()).toEqual({ count: 6 })
    expect((await clerk.get('/items')).json()).toHaveLength(6)
  })

  test('all of a list is imported or nothing: one number taken by somebody else stops the whole', async () => {
    const run = await start((await sampleOf('items-11-yueyang-forestry'))[0] as Sent)
    const taken = run.drafts[2]?.item.code
    await clerk.post('/items', { code: taken, name: '先来的事项', category: 'general', legalBasis: '《森林法》' })
    const reply = await commit(run)
    expect(reply.json()).toMatchObject({ code: 'items.row-refused', params: { row: 14, name: '林木种苗质量监督检查' } })
    expect((await clerk.get('/items')).json()).toHaveLength(1)
    await clerk.delete(`/item-imports/${run.id}`)
    const again = await start((await sampleOf('items-11-yueyang-forestry'))[0] as Sent)
    expect((await commit(again)).json()).toEqual({ count: 3 })
    const third = await start((await sampleOf('items-11-yueyang-forestry'))[1] as Sent)
    expect(errorsOf(third).map(({ text }) => text)).toEqual(
      names(third).map((name) => `清单里已有“${name}”，去掉这一项或改名`),
    )
    const exported = await clerk.get('/items/export?format=xlsx')
    const back = await start({ fileName: '导出.xlsx', bytes: exported.rawPayload })
    expect(
      back.drafts.filter(({ item }) => item.name !== '先来的事项').map(({ item }) => [item.name, item.rateText]),
    ).toEqual(again.drafts.map(({ item }) => [item.name, item.rateText]))
    expect(pointCount(back)).toBe(13)
  })
})

describe('shapes beside the published ones', () => {
  const HEAD = '序号,抽查事项,抽查依据,抽查比例,抽查频次,抽查方式,事项类别,抽查内容'
  const list = (...lines: string[]) => ({ fileName: '清单.csv', bytes: [HEAD, ...lines].join('\n') })

  test('both widths of punctuation come out alike', async () => {
    const half = await start(list('1,饲料检查,饲料条例,>=10%,2次/年,"现场检查,书面检查",重点检查事项,"1.台账;2.标签"'))
    const full = await start(
      list(
        '１，饲料检查，饲料条例，≥１０％，２次／年，现场检查、书面检查，重点检查事项，１．台账；２．标签'.replaceAll(
          '，',
          ',',
        ),
      ),
    )
    expect({ ...full.drafts[0]?.item, rateText: '', frequencyText: '' }).toEqual({
      ...half.drafts[0]?.item,
      rateText: '',
      frequencyText: '',
    })
    expect(half.drafts[0]?.item).toMatchObject({
      category: 'key',
      rate: { bound: '>=', share: [10, 100] },
      frequency: { times: 2 },
      subItems: [{ checkPoints: [{ text: '台账' }, { text: '标签' }] }],
    })
  })

  test('a title above, a note below, a repeated heading and a missing name are each said with their place', async () => {
    const bytes = [
      '某局随机抽查事项清单,,,,,,,',
      HEAD,
      '1,甲事项,某法,5%,,,,',
      HEAD,
      '2,,某法,5%,,,,',
      '注：比例可调整,,,,,,,',
    ].join('\n')
    const run = await start({ fileName: '清单.csv', bytes })
    expect(run.title).toBe('某局随机抽查事项清单')
    expect(run.remarks).toEqual(['注：比例可调整'])
    expect(run.findings).toContain('第 4 行又是一遍表头，没有当作事项')
  })

  test('the clerk says what a column is where its heading says nothing, and the sheet is read anew', async () => {
    const bytes = '甲栏,乙栏,丙栏,丁栏\n1,种畜禽检查,畜牧法,5%\n2,生猪屠宰检查,生猪屠宰管理条例,10%\n'
    expect((await send({ fileName: '无表头.csv', bytes })).json()).toMatchObject({ code: 'items.bad-list' })
    const headed = '序号,工作,抽查依据,抽查比例\n1,种畜禽检查,畜牧法,5%\n2,生猪屠宰检查,生猪屠宰管理条例,10%\n'
    const run = await start({ fileName: '少一列.csv', bytes: headed })
    expect(run.drafts).toEqual([])
    expect((await commit(run)).json()).toMatchObject({ code: 'items.bad-list' })
    const mapping = { A: 'number', B: 'name', C: 'legalBasis', D: 'rate' }
    const mapped = (await clerk.put(`/item-imports/${run.id}/mapping`, { version: 1, mapping })).json()
    expect(mapped).toMatchObject({ version: 2, columns: [{ field: 'number' }, { field: 'name' }, {}, {}] })
    expect(names(mapped)).toEqual(['种畜禽检查', '生猪屠宰检查'])
    expect(mapped.drafts[1]?.item.rate).toMatchObject({ share: [10, 100] })
    const nonsense = await clerk.put(`/item-imports/${run.id}/mapping`, { version: 2, mapping: { A: 'no-such-field' } })
    expect(nonsense.json().code).toBe('request.invalid')
  })

  test('what is no list is refused in words and changes nothing', async () => {
    const whyOf = async (sent: Sent) => (await send(sent)).json()
    expect(await whyOf({ fileName: '空.csv', bytes: '' })).toMatchObject({
      params: { why: '“空.csv”是空的，里面没有内容' },
    })
    expect(
      (await whyOf({ fileName: '照片.xlsx', bytes: Buffer.from('89504e470d0a1a0a', 'hex') })).params.why,
    ).toContain('不是表格')
    expect((await whyOf({ fileName: '只有表头.csv', bytes: `${HEAD}\n` })).code).toBe('items.bad-list')
    expect((await whyOf({ fileName: '信.csv', bytes: '各科室：\n请于周五前报送。\n' })).params.why).toContain(
      '没有找到表头',
    )
    const broken = (await workbookOf(['抽查事项'], [['甲']])).subarray(0, 300)
    expect((await whyOf({ fileName: '坏.xlsx', bytes: broken })).code).toBe('items.bad-list')
    expect((await clerk.get('/items')).json()).toEqual([])
  })
})

describe('a list that is left before it is imported', () => {
  const LIST = { fileName: '清单.csv', bytes: '序号,抽查事项,抽查依据\n1,农药检查,\n2,种子检查,种子法\n' }

  test('what was mended is there again after the page was left, for whoever keeps the list, and the same file goes on from it', async () => {
    const run = await start(LIST)
    await mend(run, { legalBasis: '农药管理条例' })
    expect((await clerk.get('/item-imports')).json()).toMatchObject([
      { id: run.id, fileName: '清单.csv', itemCount: 2 },
    ])
    const back: ItemImport = (await clerk.get(`/item-imports/${run.id}`)).json()
    expect(back).toMatchObject({ version: 2, status: 'open', rowCount: 2 })
    expect(back.drafts.map(({ item }) => item.legalBasis)).toEqual(['农药管理条例', '农药管理条例'])
    expect(await start({ ...LIST, fileName: '清单（再传）.csv' })).toMatchObject({ id: run.id, version: 2 })
    expect((await commit(back)).json()).toEqual({ count: 2 })
    expect((await clerk.get('/item-imports')).json()).toEqual([])
    expect((await clerk.get(`/item-imports/${run.id}`)).json()).toMatchObject({ status: 'committed' })
    expect((await start(LIST)).id).not.toBe(run.id)
  })

  test('two who mend at once: the slower is told, and a list given up or imported is closed for good', async () => {
    const { id, drafts } = await start(LIST)
    const save = () => clerk.put(`/item-imports/${id}/drafts`, { version: 1, drafts: drafts.slice(1) })
    const replies = await Promise.all([save(), save()])
    expect(replies.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
    expect((await commit({ id, version: 1 })).json()).toMatchObject({ code: 'items.import-changed' })
    expect((await clerk.delete(`/item-imports/${id}`)).statusCode).toBe(204)
    expect((await clerk.get('/item-imports')).json()).toEqual([])
    const trail = t.deps.db.selectFrom('auditEvents').select(['event', 'data']).where('subjectId', '=', id)
    expect(await trail.execute()).toMatchObject([
      { event: 'imports.discarded', data: { itemCount: drafts.length - 1 } },
    ])
    for (const reply of [await save(), await commit({ id, version: 2 }), await clerk.delete(`/item-imports/${id}`)]) {
      expect(reply.json()).toMatchObject({ code: 'items.import-closed' })
    }
    expect((await clerk.get('/items')).json()).toEqual([])
    const reopened = t.deps.db.updateTable('itemImports').set({ status: 'open' }).where('id', '=', id)
    await expect(reopened.execute()).rejects.toThrow(/closed/)
  })
})

describe('S1-08 S2-04 the lists the own one is held against', () => {
  const references = (kind: string, bytes: string) =>
    sendFile(t, clerk, { url: `/item-list/references/${kind}`, fileName: '对照.csv', bytes })

  test('S1-08 the power list less the item list, and items without a power code, are reported and exported', async () => {
    await clerk.post('/items', {
      code: 'A-1',
      name: '农药经营检查',
      category: 'general',
      legalBasis: '某法',
      powerCode: 'QZ-01',
    })
    await clerk.post('/items', { code: 'A-2', name: '肥料检查', category: 'general', legalBasis: '某法' })
    await clerk.post('/items', {
      code: 'A-3',
      name: '种子检查',
      category: 'general',
      legalBasis: '某法',
      powerCode: 'QZ-99',
    })
    const sent = await references(
      'powerList',
      '序号,权力编码,事项名称\n1,QZ-01,农药监督检查\n2,QZ-02,兽药监督检查\n3,QZ-03,肥料检查\n',
    )
    expect(sent.json(), sent.body).toEqual({ count: 3 })
    const gaps = (await clerk.get('/item-list/gaps')).json()
    expect(gaps.powerWithoutItem).toEqual([{ code: 'QZ-02', name: '兽药监督检查' }])
    expect(gaps.itemsWithoutPower).toMatchObject([
      { name: '肥料检查', powerCode: '' },
      { name: '种子检查', powerCode: 'QZ-99' },
    ])
    const flagged = (await clerk.get('/items'))
      .json()
      .filter(({ flags }: { flags: string[] }) => flags.includes('noPowerCode'))
    expect(flagged).toMatchObject([{ name: '肥料检查' }])
    expect((await clerk.get('/item-list/gaps.xlsx')).headers['content-disposition']).toContain('.xlsx')
    expect((await references('powerList', '序号,名称\n1,兽药监督检查\n')).json()).toEqual({ count: 1 })
    expect((await clerk.get('/item-list/gaps')).json().lists[0]).toMatchObject({ kind: 'powerList', entryCount: 1 })
  })

  test('S2-04 items of the provincial list that nobody has taken up are flagged, whatever the punctuation of their names', async () => {
    await clerk.post('/items', { code: 'B-1', name: '测绘（含地理信息）检查', category: 'general', legalBasis: '某法' })
    await references('superiorList', '序号,抽查事项\n1,测绘(含地理信息)检查\n2,矿产资源勘查检查\n')
    const { unclaimed } = (await clerk.get('/item-list/gaps')).json()
    expect(unclaimed).toEqual([{ code: '', name: '矿产资源勘查检查' }])
  })
})
