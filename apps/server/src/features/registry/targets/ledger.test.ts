import type { Home, Import, ImportKind, ImportRow, PermitGap, PermitReport, TargetDetail } from '@sunlot/contract'
import { cellIssueText } from '@sunlot/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from '../../../../test/browser.ts'
import { startTest } from '../../../../test/harness.ts'
import type { Test } from '../../../../test/harness.ts'
import { makeItem, targetInput, textsOf, upload, usccOf } from '../../../../test/registry.ts'

let t: Test
let clerk: Browser
let itemId: string

beforeAll(async () => {
  t = await startTest()
  clerk = await t.signIn('businessOffice')
  itemId = await makeItem(clerk, '农药经营')
})

async function send(kind: ImportKind, csv: string): Promise<Import> {
  const reply = await upload(t, clerk, { kind, fileName: '台账.csv', bytes: csv })
  expect(reply.statusCode, reply.body).toBe(201)
  await t.deps.jobs.idle()
  return (await clerk.get(`/imports/${reply.json().id}`)).json()
}
async function commit({ id }: Import): Promise<Import> {
  await clerk.post(`/imports/${id}/commit`)
  await t.deps.jobs.idle()
  return (await clerk.get(`/imports/${id}`)).json()
}
/** Sentences of the wrong and noteworthy cells, row by row. */
async function sentences({ id }: Import): Promise<Record<number, string[]>> {
  const rows = (await clerk.get(`/imports/${id}/rows?show=all`)).json<{ rows: ImportRow[] }>().rows
  return Object.fromEntries(rows.map(({ rowNumber, issues }) => [rowNumber, issues.map(cellIssueText)]))
}
async function make(number: number, more: Record<string, unknown> = {}): Promise<string> {
  const plain = { code: usccOf(number), name: `平鲁区${number}号店`, permitNo: '', permitUntil: null, riskClass: null }
  return (await clerk.post('/targets', targetInput(itemId, { ...plain, ...more }))).json().id
}
const read = async (id: string) => (await clerk.get(`/targets/${id}`)).json<TargetDetail>()

describe('licence ledger', () => {
  const HEAD = '许可证编号,持证人,统一社会信用代码,许可证名称,发证机关,批准日期,有效期至\n'

  test('S2-06 the directory is held against the ledger: what either lacks is listed and counted, and the lack is made good', async () => {
    const known = await make(1, { permitNo: 'NY-001', permitUntil: '2029-01-01' })
    const other = await make(2, { permitNo: 'NY-009', permitUntil: '2029-01-01' })
    const file = await send(
      'permits',
      `${HEAD}NY-001,平鲁区1号店,${usccOf(1)},农药经营许可证,平鲁区农业农村局,2024-01-02,2029-01-01
NY-002,平鲁区2号店,${usccOf(2)},农药经营许可证,平鲁区农业农村局,2024-01-02,2029-01-01
NY-003,平鲁区3号店,${usccOf(3)},农药经营许可证,平鲁区农业农村局,2024-01-02,长期
NY-004,无代码的店,,农药经营许可证,平鲁区农业农村局,2024-01-02,2029-01-01
NY-005,早已过期的店,${usccOf(5)},农药经营许可证,平鲁区农业农村局,2014-01-02,2019-01-01\n`,
    )
    expect(file).toMatchObject({ status: 'checked', counts: { importable: 5, created: 5, errorRows: 0 } })
    expect((await commit(file)).status).toBe('committed')
    const report = async () => (await clerk.get('/permits/report')).json<PermitReport>()
    expect(await report()).toMatchObject({ ledger: 4, mapped: 1, unmatched: 3, unlisted: 1, clause: 'S2-06' })
    const gaps = (await clerk.get('/permits/gaps')).json<{ rows: PermitGap[] }>().rows
    expect(gaps.map(({ number, target }) => [number, target?.id ?? null])).toEqual([
      ['NY-002', other],
      ['NY-003', null],
      ['NY-004', null],
    ])
    const { todos } = (await clerk.get('/home')).json<Home>()
    expect(todos).toContainEqual(
      expect.objectContaining({ clause: 'S2-06', object: '3 本许可证', to: '/targets/permits' }),
    )
    const unlisted = (await clerk.get('/permits/gaps?show=unlisted')).json<{ rows: PermitGap[] }>().rows
    expect(unlisted).toMatchObject([{ number: 'NY-009', target: { id: other } }])
    expect((await read(known)).permits).toMatchObject([{ number: 'NY-001', isInLedger: true }])
    const exported = await clerk.get('/permits/gaps/export?format=csv')
    expect((await textsOf(exported.rawPayload, 'a.csv')).length).toBe(4)
    const added = await clerk.post('/permits/supplement', { ids: 'all', itemIds: [itemId] })
    expect(added.json(), added.body).toEqual({ targets: 1, permits: 2, left: 1 })
    expect(await report()).toMatchObject({ ledger: 4, mapped: 3, unmatched: 1 })
    const [made] = (await clerk.get(`/targets?q=${usccOf(3)}`)).json().rows
    expect(made).toMatchObject({
      name: '平鲁区3号店',
      kind: 'individualBusiness',
      permitNo: 'NY-003',
      items: [{ id: itemId }],
    })
    expect((await read(other)).permits.map(({ number }) => number).toSorted()).toEqual(['NY-002', 'NY-009'])
  })

  test('the same ledger again changes nothing, and what changed is said before it is written', async () => {
    const rows = `NY-001,平鲁区1号店,${usccOf(1)},农药经营许可证,平鲁区农业农村局,2024-01-02,`
    expect(await send('permits', `${HEAD}${rows}2029-01-01\n`)).toMatchObject({ counts: { created: 0, updated: 0 } })
    const renewed = await send('permits', `${HEAD}${rows}2034-01-01\n`)
    expect(renewed.counts).toMatchObject({ created: 0, updated: 1 })
    expect(await sentences(renewed)).toEqual({ 2: ['名录库里已有，按本表更新：有效期至'] })
    expect((await commit(renewed)).status).toBe('committed')
  })

  test('S1-11 every fault of a ledger names its cell, in either width of punctuation, and nothing is half imported', async () => {
    const file = await send(
      'permits',
      `许可证号；持证单位；社会信用代码；发证日期；有效期\n`.replaceAll('；', ',') +
        `,甲店,${usccOf(11)},2024年1月2日,2029年1月1日
NY-012,,${usccOf(12)},2024．1．2,２０２９-０１-０１
NY-013,丙店,９２140603,2024-01-02,2023-01-01
NY-014,丁店,,2024-02-30,明年
NY-015,戊店,,2024-01-02,2029-01-01
NY-015,己店,,2024-01-02,2029-01-01\n`,
    )
    expect(file).toMatchObject({ status: 'checked', counts: { errorRows: 5 } })
    const said = await sentences(file)
    expect(said[2]).toContain('许可证编号不能空着')
    expect(said[3]).toContain('名称不能空着')
    expect(said[4]).toEqual(
      expect.arrayContaining(['只有 8 位，应为 18 位', '有效期至早于批准、发证日期 2024年1月2日']),
    )
    expect(said[5]).toEqual(expect.arrayContaining(['2月没有30日']))
    expect(said[5]?.some((text) => text.includes('“明年”不是日期'))).toBe(true)
    expect(said[7]).toContain('与第 6 行许可证编号相同，内容不同')
    expect((await clerk.post(`/imports/${file.id}/commit`)).json().code).toBe('import.has-errors')
    expect((await clerk.get('/permits/report')).json().ledger).toBe(4)
  })
})

