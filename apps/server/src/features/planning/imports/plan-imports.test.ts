import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { PlanImport, PlanImportDecisions, PlanImportRow, PlanLine } from '@sunlot/contract'
import { writeXlsx } from '@sunlot/tables'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from '../../../../test/browser.ts'
import { startTest } from '../../../../test/harness.ts'
import type { Test } from '../../../../test/harness.ts'
import { makePlan } from '../../../../test/planning.ts'

const fixtures = join(import.meta.dirname, '../../../../../../packages/tables/test/fixtures')
let t: Test
let clerk: Browser
let year = 2040

beforeAll(async () => {
  t = await startTest()
  clerk = await t.signIn('businessOffice')
})

/** An empty draft of a year of its own. */
async function makeDraft(): Promise<string> {
  year += 1
  return (await makePlan(clerk, { year, lines: [] })).planId
}

async function send(planId: string, fileName: string, content: Buffer | string) {
  const boundary = 'edge'
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)])
  const headers = { ...clerk.headers, 'content-type': `multipart/form-data; boundary=${boundary}` }
  return t.app.inject({ method: 'POST', url: `/api/v1/plans/${planId}/imports`, headers, payload })
}

async function startImport(fileName: string, content: Buffer | string, planId?: string): Promise<PlanImport> {
  const reply = await send(planId ?? (await makeDraft()), fileName, content)
  expect(reply.statusCode, reply.body).toBe(201)
  return reply.json()
}

async function decide(before: PlanImport, decisions: Partial<PlanImportDecisions>): Promise<PlanImport> {
  const body = { version: before.version, decisions: { ...before.decisions, ...decisions } }
  const reply = await clerk.put(`/plan-imports/${before.id}/decisions`, body)
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json()
}

function commit({ id, version }: PlanImport) {
  return clerk.post(`/plan-imports/${id}/commit`, { version })
}

async function linesOf(planId: string): Promise<PlanLine[]> {
  return (await clerk.get(`/plans/${planId}`)).json().lines
}

const sheet = [
  '某局年度抽查计划,,,,,',
  '序号,抽查事项,检查对象,抽查比例及频次,检查时间,备注',
  '1,农药经营监督抽查,农药经营户,5%以上；2次/年,5月、10月,',
  '2,兽药经营监督抽查,兽药经营户,三级≥50%，二级≥30%,局统一安排,试行',
]

const published: readonly (readonly [string, readonly (readonly [string, unknown])[]])[] = [
  [
    'plans-01-wangcang-forestry-2022',
    [
      ['amount.rate.bound', '<='],
      ['amount.frequency.perTargetMax', 1],
    ],
  ],
  [
    'plans-02-wangcang-agri-2021',
    [
      ['amount.rate.share', [5, 100]],
      ['leadOffice', '农业综合行政执法大队一中队'],
    ],
  ],
  [
    'plans-03-gangcheng-agri-2021',
    [
      ['amount.rate.bound', '>='],
      ['amount.rate.count', 46],
    ],
  ],
  [
    'plans-04-changzhi-joint-2024',
    [
      ['amount.frequency.times', 2],
      ['participants', ['市邮政管理局', '市公安局']],
    ],
  ],
  [
    'plans-06-city-forestry-2019',
    [
      ['amount.base', 51],
      ['time.period.until', '2019-11-30'],
    ],
  ],
  [
    'plans-07-shanggao-market-2023',
    [
      ['amount.frequency.bound', '='],
      ['amount.rate.count', 1],
    ],
  ],
  [
    'plans-09-huangshi-natural-resources-2023',
    [
      ['leadAgency', '黄石市自然资源和规划局'],
      ['amount.frequency.times', 1],
    ],
  ],
  [
    'plans-11-dayao-agri',
    [
      ['amount.rate.bound', '>='],
      ['amount.frequency.times', 12],
    ],
  ],
]

function at(line: unknown, path: string): unknown {
  return path.split('.').reduce((value, key) => (value as Record<string, unknown> | null)?.[key], line)
}

