import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PublishedTable, type PublishedTableOptions, readPublishedTable, TableError } from '../src/index.ts'
import { legacyWorkbook } from './legacy-workbook.ts'
import { handmadeWorkbook } from './workbook.ts'

const fixtures = join(import.meta.dirname, 'fixtures')

function read(lines: readonly string[], options: Partial<PublishedTableOptions> = {}): Promise<PublishedTable> {
  return readPublishedTable(Buffer.from(lines.join('\n')), { fileName: '计划.csv', ...options })
}

function textsOf({ rows }: PublishedTable): string[][] {
  return rows.map(({ cells }) => cells.map(({ text }) => text))
}

interface Published {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | null)[])[]
}

const published = [
  'plans-01-wangcang-forestry-2022',
  'plans-02-wangcang-agri-2021',
  'plans-03-gangcheng-agri-2021',
  'plans-04-changzhi-joint-2024',
  'plans-06-city-forestry-2019',
  'plans-07-shanggao-market-2023',
  'plans-09-huangshi-natural-resources-2023',
  'plans-11-dayao-agri',
  'items-01-fenyang-joint-2021',
  'items-03-luozhuang-industry-2021',
  'items-06-benxi-forestry-2022',
  'items-11-yueyang-forestry',
  'items-12-hubei-city-forestry-2017',
]

test.each(published)('%s is read cell by cell, what stands empty is filled only from the row above', async (name) => {
  const expected: Published = JSON.parse(readFileSync(join(fixtures, `${name}.json`), 'utf8'))
  const table = await readPublishedTable(join(fixtures, `${name}.csv`), { fileName: `${name}.csv` })
  expect(table.columns.map(({ heading }) => heading)).toEqual(expected.columns.map((text) => text.replace(/\s/g, '')))
  expect(table.rows).toHaveLength(expected.rows.length)
  table.rows.forEach(({ cells }, index) =>
    cells.forEach((cell, column) => {
      const text = expected.rows[index]?.[column] ?? ''
      if (text !== '') expect(cell).toMatchObject({ text, kind: 'text' })
      else expect(cell.text === '' || (cell.inheritedFrom ?? 99) < (table.rows[index]?.number ?? 0)).toBe(true)
    }),
  )
})

