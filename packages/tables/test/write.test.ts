import { buffer, text } from 'node:stream/consumers'
import { readXlsx as readForeign } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { type Cell, correctionTable, type OutputTable, writeCsv, writeXlsx } from '../src/index.ts'
import { collectText } from './collect.ts'

const awkward = ['00123', 'a&b<c>"', '_x0041_\u0001', '一\n二', ' 空 ', '=1+1', '\ud800']
const table: OutputTable = {
  sheetName: '名单<1>',
  columns: [{ heading: '代码' }, { heading: '种类', choices: ['甲', '乙"丙'] }],
  rows: [awkward, [5, null, { text: '坏', marked: true }]],
}

async function* failing(): AsyncGenerator<string[]> {
  yield ['a']
  throw new Error('rows ended badly')
}

function cell(text: string): Cell {
  return { text, kind: 'text', formula: false, digitsLost: false }
}

describe('a written workbook', () => {
  test('is read back as it was, by this package and by another', async () => {
    const bytes = await buffer(writeXlsx(table))
    const cells = [...awkward.slice(0, -1), '\ufffd']
    expect(await collectText(bytes)).toEqual([['代码', '种类'], cells, ['5', '', '坏']])
    const foreign = await readForeign(bytes, { readStyles: true })
    expect(foreign.sheets[0]?.name).toBe('名单<1>')
    expect(foreign.sheets[0]?.rows[1]?.slice(0, 7)).toEqual(cells)
  })

  test('with lines above its headings is ruled for printing, and another reader sees the lines across the table', async () => {
    const rows = [['1', '一\n二'], ['2']]
    const bytes = await buffer(writeXlsx({ ...table, above: ['附件1', '某局计划'], rows }))
    expect(await collectText(bytes)).toEqual([['附件1'], ['某局计划'], ['代码', '种类'], ['1', '一\n二'], ['2']])
    const [sheet] = (await readForeign(bytes, { readStyles: true })).sheets
    expect(sheet?.merges).toMatchObject([
      { startRow: 0, startCol: 0, endRow: 0, endCol: 1 },
      { startRow: 1, startCol: 0, endRow: 1, endCol: 1 },
    ])
    const style = sheet?.cells?.get('3,1')?.style
    expect(style).toMatchObject({ alignment: { wrapText: true }, border: { left: { style: 'thin' } } })
  })

  test('prints across on A4, as wide as a page, its headings on each', async () => {
    const bytes = await buffer(writeXlsx({ ...table, above: ['附件1'], rows: [['1']] }))
    const [sheet] = (await readForeign(bytes, { readStyles: true })).sheets
    expect(sheet?.pageSetup).toMatchObject({
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$2',
    })
  })

  test('is the same to the byte each time', async () => {
    expect(await buffer(writeXlsx(table))).toEqual(await buffer(writeXlsx(table)))
  })

  test('ends with an error when its rows do', async () => {
    await expect(buffer(writeXlsx({ ...table, rows: failing() }))).rejects.toThrow('rows ended badly')
  })

  test('marks the wrong cells and says at the end of the row what to change', async () => {
    const problems = new Map([[0, '信用代码只有 17 位，应为 18 位']])
    const rows = [{ row: { number: 16, cells: [cell('9133'), cell('甲')] }, problems }]
    const bytes = await buffer(writeXlsx(correctionTable({ sheetName: '要改的行', headings: ['代码', '名称'], rows })))
    expect(await collectText(bytes)).toEqual([
      ['代码', '名称', '要改什么'],
      ['9133', '甲', '信用代码只有 17 位，应为 18 位'],
    ])
    const { sheets } = await readForeign(bytes, { readStyles: true })
    expect(sheets[0]?.cells?.get('1,0')?.style?.fill).toMatchObject({ fgColor: { rgb: 'FFE699' } })
    expect(sheets[0]?.cells?.get('1,1')?.style?.fill).not.toMatchObject({ fgColor: { rgb: 'FFE699' } })
  })
})

test('a written csv opens in Excel: marked as UTF-8, quoted, formulas made harmless', async () => {
  const csv = await text(writeCsv({ ...table, rows: [['=1+1', '＠x', '-5', 'a,b', '一\n二'], [-5]] }))
  const bytes = await buffer(writeCsv(table))
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(csv.replace('\ufeff', '')).toBe(`代码,种类\r\n'=1+1,'＠x,'-5,"a,b","一\n二"\r\n-5\r\n`)
})