describe('a plan that a bureau published', () => {
  test.each(published)('%s becomes the lines of a draft, from csv and from a workbook alike', async (name, facts) => {
    const source = JSON.parse(readFileSync(join(fixtures, `${name}.json`), 'utf8'))
    const csv = await startImport(`${name}.csv`, readFileSync(join(fixtures, `${name}.csv`)))
    expect(csv.rows).toHaveLength(source.rows.length)
    for (const [path, value] of facts) expect(at(csv.rows[0]?.line, path), path).toEqual(value)
    const table = {
      sheetName: '计划',
      above: [source.title],
      columns: source.columns.map((heading: string) => ({ heading })),
      rows: source.rows,
    }
    const book = await startImport(`${name}.xlsx`, await buffer(writeXlsx(table)), csv.planId)
    expect(book.title).toBe(source.title)
    expect(book.rows.map(({ line }) => line)).toEqual(csv.rows.map(({ line }) => line))
    const done = await commit(csv)
    expect(done.json()).toEqual({ lines: source.rows.length })
    expect((await linesOf(csv.planId)).map((line) => line.name)).toEqual(csv.rows.map(({ line }) => line?.name))
  })

  test('keeps every cell of the table with its line, and what of it found no meaning', async () => {
    const started = await startImport('计划.csv', sheet.join('\n'))
    const [first, second] = started.rows
    const reading = (row: PlanImportRow | undefined, letter: string) =>
      row?.cells.find((cell) => cell.letter === letter)?.reading
    expect(reading(first, 'D')).toEqual({ state: 'understood', words: '不低于 5%；每年 2 次', rest: '' })
    expect(reading(second, 'D')).toEqual({ state: 'text', words: '', rest: '三级>=50%;二级>=30%' })
    expect(reading(second, 'E')).toEqual({ state: 'understood', words: '未定时间', rest: '' })
    expect(started.counts).toMatchObject({ lines: 2, texts: 1, errors: 0 })
    await commit(started)
    const [, line] = await linesOf(started.planId)
    expect(line).toMatchObject({
      amount: { rate: null, rateText: '三级≥50%，二级≥30%' },
      time: { period: null, periodText: '局统一安排' },
      remarks: '试行',
    })
    expect(line?.source[3]).toEqual({
      heading: '抽查比例及频次',
      text: '三级≥50%，二级≥30%',
      rest: '三级>=50%;二级>=30%',
    })
  })
})

describe('the clerk', () => {
  test('maps a column, mends a cell, leaves a row out, and is shown what follows', async () => {
    const started = await startImport('计划.csv', sheet.join('\n').replace('检查对象', '对什么人'))
    expect(started.columns[2]).toEqual({ letter: 'C', heading: '对什么人', field: null })
    const decided = await decide(started, {
      columns: { C: 'scope' },
      cells: [{ row: 3, letter: 'D', text: '10%；每季度1次' }],
      excluded: [4],
    })
    expect(decided.rows[0]?.line).toMatchObject({
      scope: { text: '农药经营户' },
      amount: { rate: { share: [10, 100] }, frequency: { per: 'quarter' } },
    })
    expect(decided.rows[0]?.cells[3]).toMatchObject({ text: '10%；每季度1次', isMended: true })
    expect(decided.counts).toMatchObject({ lines: 1, excluded: 1, texts: 0 })
    expect((await commit(decided)).json()).toEqual({ lines: 1 })
  })

  test('S0-37 is asked for the blocks that the lines of a table lack, and fills them for all with one answer', async () => {
    const started = await startImport('计划.csv', sheet.join('\n'))
    expect(started.rows.map(({ missing }) => missing)).toEqual([['staff'], ['staff', 'amount']])
    expect(started.counts.gaps).toBe(2)
    const filled = await decide(started, { fill: { staff: '每组不少于2名持证执法人员', amount: '1次/年' } })
    expect(filled.counts.gaps).toBe(0)
    expect(filled.rows[0]?.line).toMatchObject({
      staff: { minimum: 2, text: '每组不少于2名持证执法人员' },
      amount: { rate: { share: [5, 100] }, frequency: { times: 2 } },
    })
    expect(filled.rows[1]?.line?.amount).toMatchObject({
      rateText: '三级≥50%，二级≥30%',
      frequency: { times: 1, per: 'year' },
    })
    await commit(filled)
    expect((await clerk.get(`/plans/${filled.planId}`)).json().gaps).toEqual([])
  })

  test('is told of the item a line means, and chooses where the names differ', async () => {
    const admin = await t.signIn('platformAdmin')
    const item = { category: 'general', legalBasis: '农药管理条例', needsPermit: false }
    const made = await admin.post('/items', { ...item, code: 'A-1', name: '农药经营监督抽查' })
    const near = await admin.post('/items', { ...item, code: 'A-2', name: '兽药生产经营监督抽查' })
    expect([made.statusCode, near.statusCode], made.body + near.body).toEqual([201, 201])
    const started = await startImport('计划.csv', sheet.join('\n'))
    expect(started.rows[0]?.items).toMatchObject([{ name: '农药经营监督抽查' }])
    expect(started.rows[1]).toMatchObject({
      items: [],
      suggestions: [{ name: '兽药生产经营监督抽查' }, { name: '农药经营监督抽查' }],
    })
    const id = started.rows[1]?.suggestions[0]?.id ?? ''
    const chosen = await decide(started, { items: { '4': [id] } })
    expect(chosen.rows[1]?.line?.itemIds).toEqual([id])
    expect(chosen.counts.unmatched).toBe(0)
  })

  test('puts moved and merged rows right with one decision each', async () => {
    const started = await startImport(
      '计划.csv',
      [
        '序号,抽查类别,抽查事项,检查比例,检查时间,备注',
        '1,农产品,种子检查,5%,2021年9月,',
        '农药检查,10%,2021年6月,,,',
        '2,兽药,兽药检查,30%,2021年11月,',
        '3,渔业,渔船检查,,,',
      ].join('\n'),
    )
    const fixes = started.findings.flatMap(({ fix }) => (fix ? [fix] : []))
    expect(fixes).toEqual([
      { do: 'shift', row: 3, by: 2 },
      { do: 'continue', row: 5 },
    ])
    const mended = await decide(started, { shifts: { '3': 2 }, continued: [5] })
    expect(mended.rows.map(({ line }) => [line?.name, line?.amount.rateText])).toEqual([
      ['农产品：种子检查', '5%'],
      ['农产品：农药检查', '10%'],
      ['兽药', '30%'],
      ['渔业', '30%'],
    ])
  })

  test('pastes a table from a spreadsheet', async () => {
    const planId = await makeDraft()
    const text = '序号\t抽查事项\t抽查比例\t抽查频次\n1\t"农药\n检查"\t５％\t＞＝１\n'
    const reply = await clerk.post(`/plans/${planId}/imports/paste`, { text })
    expect(reply.json().rows[0].line).toMatchObject({
      name: '农药 检查',
      amount: { rate: { share: [5, 100] }, frequency: { bound: '>=', times: 1 } },
    })
  })
})