describe('classes of the credit platform', () => {
  test('S1-11 S1-28 B-05 a monthly list re-classes whom it names; only what differs leaves a line in the history', async () => {
    const [a, b] = [await make(21, { riskClass: 'A' }), await make(22, { riskClass: 'B' })]
    const file = await send(
      'riskClasses',
      `信用代码,企业名称,信用风险分类,分类日期\n${usccOf(21)},平鲁区21号店,Ｄ类,2026年10月8日\n${usccOf(22)},,B（一般）,2026-10-08\n`,
    )
    expect(file.counts, JSON.stringify(await sentences(file))).toMatchObject({
      importable: 2,
      created: 0,
      updated: 1,
      errorRows: 0,
    })
    expect((await commit(file)).status).toBe('committed')
    expect(await read(a)).toMatchObject({
      riskClass: 'D',
      riskClasses: [{ riskClass: 'D', before: 'A', from: '2026-10-08', source: '信用平台导入：台账.csv' }],
    })
    expect(await read(b)).toMatchObject({ riskClass: 'B', riskClasses: [], version: 1 })
    expect((await clerk.get('/targets?risk=D')).json().total).toBe(1)
  })

  test('a class for nobody, of another name, older than the present one or from tomorrow is refused in its cell', async () => {
    await make(23, { riskClass: 'C' })
    const file = await send(
      'riskClasses',
      `统一社会信用代码,名称,风险等级,评定日期
${usccOf(99)},无此店,A,2026-10-08
${usccOf(21)},别的名称,A,2026-10-08
${usccOf(23)},平鲁区23号店,Ａ,2026-10-01
${usccOf(22)},平鲁区22号店,（甲）,2026-10-09
，,平鲁区22号店,,2026-10-08\n`,
    )
    expect(file).toMatchObject({ status: 'checked', counts: { errorRows: 5 } })
    const said = await sentences(file)
    expect(said[2]).toContain(`名录库里没有代码是“${usccOf(99)}”的对象`)
    expect(said[3]).toContain('名录库里这个代码是“平鲁区21号店”')
    expect(said[4]).toContain('名录库里已有 2026年10月8日 的分类，比这一行新')
    expect(said[5]).toEqual(expect.arrayContaining(['分类日期不能晚于今天']))
    expect(said[5]?.some((text) => text.includes('风险类别只有 A、B、C、D'))).toBe(true)
    expect(said[6]).toContain('风险类别不能空着')
  })
})

test('S1-11 S3-08 an imported directory brings its main facts, and what a kind lacks is said and found again', async () => {
  const csv = `名称,编号,类别,抽查事项,法定代表人,联系电话,项目代码,建设单位
取水口改造,QS-1,项目,农药经营,王某,13800000000,2020-140603-01,某水务公司
无主的项目,QS-2,项目,农药经营,,,,\n`
  const file = await send('targets', csv)
  expect(await sentences(file)).toMatchObject({ 3: ['项目须填责任主体（从名录库选）或责任主体名称，导入后请补'] })
  expect((await commit(file)).status).toBe('committed')
  const [whole] = (await clerk.get('/targets?q=QS-1')).json().rows
  expect((await read(whole.id)).details).toEqual({
    legalRepresentative: '王某',
    phone: '13800000000',
    projectNo: '2020-140603-01',
    responsibleName: '某水务公司',
  })
  const lacking = (await clerk.get('/targets?state=missing')).json().rows
  expect(lacking.map(({ name }: { name: string }) => name)).toEqual(['无主的项目'])
  expect((await clerk.get('/permits/report')).json().incomplete).toBe(1)
})
