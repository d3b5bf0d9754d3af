import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib'
import type { Import, ImportKind, ImportRow } from '@sunlot/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from '../../../../test/browser.ts'
import { startTest } from '../../../../test/harness.ts'
import type { Test } from '../../../../test/harness.ts'
import { makeItem, targetInput, textsOf, upload, usccOf, workbookOf } from '../../../../test/registry.ts'
import { resumeImports } from '../index.ts'

let t: Test
let clerk: Browser
let items: { pesticide: string; fertilizer: string }

const HEADINGS = ['名称', '统一社会信用代码', '类别', '抽查事项', '许可证编号', '有效期至']

beforeAll(async () => {
  t = await startTest()
  clerk = await t.signIn('businessOffice')
  items = {
    pesticide: await makeItem(clerk, '农药经营', { needsPermit: true }),
    fertilizer: await makeItem(clerk, '肥料经营'),
  }
})

/** A row that can be imported as it is. */
function row(number: number, more: Partial<Record<(typeof HEADINGS)[number], string>> = {}): string[] {
  const cells: Record<string, string> = {
    名称: `平鲁区第${number}农资店`,
    统一社会信用代码: usccOf(number),
    类别: '个体工商户',
    抽查事项: '农药经营',
    许可证编号: `农药经许(晋)1406${number}`,
    有效期至: '2029-04-16',
    ...more,
  }
  return HEADINGS.map((heading) => cells[heading] ?? '')
}

async function importRows(rows: string[][], headings = HEADINGS): Promise<Import> {
  return importFile('对象.xlsx', await workbookOf(headings, rows))
}

async function importFile(fileName: string, bytes: Buffer | string): Promise<Import> {
  const reply = await upload(t, clerk, { kind: 'targets', fileName, bytes })
  expect(reply.statusCode, reply.body).toBe(201)
  await t.deps.jobs.idle()
  return getImport(reply.json().id)
}

async function getImport(id: string): Promise<Import> {
  return (await clerk.get(`/imports/${id}`)).json()
}

async function rowsOf(id: string, show = 'errors'): Promise<ImportRow[]> {
  return (await clerk.get(`/imports/${id}/rows?show=${encodeURIComponent(show)}`)).json().rows
}

/** Number and end of each permit of a target, in the order of their numbers. */
async function permitsOf(targetId: string): Promise<[string, string | null][]> {
  const { permits } = (await clerk.get(`/targets/${targetId}`)).json()
  return permits
    .map(({ number, validUntil }: { number: string; validUntil: string | null }) => [number, validUntil])
    .toSorted()
}

async function act(id: string, action: string, body?: object): Promise<Import> {
  const reply = await clerk.post(`/imports/${id}/${action}`, body)
  expect(reply.statusCode, reply.body).toBe(200)
  await t.deps.jobs.idle()
  return getImport(id)
}

async function findByCode(number: number) {
  return (await clerk.get(`/targets?q=${usccOf(number)}`)).json().rows[0]
}