describe('bad input', () => {
  test('is refused with a sentence that names file and place, and the plan stays as it was', async () => {
    const planId = await makeDraft()
    const wide = `序号,抽查事项,抽查比例${',x'.repeat(200_000)}`
    const cases: readonly (readonly [string, Buffer | string, string])[] = [
      ['断了.xlsx', Buffer.from('PK\u0003\u0004broken'), '断了.xlsx'],
      ['空.csv', '', '空的'],
      ['图.xlsx', Buffer.from('89504e470d0a1a0a', 'hex'), '不是表格'],
      ['乱码.csv', Buffer.concat([Buffer.from('序号,抽查事项\n'), Buffer.from([0xff, 0xff, 0x80, 0x81])]), '认不出'],
      ['宽.csv', wide, '第 1 行第 GS 列'],
      ['引号.csv', '序号,抽查事项,抽查比例\n1,"没有收尾', '第 2 行第 B 列'],
    ]
    for (const [fileName, content, words] of cases) {
      const reply = await send(planId, fileName, content)
      expect(reply.json(), fileName).toMatchObject({ code: 'plan-imports.unreadable' })
      expect(reply.json().params.why).toContain(words)
    }
    expect(await linesOf(planId)).toEqual([])
  })

  test('longer than any plan is refused with the bound', async () => {
    const long = ['序号,抽查事项,抽查比例', ...Array.from({ length: 1000 }, (_, index) => `${index + 1},农药检查,5%`)]
    const refused = await send(await makeDraft(), '长.csv', long.join('\n'))
    expect(refused.json().params.why).toContain('超过 1000 行')
  })

  test('without headings nothing is guessed: the clerk is asked for their row', async () => {
    const started = await startImport('计划.csv', '甲,乙,丙\n1,农药检查,5%\n')
    expect(started).toMatchObject({ headingRow: 0, rows: [], missingColumns: ['抽查事项'] })
    expect(started.above).toEqual([
      { row: 1, text: '甲 乙 丙' },
      { row: 2, text: '1 农药检查 5%' },
    ])
    expect((await commit(started)).json()).toMatchObject({ code: 'plan-imports.no-lines' })
    const told = await decide(started, { headingRow: 1, columns: { B: 'itemText', C: 'rate' } })
    expect(told.rows[0]?.line).toMatchObject({ name: '农药检查', amount: { rate: { share: [5, 100] } } })
  })

  test('a cell that cannot be kept is named and holds the whole table back', async () => {
    const long = `${'很'.repeat(250)}长`
    const started = await startImport(
      '计划.csv',
      [...sheet, `3,渔船检查,渔船,${long},6月,`, '4,,农机,5%,6月,'].join('\n'),
    )
    expect(started.counts.errors).toBe(2)
    const refused = await commit(started)
    expect(refused.json()).toMatchObject({ code: 'plan-imports.errors', params: { count: 2, row: 5, letter: 'D' } })
    expect(await linesOf(started.planId)).toEqual([])
  })

  test('a second table is told with its rows and not read', async () => {
    const two = [...sheet, '', '附件2', '序号,抽查事项,发起部门,配合部门', '1,联合检查,市局,县局']
    const started = await startImport('计划.csv', two.join('\n'))
    expect(started.rows).toHaveLength(2)
    expect(started.findings.map(({ text }) => text).join()).toContain('第 7 行到第 8 行是另一张表')
  })

  test('headings printed again are told in the words of a plan and are no line', async () => {
    const head = sheet.find((row) => row.startsWith('序号')) ?? ''
    const started = await startImport('计划.csv', [...sheet, head, '3,渔船检查,渔船,5%,6月,'].join('\n'))
    expect(started.rows).toHaveLength(3)
    expect(started.findings.map(({ text }) => text).join()).toMatch(/第 \d+ 行又是一遍表头，没有当作计划项/)
  })
})