describe('a published sheet', () => {
  test('keeps what stands above and below the table, and leaves totals and repeated headings out of the rows', async () => {
    const table = await read([
      '附件1,,,',
      '某局2026年度“双随机、一公开”抽查计划,,,',
      '填报单位:某局,,,',
      '序\u00a0号,抽 查　事项,抽查比例,"抽查\n时间"',
      '一、农业类,,,',
      '1,种子检查,5%,3月',
      '序号,抽查事项,抽查比例,抽查时间',
      '2,农药检查,10%,4月',
      '二、渔业类,,,',
      '3,渔船检查,5%,5月',
      '合计,3项,,',
      '注:比例按名录库计算。,,,',
      '填表人:某某,,审核人:某某,',
    ])
    expect(table).toMatchObject({ headingRow: 4, title: '某局2026年度“双随机、一公开”抽查计划' })
    expect(table.above.map(({ text }) => text)).toEqual(['附件1', table.title, '填报单位:某局'])
    expect(table.columns.map(({ heading }) => heading)).toEqual(['序号', '抽查事项', '抽查比例', '抽查时间'])
    expect(textsOf(table).map(([, item]) => item)).toEqual(['种子检查', '农药检查', '渔船检查'])
    expect(table.rows.map(({ section }) => section)).toEqual(['一、农业类', '一、农业类', '二、渔业类'])
    expect(table.notes).toEqual([
      { row: 11, text: '合计 3项' },
      { row: 12, text: '注:比例按名录库计算。' },
      { row: 13, text: '填表人:某某 审核人:某某' },
    ])
    expect(table.findings).toEqual([
      { code: 'headings.repeated', row: 7 },
      { code: 'row.total', row: 11 },
    ])
  })

  test('joins headings in two levels, whether the workbook merges them or leaves them blank', async () => {
    const blank = await read([
      '序号,抽查事项,检查对象,,,备注',
      ',,对象范围,抽查比例,频次,',
      '1,种子检查,种子店,5%,1次,',
    ])
    const headings = ['序号', '抽查事项', '检查对象/对象范围', '检查对象/抽查比例', '检查对象/频次', '备注']
    expect(blank.columns.map(({ heading }) => heading)).toEqual(headings)
    expect(blank.headingRow).toBe(2)
    const cell = (reference: string, text: string) => `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`
    const rows = [
      `<row r="1">${cell('A1', '某局计划表')}</row>`,
      `<row r="2">${cell('A2', '序号')}${cell('B2', '抽查事项')}${cell('C2', '检查对象')}${cell('F2', '备注')}</row>`,
      `<row r="3">${cell('C3', '对象范围')}${cell('D3', '抽查比例')}${cell('E3', '频次')}</row>`,
      `<row r="4">${cell('A4', '1')}${cell('B4', '种子检查')}${cell('C4', '种子店')}${cell('D4', '5%')}</row>`,
      `<row r="5">${cell('A5', '2')}${cell('C5', '种子厂')}${cell('D5', '6%')}</row>`,
      `<row r="6">${cell('A6', '3')}${cell('C6', '农户')}</row>`,
    ].join('')
    const merges = ['A1:F1', 'A2:A3', 'B2:B3', 'C2:E2', 'F2:F3', 'B4:B5', 'D5:D6']
    const xml = `<worksheet><sheetData>${rows}</sheetData><mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells></worksheet>`
    const book = await readPublishedTable(await handmadeWorkbook({ sheet: [xml] }), { fileName: '计划.xlsx' })
    expect(book.columns.map(({ heading }) => heading)).toEqual(headings)
    expect(textsOf(book)).toEqual([
      ['1', '种子检查', '种子店', '5%', '', ''],
      ['2', '种子检查', '种子厂', '6%', '', ''],
      ['3', '', '农户', '6%', '', ''],
    ])
    expect(book.rows[1]?.cells[1]?.inheritedFrom).toBe(4)
    expect(book.rows[2]?.cells[3]?.inheritedFrom).toBe(5)
    expect(book.findings).toEqual([{ code: 'row.blanks', row: 6, column: 'B', lastColumn: 'B' }])
  })

  test('of Excel 97–2003 says which cells it merges, and no other blank cell is filled', async () => {
    const cells = [
      ['序号', '抽查类别', '抽查事项', '检查比例'],
      [1, '农产品', '种子检查', '5%'],
      ['', '', '农药检查', ''],
    ]
    const book = await readPublishedTable(legacyWorkbook(cells, { merges: [[1, 2, 1, 1]] }), { fileName: '计划.xls' })
    expect(textsOf(book)).toEqual([
      ['1', '农产品', '种子检查', '5%'],
      ['', '农产品', '农药检查', ''],
    ])
    expect(book.rows[1]?.cells[1]?.inheritedFrom).toBe(2)
  })

  test('tells blank cells of a numbered row and fills them only when told to', async () => {
    const lines = ['序号,事项,时间,部门', '1,甲,3月,一科', '2,乙,,', '3,丙,5月,二科']
    const told = await read(lines)
    expect(told.findings).toEqual([{ code: 'row.blanks', row: 3, column: 'C', lastColumn: 'D' }])
    expect(textsOf(told)[1]).toEqual(['2', '乙', '', ''])
    const filled = await read(lines, { continued: [3] })
    expect(textsOf(filled)[1]).toEqual(['2', '乙', '3月', '一科'])
    expect(filled.rows[1]?.cells[2]?.inheritedFrom).toBe(2)
    expect(filled.findings).toEqual([])
  })

  test('tells rows that a flattened page moved to the left and moves them back only when told to', async () => {
    const lines = [
      '序号,抽查类别,抽查事项,事项类别,检查比例,检查时间,备注',
      '1,农产品,种子检查,一般抽查,5%,2021年9月,',
      '农药检查,一般抽查,10%,2021年6月,,,',
      '2,兽药,兽药检查,一般抽查,30%,2021年11月,',
    ]
    const told = await read(lines)
    expect(told.findings).toContainEqual({ code: 'row.shifted', row: 3, by: 2 })
    expect(textsOf(told)[1]?.slice(0, 2)).toEqual(['农药检查', '一般抽查'])
    const moved = await read(lines, { shifts: { 3: 2 } })
    expect(textsOf(moved)[1]).toEqual(['1', '农产品', '农药检查', '一般抽查', '10%', '2021年6月', ''])
    expect(moved.findings).toEqual([])
  })

  test('tells numbers that begin at 69 and numbers that are left out', async () => {
    const table = await read(['序号,事项,比例', '69,甲,1%', '70.,乙,1%', '（72）,丙,1%'])
    expect(table.findings).toEqual([
      { code: 'numbering.start', row: 2, found: 69 },
      { code: 'numbering.gap', row: 4, expected: 71, found: 72 },
    ])
  })

  test('tells a second table and a column without a heading, and reads the table it is asked for', async () => {
    const lines = ['序号,事项名称,抽查比例', '1,甲,5%,多出的话', '', '附件2,,', '序号,抽查对象,抽查时间', '1,乙,3月']
    const first = await read(lines)
    expect(first.findings).toContainEqual({ code: 'table.second', row: 5, until: 6 })
    expect(first.findings).toContainEqual({ code: 'column.unnamed', column: 'D' })
    expect(textsOf(first)).toEqual([['1', '甲', '5%', '多出的话']])
    const second = await read(lines, { headingRow: 5 })
    expect(textsOf(second)).toEqual([['1', '乙', '3月']])
  })

  test('without headings has no rows and says so', async () => {
    const table = await read(['甲,乙,丙', '1,2,3'])
    expect(table).toMatchObject({ headingRow: 0, columns: [], rows: [], findings: [{ code: 'headings.missing' }] })
    expect(table.above).toHaveLength(2)
  })

  test('wider than anything published is refused with its place', async () => {
    const error = await read([`序号,事项,比例${',1'.repeat(200_000)}`]).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(TableError)
    expect(error).toMatchObject({ code: 'sheet.tooManyColumns', params: { row: 1, column: 'GS', limit: 200 } })
  })

  test('that unpacks to more than anything published is refused before it is held', async () => {
    const blank = '<row></row>'.repeat(2 ** 17)
    const sheet = ['<worksheet><sheetData>', ...Array.from({ length: 60 }, () => blank), '</sheetData></worksheet>']
    const bomb = await handmadeWorkbook({ sheet })
    expect(bomb.length).toBeLessThan(2 ** 20)
    await expect(readPublishedTable(bomb, { fileName: '计划.xlsx' })).rejects.toMatchObject({ code: 'file.tooLarge' })
  })

  test('tells formulas and error values with their cells', async () => {
    const xml =
      '<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>序号</v></c><c r="B1" t="str"><v>抽查事项</v></c><c r="C1" t="str"><v>抽查比例</v></c></row>' +
      '<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="str"><f>A1&amp;"x"</f><v>甲</v></c><c r="C2" t="e"><v>#REF!</v></c></row></sheetData></worksheet>'
    const table = await readPublishedTable(await handmadeWorkbook({ sheet: [xml] }), { fileName: '计划.xlsx' })
    expect(table.findings).toEqual([
      { code: 'cell.formula', row: 2, column: 'B' },
      { code: 'cell.error', row: 2, column: 'C' },
    ])
  })
})