describe('dry run', () => {
  test('S1-11 every wrong cell of the sheet is named with what to do, and nothing is written', async () => {
    const done = await importRows([
      row(1),
      row(2, { 抽查事项: '农药' }),
      row(3, { 统一社会信用代码: usccOf(3).slice(0, 17), 有效期至: '2028.6.31' }),
      row(4, { 类别: '个体户' }),
      row(5, {
        统一社会信用代码: `${usccOf(5).slice(0, 17)}${usccOf(5).endsWith('0') ? '1' : '0'}`,
        有效期至: '2026-09-30',
      }),
      row(2, { 抽查事项: '肥料经营', 许可证编号: '', 有效期至: '' }),
      row(6, { 许可证编号: '' }),
      row(7, { 有效期至: '2029/3/5' }),
    ])
    expect(done).toMatchObject({
      status: 'checked',
      fileName: '对象.xlsx',
      missing: [],
      counts: { read: 8, importable: 3, merged: 1, errorRows: 4, errorCells: 5, warnings: 1, created: 3, updated: 0 },
    })
    expect(done.groups).toEqual([
      { group: '统一社会信用代码不对', severity: 'error', count: 2 },
      { group: '抽查事项清单里没有', severity: 'error', count: 1 },
      { group: '日期不对', severity: 'error', count: 1 },
      { group: '缺许可证编号', severity: 'error', count: 1 },
      { group: '许可证已过期', severity: 'warning', count: 1 },
      { group: '按规范写法导入', severity: 'note', count: 2 },
      { group: '同一户合并', severity: 'note', count: 1 },
    ])
    const rows = new Map((await rowsOf(done.id, 'all')).map((one) => [one.rowNumber, one]))
    const issue = (rowNumber: number) => rows.get(rowNumber)?.issues
    expect(issue(3)).toEqual([
      { field: 'items', code: 'item-unknown', params: { value: '农药' }, suggestion: '农药经营' },
    ])
    expect(issue(4)).toMatchObject([
      { field: 'code', code: 'code-length', params: { length: 17 } },
      { field: 'permitUntil', code: 'date-impossible', params: { month: 6, day: 31 } },
    ])
    expect(issue(5)).toMatchObject([{ field: 'kind', code: 'read-as', params: { value: '个体工商户' } }])
    expect(issue(6)).toMatchObject([{ code: 'code-check' }, { code: 'permit-expired' }])
    expect(rows.get(7)).toMatchObject({ state: 'merged', issues: [{ code: 'merged', params: { row: 3 } }] })
    expect(issue(8)).toMatchObject([{ field: 'permitNo', code: 'permit-missing', params: { item: '农药经营' } }])
    expect(issue(9)).toMatchObject([{ field: 'permitUntil', code: 'read-as', params: { value: '2029年3月5日' } }])
    expect((await rowsOf(done.id, '日期不对')).map(({ rowNumber }) => rowNumber)).toEqual([4])
    expect((await clerk.get('/targets')).json().total).toBe(0)
    const refused = await clerk.post(`/imports/${done.id}/commit`)
    expect(refused.json()).toMatchObject({ code: 'import.has-errors', params: { count: 4 } })
  })

  test('one cell or all equal cells are mended, wrong rows are left out only on purpose, then the rest is committed', async () => {
    const checked = await importRows([
      row(20),
      row(21, { 抽查事项: '农药' }),
      row(22, { 抽查事项: '农药' }),
      row(23, { 统一社会信用代码: usccOf(23).replace('MA0', 'MAO') }),
      row(24, { 名称: '' }),
      row(25, { 统一社会信用代码: usccOf(20) }),
    ])
    expect(checked.counts).toMatchObject({ errorRows: 5 })
    const fixedAll = await act(checked.id, 'fix', { field: 'items', from: '农药', to: '农药经营' })
    expect(fixedAll.counts).toMatchObject({ errorRows: 3, importable: 3 })
    const [wrong] = await rowsOf(checked.id)
    const suggestion = wrong?.issues[0]?.suggestion
    expect(suggestion).toBe(usccOf(23))
    const one = { field: 'code', from: wrong?.cells.code, to: suggestion, rowNumber: wrong?.rowNumber }
    expect((await act(checked.id, 'fix', one)).counts).toMatchObject({ errorRows: 2 })
    const gone = await clerk.post(`/imports/${checked.id}/fix`, one)
    expect(gone.json()).toMatchObject({ code: 'import.nothing-to-fix' })
    expect((await rowsOf(checked.id)).flatMap(({ issues }) => issues.map(({ code }) => code))).toEqual([
      'name-missing',
      'code-repeated',
    ])
    const excluded = await act(checked.id, 'exclude')
    expect(excluded.counts).toMatchObject({ errorRows: 0, excluded: 2, importable: 4, created: 4 })
    const committed = await act(checked.id, 'commit')
    expect(committed.status).toBe('committed')
    expect(await findByCode(23)).toMatchObject({ items: [{ id: items.pesticide }], permitUntil: '2029-04-16' })
    expect(await findByCode(24)).toBeUndefined()
    const { history } = (await clerk.get(`/targets/${(await findByCode(20)).id}`)).json()
    expect(history).toMatchObject([{ event: '导入', reason: '对象.xlsx', by: (await t.person('businessOffice')).name }])
    const audit = await t.deps.db
      .selectFrom('auditEvents')
      .select('event')
      .where('subjectId', '=', checked.id)
      .execute()
    expect(audit.map(({ event }) => event).toSorted()).toEqual([
      'imports.cells-fixed',
      'imports.cells-fixed',
      'imports.committed',
      'imports.rows-excluded',
      'imports.started',
    ])
    expect((await clerk.post(`/imports/${checked.id}/commit`)).json()).toMatchObject({ code: 'import.committed' })
  })

  test('S0-07 a sheet brought again changes what differs, keeps what is blank, and the history tells', async () => {
    await act((await importRows([row(30), row(31), row(32)])).id, 'commit')
    const again = await importRows([
      row(30, { 许可证编号: '农药经许(晋)9999', 有效期至: '' }),
      row(31),
      row(31, { 抽查事项: '肥料经营', 许可证编号: '' }),
      row(32, { 名称: '别的名字' }),
      row(33, { 名称: '平鲁区第30农资店' }),
    ])
    expect(again.counts).toMatchObject({ created: 1, updated: 2, errorRows: 1, merged: 1 })
    expect(again.groups).toContainEqual({ group: '更新已有对象', severity: 'note', count: 1 })
    expect(again.groups).toContainEqual({ group: '同名不同代码', severity: 'warning', count: 1 })
    expect((await rowsOf(again.id))[0]?.issues).toMatchObject([
      { code: 'code-taken', params: { name: '平鲁区第32农资店' } },
    ])
    await act(again.id, 'exclude')
    expect(await act(again.id, 'commit')).toMatchObject({ status: 'committed' })
    expect(await findByCode(30)).toMatchObject({ permitNo: '农药经许(晋)9999', permitUntil: '2029-04-16', version: 2 })
    const merged = await findByCode(31)
    expect(merged).toMatchObject({ version: 2, items: [{ name: '农药经营' }, { name: '肥料经营' }] })
    expect((await clerk.get(`/targets/${merged.id}`)).json().history[0]).toMatchObject({
      event: '确认导入',
      fields: [{ name: '抽查事项', before: '农药经营', after: '农药经营、肥料经营' }],
    })
    expect(await findByCode(32)).toMatchObject({ name: '平鲁区第32农资店', version: 1 })
    const third = await importRows([row(31)])
    expect(third.counts).toMatchObject({ importable: 1, created: 0, updated: 0 })
  })

  test('S1-11 a firm with several permits has a row for each: one target, every permit, and no change when brought again', async () => {
    const rows = [
      row(34, { 许可证编号: '经许-1' }),
      row(34, { 抽查事项: '肥料经营', 许可证编号: '肥登-2', 有效期至: '2027-03-01' }),
      row(34, { 许可证编号: '肥登-2', 有效期至: '2027-03-01' }),
    ]
    const checked = await importRows(rows)
    expect(checked.counts).toMatchObject({ created: 1, merged: 2, errorRows: 0 })
    expect((await rowsOf(checked.id, 'all'))[1]?.issues).toMatchObject([{ code: 'merged-permit', params: { row: 2 } }])
    expect(await act(checked.id, 'commit')).toMatchObject({ status: 'committed' })
    const { id, version } = await findByCode(34)
    expect(await permitsOf(id)).toEqual([
      ['经许-1', '2029-04-16'],
      ['肥登-2', '2027-03-01'],
    ])
    // The one that ends next stands on the row.
    expect(await findByCode(34)).toMatchObject({ permitNo: '肥登-2', permitUntil: '2027-03-01' })

    const again = await importRows(rows)
    expect(again.counts).toMatchObject({ updated: 0, errorRows: 0 })
    await act(again.id, 'commit')
    expect(await findByCode(34)).toMatchObject({ version })

    const renewed = await importRows([
      row(34, { 许可证编号: '肥登-2', 有效期至: '2032-03-01' }),
      row(34, { 许可证编号: '种许-3', 有效期至: '长期' }),
    ])
    expect(renewed.counts).toMatchObject({ updated: 1, errorRows: 0 })
    await act(renewed.id, 'commit')
    expect(await permitsOf(id)).toEqual([
      ['种许-3', null],
      ['经许-1', '2029-04-16'],
      ['肥登-2', '2032-03-01'],
    ])
    expect(await findByCode(34)).toMatchObject({ permitNo: '经许-1', permitUntil: '2029-04-16' })
    const [last, before] = (await clerk.get(`/targets/${id}`)).json().history
    expect([before.fields, last.fields]).toEqual([
      [{ name: '许可证', before: '肥登-2，至 2027年3月1日', after: '肥登-2，至 2032年3月1日' }],
      [{ name: '许可证', before: '—', after: '种许-3' }],
    ])
  })

  test('S1-11 two rows of a firm that contradict each other are still refused, also in the end of one permit', async () => {
    const checked = await importRows([
      row(35, { 许可证编号: '经许-1' }),
      row(35, { 类别: '企业', 许可证编号: '经许-2' }),
      row(35, { 许可证编号: '经许-3' }),
      row(35, { 许可证编号: '经许-3', 有效期至: '2031-01-01' }),
      row(35, { 许可证编号: '经许-1', 有效期至: '2031-01-01' }),
    ])
    expect(
      (await rowsOf(checked.id)).map(({ rowNumber, issues }) => [rowNumber, issues.map(({ code }) => code)]),
    ).toEqual([
      [3, ['code-repeated']],
      [5, ['code-repeated']],
      [6, ['code-repeated']],
    ])
  })

  test('a dash, a stroke or 无 in a cell says that there is nothing, and is stored nowhere', async () => {
    const headings = [...HEADINGS, '联系电话', '法定代表人']
    const checked = await importRows(
      [
        [...row(36, { 抽查事项: '肥料经营', 许可证编号: '/', 有效期至: '无' }), '／', '暂无'],
        [...row(37, { 许可证编号: '无', 有效期至: '——' }), '-', '王某'],
      ],
      headings,
    )
    expect(
      (await rowsOf(checked.id)).map(({ rowNumber, issues }) => [rowNumber, issues.map(({ code }) => code)]),
    ).toEqual([[3, ['permit-missing']]])
    await act(checked.id, 'exclude')
    await act(checked.id, 'commit')
    const target = await findByCode(36)
    expect(target).toMatchObject({ permitNo: '', permitUntil: null })
    expect((await clerk.get(`/targets/${target.id}`)).json().details).toEqual({})
  })

  test('what merged cells of a workbook say holds for every row they reach down to', async () => {
    const line = (number: number, item: string) =>
      `<row>${['', usccOf(number), '企业', item, '', ''].map((text, at) => inline(at === 0 ? `平鲁区合并${number}店` : text)).join('')}</row>`
    const rows = `<row>${HEADINGS.map((text) => inline(text)).join('')}</row>${line(38, '肥料经营')}${line(39, '')}`
    const checked = await importFile(
      '合并.xlsx',
      await workbookWith(rows, '<mergeCells><mergeCell ref="D2:D3"/></mergeCells>'),
    )
    expect(checked.counts).toMatchObject({ importable: 2, errorRows: 0 })
    expect((await rowsOf(checked.id, 'all')).map(({ cells }) => cells.items)).toEqual(['肥料经营', '肥料经营'])
  })

  test('S1-11 nothing is written when the directory changed after the dry run: the sheet is checked anew', async () => {
    const checked = await importRows([row(40), row(41)])
    const input = targetInput(items.fertilizer, { code: usccOf(41), name: '抢先登记的店', permitNo: '' })
    await clerk.post('/targets', input)
    const stale = await act(checked.id, 'commit')
    expect(stale).toMatchObject({
      status: 'checked',
      failure: { code: 'import.stale', text: expect.stringContaining('1 条变化') },
      counts: { errorRows: 1 },
    })
    expect(await findByCode(40)).toBeUndefined()
    expect((await rowsOf(checked.id))[0]?.issues).toMatchObject([
      { code: 'code-taken', params: { name: '抢先登记的店' } },
    ])
  })

  test('two who confirm the same import at once: one wins, the other is told', async () => {
    const checked = await importRows([row(50), row(51)])
    const replies = await Promise.all([1, 2].map(() => clerk.post(`/imports/${checked.id}/commit`)))
    expect(replies.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
    await t.deps.jobs.idle()
    expect((await getImport(checked.id)).status).toBe('committed')
    expect((await clerk.get(`/targets?q=${encodeURIComponent('第50农资店')}`)).json().total).toBe(1)
  })

  test('a commit that fails half-way leaves nothing behind and can be repeated', async () => {
    const checked = await importRows([row(60), row(61)])
    const item = await t.deps.db.selectFrom('importRows').select('itemIds').where('importId', '=', checked.id).execute()
    expect(item).toHaveLength(2)
    await t.deps.db
      .updateTable('importRows')
      .set({ itemIds: [t.deps.newId()] })
      .where('importId', '=', checked.id)
      .where('rowNumber', '=', 3)
      .execute()
    const failed = await act(checked.id, 'commit')
    expect(failed).toMatchObject({ status: 'checked', failure: { code: 'server.internal' } })
    expect(await findByCode(60)).toBeUndefined()
    expect(await act(checked.id, 'commit')).toMatchObject({ status: 'committed', failure: null })
    expect(await findByCode(61)).toBeDefined()
  })

  test('work left by a stopped server is taken up: the dry run is made again from the file and the decisions', async () => {
    const checked = await importRows([row(70), row(71, { 抽查事项: '农药' })])
    await act(checked.id, 'fix', { field: 'items', from: '农药', to: '肥料经营' })
    await t.deps.db.deleteFrom('importRows').where('importId', '=', checked.id).execute()
    await resumeImports(t.deps)
    await t.deps.jobs.idle()
    expect(await getImport(checked.id)).toMatchObject({ status: 'checked', counts: { errorRows: 0, importable: 2 } })
    await t.deps.db.updateTable('imports').set({ status: 'committing' }).where('id', '=', checked.id).execute()
    await resumeImports(t.deps)
    await t.deps.jobs.idle()
    expect(await getImport(checked.id)).toMatchObject({ status: 'checked' })
    expect(await findByCode(70)).toBeUndefined()
  })

  test('a discarded import is closed, its rows are gone, and it stays in the trail', async () => {
    const checked = await importRows([row(80)])
    expect((await clerk.delete(`/imports/${checked.id}`)).statusCode).toBe(204)
    expect(await getImport(checked.id)).toMatchObject({ status: 'discarded' })
    expect(await rowsOf(checked.id, 'all')).toEqual([])
    expect((await clerk.post(`/imports/${checked.id}/commit`)).json()).toMatchObject({ code: 'import.closed' })
    expect((await clerk.get('/imports')).json()).toContainEqual(expect.objectContaining({ id: checked.id }))
  })
})

describe('columns', () => {
  test('a title above, other words for the headings and further columns do no harm', async () => {
    const headings = ['2026年平鲁区农药经营户花名册', '', '', '', '']
    const done = await importFile(
      '花名册.xlsx',
      await workbookOf(headings, [
        ['序号', '企业名称', '社会信用代码 ', '检查事项*', '备注', '许可证号'],
        ['1', '平鲁区向阳农资店', usccOf(90), '农药经营', '老店', '农药经许(晋)1'],
      ]),
    )
    expect(done).toMatchObject({ status: 'checked', counts: { read: 1, importable: 1 } })
    expect(done.columns.map(({ letter, field }) => [letter, field])).toEqual([
      ['A', null],
      ['B', 'name'],
      ['C', 'code'],
      ['D', 'items'],
      ['E', null],
      ['F', 'permitNo'],
    ])
  })

  test('a needed column that is not found is asked for, and the clerk assigns it', async () => {
    const done = await importRows([row(91)], ['店招', '统一社会信用代码', '类别', '抽查事项', '许可证编号', '有效期至'])
    expect(done).toMatchObject({ status: 'mapping', missing: ['名称'] })
    const none = await clerk.put(`/imports/${done.id}/mapping`, { fields: { B: 'code', D: 'items' } })
    expect(none.json()).toMatchObject({ code: 'import.missing-columns', params: { columns: '名称' } })
    const twice = await clerk.put(`/imports/${done.id}/mapping`, { fields: { A: 'name', B: 'name' } })
    expect(twice.json()).toMatchObject({ code: 'import.mapping', params: { letter: 'B', why: '第 A 列已经对应它' } })
    const fields = { A: 'name', B: 'code', C: 'kind', D: 'items', E: 'permitNo', F: 'permitUntil' }
    expect((await clerk.put(`/imports/${done.id}/mapping`, { fields })).statusCode).toBe(200)
    await t.deps.jobs.idle()
    expect(await getImport(done.id)).toMatchObject({ status: 'checked', counts: { importable: 1 } })
  })

  test('S0-07 who was taken out of the directory is not brought back by a sheet, and the sheet says so', async () => {
    await act((await importRows([row(78)])).id, 'commit')
    const { id } = await findByCode(78)
    const moved = await clerk.post(`/targets/${id}/status`, { status: 'closed', reason: '已经停业，经核实' })
    expect(moved.statusCode, moved.body).toBe(204)
    const again = await importRows([row(78)])
    expect((await rowsOf(again.id, 'all'))[0]?.issues).toMatchObject([
      { code: 'not-active', params: { status: '已关闭停业' } },
    ])
    expect(again.counts).toMatchObject({ warnings: 1, errorRows: 0 })
  })

  test('a number beside the name of a permit is the number of the permit, not of the firm', async () => {
    const headings = ['序号', '统一社会信用代码', '名称', '许可证名称', '编号', '批准日期', '有效期至', '抽查事项']
    const cells = ['1', usccOf(79), '平鲁区许可店', '农药经营许可证', '经许-79', '2024-01-01', '2029-01-01', '农药经营']
    const done = await importRows([cells], headings)
    expect(done).toMatchObject({ status: 'checked', counts: { importable: 1, errorRows: 0 } })
    await act(done.id, 'commit')
    expect(await findByCode(79)).toMatchObject({ permitNo: '经许-79', permitUntil: '2029-01-01' })
  })

  test('S0-06 for a sheet without a column of items the clerk says once under which all its rows stand', async () => {
    const headings = ['名称', '统一社会信用代码', '法定代表人']
    const done = await importRows([['平鲁区无事项店', usccOf(97), '王某']], headings)
    expect(done).toMatchObject({ status: 'mapping', missing: ['抽查事项'] })
    const fields = { A: 'name', B: 'code', C: 'legalRepresentative' }
    const url = `/imports/${done.id}/mapping`
    expect((await clerk.put(url, { fields })).json()).toMatchObject({ code: 'import.missing-columns' })
    expect((await clerk.put(url, { fields, items: ['肥料经营'] })).statusCode).toBe(200)
    await t.deps.jobs.idle()
    const checked = await getImport(done.id)
    expect(checked).toMatchObject({ status: 'checked', missing: [], counts: { importable: 1, errorRows: 0 } })
    expect(checked.columns.at(-1)).toMatchObject({ letter: 'D', field: 'items', value: '肥料经营' })
    // What another person has taken off the list since is named like any wrong cell, and the marked file holds it.
    expect((await clerk.put(url, { fields: { ...fields, D: null }, items: ['没有的事项'] })).statusCode).toBe(200)
    await t.deps.jobs.idle()
    expect((await rowsOf(done.id))[0]?.issues).toMatchObject([{ field: 'items', code: 'item-unknown' }])
    const marked = await textsOf((await clerk.get(`/imports/${done.id}/errors.xlsx`)).rawPayload, 'out.xlsx')
    expect(marked[1]).toContain('没有的事项')
    await clerk.put(url, { fields: { ...fields, D: null }, items: ['肥料经营', '农药经营'] })
    await t.deps.jobs.idle()
    expect((await rowsOf(done.id))[0]?.issues).toMatchObject([{ field: 'permitNo', code: 'permit-missing' }])
    await clerk.put(url, { fields: { ...fields, D: null }, items: ['肥料经营'] })
    await t.deps.jobs.idle()
    expect(await act(done.id, 'commit')).toMatchObject({ status: 'committed' })
    expect(await findByCode(97)).toMatchObject({ items: [{ name: '肥料经营' }] })
  })

  test('the template reads back as it is written, and the error file says what to change in each row', async () => {
    const template = await clerk.get('/imports/template/targets.xlsx')
    expect(template.statusCode).toBe(200)
    const [head] = await textsOf(template.rawPayload, 'template.xlsx')
    expect(head).toContain('名称*')
    const done = await importRows([row(93), row(94, { 抽查事项: '农药' })])
    for (const [rows, expected] of [
      ['all', 3],
      ['errors', 2],
    ] as const) {
      const reply = await clerk.get(`/imports/${done.id}/errors.xlsx?rows=${rows}`)
      const read = await textsOf(reply.rawPayload, 'errors.xlsx')
      expect(read).toHaveLength(expected)
      expect(read[0]).toEqual([...HEADINGS, '要改什么'])
      expect(read.at(-1)?.at(-1)).toBe('抽查事项：抽查事项清单里没有“农药”，改为：农药经营')
    }
  })
})

test('what was exported can be brought in again and changes nothing', async () => {
  await act((await importRows([row(98), row(99, { 有效期至: '长期' })])).id, 'commit')
  const exported = await clerk.get('/targets/export')
  const again = await importFile('导出.xlsx', exported.rawPayload)
  const { total } = (await clerk.get('/targets')).json()
  expect(again.counts).toMatchObject({ read: total, importable: total, errorRows: 0, created: 0, updated: 0 })
})

describe('inspectors', () => {
  test('S0-08 S0-09 officers and experts are told apart, with certificates and qualified items', async () => {
    const headings = ['姓名', '执法证编号', '人员类型', '所在科室', '证件有效期', '执法事项']
    const bytes = await workbookOf(headings, [
      ['张某', '14060301001', '执法人员', '执法队', '2028-12-31', '农药经营、肥料经营'],
      ['孙某', '14060301002', '', '执法队', '2026年9月1日', ''],
      ['周某', 'ZJ-01', '专家', '农科所', '', '农药'],
      ['吴某', '14060301003', '执法人员', '执法队', '', ''],
      ['郑某', '', '执法人员', '执法队', '2028-12-31', ''],
      ['张某', '14060301001', '执法人员', '执法队', '2028-12-31', '农药经营'],
    ])
    const reply = await upload(t, clerk, { kind: 'inspectors', fileName: '人员.xlsx', bytes })
    await t.deps.jobs.idle()
    const checked = await getImport(reply.json().id)
    expect(checked.counts).toMatchObject({ read: 6, importable: 2, merged: 1, errorRows: 3, warnings: 1 })
    const codes = (await rowsOf(checked.id)).flatMap(({ issues }) => issues.map(({ code }) => code))
    expect(codes).toEqual(['read-as', 'item-unknown', 'certificate-until-missing', 'certificate-missing'])
    await act(checked.id, 'exclude')
    expect(await act(checked.id, 'commit')).toMatchObject({ status: 'committed', counts: { created: 2 } })
    const { rows } = (await clerk.get('/inspectors')).json()
    expect(rows).toMatchObject([
      { name: '张某', kind: 'enforcement', items: [{ name: '农药经营' }, { name: '肥料经营' }] },
      { name: '孙某', certificateUntil: '2026-09-01', items: [] },
    ])
  })
})

describe('what comes with people', () => {
  test('S2-07 S1-10 phone, day of issue and marks are taken over, phones are never shown whole, and an own export changes nothing', async () => {
    const headings = ['姓名', '执法证号', '人员类别', '科室', '有效期至', '发证日期', '手机号', '专长']
    const send = async (phone: string, issuedOn = '2024-01-01') => {
      const person = ['冯某', '14060302001', '执法人员', '执法队', '2028-12-31', issuedOn, phone, '农药肥料']
      const { id } = (
        await upload(t, clerk, {
          kind: 'inspectors',
          fileName: '人员.xlsx',
          bytes: await workbookOf(headings, [person]),
        })
      ).json()
      await t.deps.jobs.idle()
      return id
    }
    const first = await send('138 1234 5678')
    expect(await act(first, 'commit')).toMatchObject({ status: 'committed', counts: { created: 1 } })
    const found = async () => (await clerk.get('/inspectors?q=14060302001')).json().rows[0]
    expect(await found()).toMatchObject({ phone: '138****5678', tags: { specialty: ['农药肥料'] } })
    const stored = () =>
      t.deps.db.selectFrom('inspectors').select('phone').where('code', '=', '14060302001').executeTakeFirstOrThrow()
    expect(await stored()).toEqual({ phone: '13812345678' })
    const { id } = await found()
    expect((await clerk.get(`/inspectors/${id}/certificates`)).json()[0]).toMatchObject({ issuedOn: '2024-01-01' })
    await act(await send('138****5678'), 'commit')
    expect(await stored()).toEqual({ phone: '13812345678' })
    await act(await send('13987654321'), 'commit')
    expect(await stored()).toEqual({ phone: '13987654321' })
    expect((await clerk.get(`/inspectors/${id}`)).body).not.toMatch(/13812345678|13987654321/)
    const exported = await textsOf((await clerk.get('/inspectors/export?q=14060302001')).rawPayload, 'out.xlsx')
    expect(exported[1]).toContain('139****4321')
    const wrong = await rowsOf(await send('不详', '2029-02-01'))
    expect(wrong[0]?.issues.map(({ code }) => code).toSorted()).toEqual(['date-order', 'phone-unknown'])
  })
})

test('a line of totals at the end is told as such in every directory, and stands in none', async () => {
  const sheets = {
    targets: ['名称,统一社会信用代码,抽查事项', `总计商贸店,${usccOf(40)},肥料经营`, '合计：1户,,'],
    inspectors: ['姓名,执法证号,有效期至', '韩某,14060302099,2029-01-01', '合 计,1,'],
    permits: ['许可证号,持证人', '苗许-1,甲苗圃', '合计,1'],
    riskClasses: ['统一社会信用代码,名称,风险等级', `合计,,`],
  }
  for (const [kind, lines] of Object.entries(sheets) as [ImportKind, string[]][]) {
    const reply = await upload(t, clerk, { kind, fileName: '名单.csv', bytes: lines.join('\n') })
    await t.deps.jobs.idle()
    const wrong = await rowsOf(reply.json().id)
    expect(wrong.map(({ rowNumber, issues }) => [rowNumber, issues[0]?.code])).toEqual([[lines.length, 'total-row']])
  }
})

describe('files that are no good', () => {
  test.each([
    ['空.xlsx', Buffer.alloc(0), '是空的'],
    ['空行.csv', Buffer.from('\n \n,,\n'), '是空的'],
    ['照片.xlsx', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), '不是表格，而是图片'],
    ['坏.xlsx', Buffer.from('504b030414000000080000002100', 'hex'), '已损坏'],
    ['网页.xls', Buffer.from('<html><table><tr><td>名称</td></tr></table></html>'), '不是表格，而是网页'],
    ['乱码.csv', Buffer.from([0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xff, 0xff, 0x0a]), '认不出的文字'],
    ['只有表头.csv', Buffer.from(`${HEADINGS.join(',')}\n`), '没有数据行'],
  ])('%s is refused in words', async (fileName, bytes, words) => {
    const before = (await clerk.get('/targets')).json().total
    const done = await importFile(fileName, bytes)
    expect(done.status).toBe('failed')
    expect(done.failure?.text).toContain(words)
    expect(done.failure?.text).toContain(`“${fileName}”`)
    expect((await clerk.post(`/imports/${done.id}/commit`)).json()).toMatchObject({ code: 'import.closed' })
    expect((await clerk.get('/targets')).json().total).toBe(before)
  })

  test('a workbook that is broken off in the middle is refused and nothing of it is kept', async () => {
    const whole = await workbookOf(
      HEADINGS,
      Array.from({ length: 3000 }, (_, index) => row(1000 + index)),
    )
    const done = await importFile('断.xlsx', whole.subarray(0, whole.length - 400))
    expect(done).toMatchObject({ status: 'failed', failure: { text: expect.stringContaining('已损坏') } })
  })

  test('a csv in GB18030 is read as well as one in UTF-8', async () => {
    const done = await importFile('国标.csv', readFileSync(new URL('./gb18030.fixture.csv', import.meta.url)))
    expect(done).toMatchObject({ status: 'checked', encoding: 'gb18030' })
    expect((await rowsOf(done.id, 'all'))[0]?.cells).toMatchObject({ name: '平鲁区惠农农资经营部' })
  })

  test('200,000 columns are refused at the first one too many', async () => {
    const wide = `${HEADINGS.join(',')}\n${Array.from({ length: 200_000 }, () => '1').join(',')}\n`
    const done = await importFile('宽.csv', wide)
    expect(done).toMatchObject({ status: 'failed', failure: { text: expect.stringContaining('最多读 512 列') } })
    expect(done.failure?.text).toContain('第 2 行')
  })

  test('a zip bomb is refused without filling the memory', async () => {
    const bomb = await zipBomb()
    expect(bomb.length).toBeLessThan(2 ** 20)
    const before = process.memoryUsage().rss
    const done = await importFile('炸弹.xlsx', bomb)
    expect(done).toMatchObject({ status: 'failed' })
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 2 ** 20)
  })

  test('formulas are read as shown with a note, and error values are named', async () => {
    const sheet = `<row r="1">${HEADINGS.map((text) => inline(text)).join('')}</row>
      <row r="2">${inline('平鲁区公式农资店')}<c t="str"><f>UPPER("x")</f><v>${usccOf(95)}</v></c>${inline('个体户')}${inline('肥料经营')}${inline('')}<c t="e"><v>#REF!</v></c></row>`
    const done = await importFile('公式.xlsx', await workbookWith(sheet))
    const [only] = await rowsOf(done.id, 'all')
    expect(only?.issues.map(({ field, code }) => [field, code])).toEqual([
      ['code', 'formula'],
      ['permitUntil', 'cell-error'],
      ['kind', 'read-as'],
    ])
  })

  test('a code that the spreadsheet turned into a number is named, because its last digits are lost', async () => {
    const done = await importFile('数字.csv', `${HEADINGS.join(',')}\n甲店,9.13301E+17,企业,肥料经营,,\n`)
    expect((await rowsOf(done.id))[0]?.issues).toMatchObject([{ field: 'code', code: 'code-scientific' }])
  })

  test('a request without a file is refused', async () => {
    const headers = { ...clerk.headers, 'content-type': 'multipart/form-data; boundary=x' }
    const reply = await t.app.inject({ method: 'POST', url: '/api/v1/imports/targets', headers, payload: '--x--\r\n' })
    expect(reply.json()).toMatchObject({ code: 'import.no-file' })
  })
})