describe('an import', () => {
  test('is committed once, by one person, into a draft only, with one line in the trail', async () => {
    const started = await startImport('计划.csv', sheet.join('\n'))
    const both = await Promise.all([commit(started), commit(started)])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    expect(await linesOf(started.planId)).toHaveLength(2)
    const rows = await t.deps.db
      .selectFrom('auditEvents')
      .select('data')
      .where('event', '=', 'plans.imported')
      .where('subjectId', '=', started.planId)
      .execute()
    expect(rows).toMatchObject([{ data: { fileName: '计划.csv', lines: 2 } }])
    expect((await commit(started)).json()).toMatchObject({ code: 'plan-imports.closed' })
    expect((await clerk.delete(`/plan-imports/${started.id}`)).json()).toMatchObject({ code: 'plan-imports.closed' })
  })

  test('of which somebody else decided meanwhile is not overwritten', async () => {
    const started = await startImport('计划.csv', sheet.join('\n'))
    await decide(started, { excluded: [4] })
    const late = await clerk.put(`/plan-imports/${started.id}/decisions`, { version: 1, decisions: {} })
    expect(late.json()).toMatchObject({ code: 'plan-imports.changed' })
    expect((await commit(started)).json()).toMatchObject({ code: 'plan-imports.changed' })
  })

  test('is nobody’s in another bureau', async () => {
    const started = await startImport('计划.csv', sheet.join('\n'))
    const bureau = await t.makeBureau({ name: '别处区农业农村局' })
    const other = await t.signIn(await t.makeUser({ bureauId: bureau.id, roles: ['businessOffice'] }))
    const address = `/plan-imports/${started.id}`
    const replies = [
      await other.get(address),
      await other.put(`${address}/decisions`, { version: 1, decisions: {} }),
      await other.post(`${address}/commit`, { version: 1 }),
      await other.delete(address),
      await other.post(`/plans/${started.planId}/imports/paste`, { text: sheet.join('\n') }),
    ]
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404, 404])
  })

  test('that is given up leaves nothing in the plan, and a trace of who gave it up', async () => {
    const started = await startImport('计划.csv', sheet.join('\n'))
    expect((await clerk.delete(`/plan-imports/${started.id}`)).statusCode).toBe(204)
    expect((await commit(started)).json()).toMatchObject({ code: 'plan-imports.closed' })
    expect(await linesOf(started.planId)).toEqual([])
    const trail = t.deps.db.selectFrom('auditEvents').select('data').where('subjectId', '=', started.planId)
    expect(await trail.where('event', '=', 'imports.discarded').execute()).toMatchObject([
      { data: { fileName: '计划.csv' } },
    ])
  })
})
