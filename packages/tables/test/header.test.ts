import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findHeader, normalizeCellText, normalizeCode, readHeader, readTable, type Row } from '../src/index.ts'

const specs = [
  { key: 'code', headings: ['统一社会信用代码', '注册号'], required: true },
  { key: 'name', headings: ['名称', '企业名称'], required: true },
  { key: 'address', headings: ['住所', '地址'] },
] as const

function rowsOf(...rows: string[][]): Row[] {
  return rows.map((texts, index) => ({
    number: index + 1,
    cells: texts.map((text) => ({ text, kind: text ? 'text' : 'empty', formula: false, digitsLost: false })),
  }))
}

test('headings are found below titles and notes, whatever their spaces, width, marks and brackets', () => {
  const header = findHeader(
    rowsOf(
      ['某局检查对象名录库'],
      ['填报单位:', '某科'],
      ['序号', '* 统一社会\n信用代码(注册号)', '企业\u00a0名　称:', '备注'],
      ['1', 'x', '名称'],
    ),
    specs,
  )
  expect(header.row).toBe(3)
  expect([...header.columns]).toEqual([
    ['code', 1],
    ['name', 2],
  ])
  expect(header.unmapped).toEqual([
    { column: 'A', heading: '序号' },
    { column: 'D', heading: '备注' },
  ])
  expect(header.missing).toEqual([])
})

test('headings in two levels are joined, and data are not taken for a second level', () => {
  const twoLevels = findHeader(
    rowsOf(['企业信息', '', '', '住所'], ['注册号', '名称', '电话', ''], ['1', '甲', '2', '3']),
    specs,
  )
  expect(twoLevels.row).toBe(2)
  expect(Object.fromEntries(twoLevels.columns)).toEqual({ code: 0, name: 1, address: 3 })
  expect(twoLevels.unmapped).toEqual([{ column: 'C', heading: '企业信息/电话' }])
  expect(findHeader(rowsOf(['注册号', '名称', '地址'], ['1', '甲', '乙']), specs).row).toBe(1)
})

test('missing and repeated headings are told', () => {
  const header = findHeader(rowsOf(['注册号', '统一社会信用代码', '地址']), specs)
  expect(header.missing).toEqual(['name'])
  expect(header.repeated).toEqual([{ key: 'code', column: 'B' }])
  expect(findHeader(rowsOf(['甲', '乙']), specs)).toMatchObject({ row: 0, missing: ['code', 'name'] })
})

test('the rows below the headings follow, however many there are', async () => {
  const lines = ['title', '注册号,名称', ...Array.from({ length: 50 }, (_, index) => `${index},甲`)]
  const reader = await readTable(Buffer.from(lines.join('\n')), { fileName: 'a.csv' })
  const { header, body } = await readHeader(reader.rows(), specs)
  const numbers: number[] = []
  for await (const row of body) numbers.push(row.number)
  expect(header.row).toBe(2)
  expect(numbers).toEqual(Array.from({ length: 50 }, (_, index) => index + 3))
})

test('a table without its required headings is closed at once', async () => {
  let closed = false
  async function* source(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) yield Buffer.from('甲,乙\n'.repeat(20_000))
    } finally {
      closed = true
    }
  }
  const reader = await readTable(source(), { fileName: 'a.csv' })
  const { header, body } = await readHeader(reader.rows(), specs)
  expect(header.missing).toEqual(['code', 'name'])
  expect(closed).toBe(true)
  expect(await body.next()).toMatchObject({ done: true })
})

test('a published plan whose headings have two levels is mapped', async () => {
  const bytes = readFileSync(join(import.meta.dirname, 'fixtures/items-11-yueyang-forestry.csv'))
  const reader = await readTable(bytes, { fileName: 'plan.csv' })
  const wanted = [
    { key: 'project', headings: ['检查项目'] },
    { key: 'region', headings: ['检查区域'] },
    { key: 'ratio', headings: ['检查比例及频次'] },
  ]
  const { header } = await readHeader(reader.rows(), wanted)
  expect(Object.fromEntries(header.columns)).toEqual({ project: 3, region: 5, ratio: 8 })
})

test('names keep their inner spaces and lose what cannot be seen; codes become half-width', () => {
  expect(normalizeCellText('\ufeff　杭州 \u200b某\n某　公司\u00a0')).toBe('杭州 某 某　公司')
  expect(normalizeCode(' ９１３３\u00a001０6ｍa—１ ')).toBe('91330106ma-1')
})