function inline(text: string): string {
  return `<c t="inlineStr"><is><t>${text}</t></is></c>`
}

/** A workbook whose sheet is replaced by hand-written rows. */
async function workbookWith(rows: string, tail = ''): Promise<Buffer> {
  return zipOf([
    ['_rels/.rels', relations('officeDocument', 'xl/workbook.xml')],
    ['xl/workbook.xml', '<workbook><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'],
    ['xl/_rels/workbook.xml.rels', relations('worksheet', 'worksheets/sheet1.xml')],
    ['xl/worksheets/sheet1.xml', `<worksheet><sheetData>${rows}</sheetData>${tail}</worksheet>`],
  ])
}

/** 300 MB of one letter in one cell, in less than 1 MB of file. */
async function zipBomb(): Promise<Buffer> {
  const letters = Buffer.alloc(2 ** 20, 'a')
  const chunks = [Buffer.from('<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>')]
  for (let count = 0; count < 300; count += 1) chunks.push(letters)
  let crc = 0
  const deflate = Readable.from(chunks).pipe(createDeflateRaw())
  for (const chunk of chunks) crc = crc32(chunk, crc)
  const packed = Buffer.concat(await deflate.toArray())
  return zipOf([
    ['_rels/.rels', relations('officeDocument', 'xl/workbook.xml')],
    ['xl/workbook.xml', '<workbook><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'],
    ['xl/_rels/workbook.xml.rels', relations('worksheet', 'worksheets/sheet1.xml')],
    ['xl/worksheets/sheet1.xml', { packed, crc }],
  ])
}

function relations(type: string, target: string): string {
  return `<Relationships><Relationship Id="rId1" Type="http://x/${type}" Target="${target}"/></Relationships>`
}

interface Packed {
  packed: Buffer
  crc: number
}

function pack(text: string): Packed {
  return { packed: deflateRawSync(Buffer.from(text)), crc: crc32(Buffer.from(text)) }
}

/** A zip file of deflated parts, as small as the reader accepts. */
function zipOf(parts: readonly (readonly [string, string | Packed])[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, part] of parts) {
    const { packed, crc } = typeof part === 'string' ? pack(part) : part
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(crc, 16)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(offset, 42)
    bodies.push(local, Buffer.from(name), packed)
    directory.push(entry, Buffer.from(name))
    offset += 30 + name.length + packed.length
  }
  const entries = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(entries.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, entries, end])
}