test('whatever stands in a sheet, every row of it is a row, a heading, a line or told as left out', async () => {
  const words = [
    '序号',
    '抽查事项',
    '抽查比例',
    '时间',
    '1',
    '2',
    '三',
    '5%',
    '种子检查',
    '合计',
    '注:说明',
    '',
    '',
    '',
  ]
  const grids = fc.array(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }), { maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(grids, async (grid) => {
      const lines = grid.map((row) => row.join(','))
      if (lines.join('').trim() === '') return
      const table = await read(lines)
      const second = table.findings.find(({ code }) => code === 'table.second')?.row ?? Infinity
      const known = new Set([
        ...[...table.above, ...table.notes].map(({ row }) => row),
        ...table.rows.map(({ number }) => number),
        ...table.findings.flatMap(({ code, row }) => (code === 'headings.repeated' && row ? [row] : [])),
      ])
      const said = table.rows.map(({ section }) => section).join()
      grid.forEach((row, index) => {
        const number = index + 1
        const texts = row.filter((text) => text !== '')
        const isHeading = number === table.headingRow || number === table.headingRow - 1
        const isSaid = texts.length > 0 && texts.every((text) => said.includes(text))
        if (texts.length > 0 && number < second)
          expect(known.has(number) || isHeading || isSaid, lines.join(';')).toBe(true)
      })
    }),
    { numRuns: 300 },
  )
})
