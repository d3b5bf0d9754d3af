import { writeXlsx as writeForeign, writeXlsxStream as streamForeign } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { readTable } from '../src/index.ts'
import { collectRows, collectText, refusalOf } from './collect.ts'
import { legacyWorkbook } from './legacy-workbook.ts'
import { handmadeWorkbook, sheetOf, zipOf } from './workbook.ts'

function styleSheet(...codes: string[]): string {
  const formats = codes.map((code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${code}"/>`)
  const styles = codes.map((_, index) => `<xf numFmtId="${200 + index}"/>`)
  return `<styleSheet><numFmts>${formats.join('')}</numFmts><cellXfs>${styles.join('')}</cellXfs></styleSheet>`
}

function* endlessText(): Generator<string> {
  yield '<sst>'
  for (let size = 0; size < 150_000_000; size += 100_015) yield `<si><t>${'x'.repeat(100_000)}</t></si>`
  yield '</sst>'
}

describe('a workbook', () => {
  test('written by another program is read: text, numbers, dates, truth values, gaps', async () => {
    const rows = [
      ['代码', '日期', '数', null, '真'],
      ['00123', new Date('2026-10-08T00:00:00Z'), 0.1 + 0.2, null, true],
    ]
    const bytes = await writeForeign({ sheets: [{ name: '名单', rows }] })
    const [, row] = await collectRows(bytes)
    expect(row?.cells.map(({ text, kind }) => [text, kind])).toEqual([
      ['00123', 'text'],
      ['2026-10-08', 'date'],
      ['0.3', 'number'],
      ['', 'empty'],
      ['TRUE', 'boolean'],
    ])
  })

  test('written as a stream, with 64-bit records or without, is read', async () => {
    for (const zip64 of [false, true]) {
      const stream = streamForeign([['a', 1]], { name: '表', zip64 })
      const chunks: Uint8Array[] = []
      for await (const chunk of stream) chunks.push(chunk)
      expect(await collectText(Buffer.concat(chunks))).toEqual([['a', '1']])
    }
  })

  test('gives dates and times in the day of the calendar, in both day systems', async () => {
    const styles = styleSheet('yyyy&quot;年&quot;m&quot;月&quot;', 'h:mm', '[$-804]aaaa')
    const cells =
      '<c s="0"><v>1</v></c><c s="0"><v>59</v></c><c s="0"><v>61</v></c><c s="0"><v>46303</v></c><c s="0"><v>46303.395833333336</v></c><c s="1"><v>0.5</v></c>'
    expect(await collectText(await handmadeWorkbook({ sheet: sheetOf(`<row>${cells}</row>`), styles }))).toEqual([
      ['1900-01-01', '1900-02-28', '1900-03-01', '2026-10-08', '2026-10-08T09:30:00', '12:00:00'],
    ])
    const workbook =
      '<workbook><workbookPr date1904="1"/><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>'
    const sheet = sheetOf('<row><c s="0"><v>44841</v></c></row>')
    expect(await collectText(await handmadeWorkbook({ sheet, styles, workbook }))).toEqual([['2026-10-08']])
  })

  test('gives every row what merged cells say for it, when asked to, and only downwards', async () => {
    const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`
    const rows = [
      ['科室', '姓名', '地区'],
      ['执法大队', '王某', '城关镇'],
      ['', '李某', ''],
      ['', '赵某', '白堂乡'],
      ['', '钱某', ''],
    ].map((cells) => `<row>${cells.map((cell) => (cell ? text(cell) : '<c/>')).join('')}</row>`)
    const bytes = await handmadeWorkbook({ sheet: sheetOf(rows.join(''), ['A2:A4', 'C2:C3', 'B5:C5']) })
    expect(await collectText(bytes, { fillMerged: true })).toEqual([
      ['科室', '姓名', '地区'],
      ['执法大队', '王某', '城关镇'],
      ['执法大队', '李某', '城关镇'],
      ['执法大队', '赵某', '白堂乡'],
      ['', '钱某'],
    ])
    expect((await collectText(bytes))[2]).toEqual(['', '李某'])
  })

  test('gives percentages and leading zeros as they are shown', async () => {
    const styles = styleSheet('0%', '000000', '#,##0.00', '&quot;d&quot;0')
    const sheet = sheetOf(
      '<row><c s="0"><v>0.05</v></c><c s="1"><v>1234</v></c><c s="2"><v>1234.5</v></c><c s="3"><v>7</v></c></row>',
    )
    expect(await collectText(await handmadeWorkbook({ sheet, styles }))).toEqual([['5%', '001234', '1234.5', '7']])
  })

  test('flags formulas, errors and numbers that lost digits', async () => {
    const sheet = sheetOf(
      '<row r="3"><c r="A3" t="str"><f>B1&amp;C1</f><v>甲</v></c><c r="B3"><f>1</f></c><c r="C3" t="e"><v>#N/A</v></c><c r="D3"><v>9.1330106123456789E+17</v></c><c r="E3"><v>-1.5E-7</v></c></row>',
    )
    const [row] = await collectRows(await handmadeWorkbook({ sheet }))
    expect(row?.number).toBe(3)
    expect(row?.cells.map(({ text, kind, formula, digitsLost }) => [text, kind, formula, digitsLost])).toEqual([
      ['甲', 'text', true, false],
      ['', 'empty', true, false],
      ['#N/A', 'error', false, false],
      ['913301061234567936', 'number', false, true],
      ['-0.00000015', 'number', false, false],
    ])
  })

  test('joins formatted runs, leaves phonetic guides out, decodes escapes', async () => {
    const sharedStrings = [
      '<sst><si><r><t>杭</t></r><r><t>州</t></r><rPh><t>hang</t></rPh></si><si><t>a&#10;_x0041_&lt;</t></si></sst>',
    ]
    const sheet = sheetOf(
      '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="inlineStr"><is><t><![CDATA[<乙>]]></t></is></c></row>',
    )
    expect(await collectText(await handmadeWorkbook({ sheet, sharedStrings }))).toEqual([['杭州', 'a\nA<', '<乙>']])
  })

  test('opens at its first visible sheet, or at the one asked for', async () => {
    const sheets = [
      { name: '旧', hidden: true, rows: [['旧']] },
      { name: '新', rows: [['新']] },
    ]
    const bytes = await writeForeign({ sheets })
    expect((await readTable(bytes, { fileName: 'a' })).sheets).toEqual([
      { name: '旧', hidden: true },
      { name: '新', hidden: false },
    ])
    expect(await collectText(bytes)).toEqual([['新']])
    expect(await collectText(bytes, { sheetName: '旧' })).toEqual([['旧']])
    expect(await refusalOf(bytes, { sheetName: '无' })).toMatchObject({ code: 'sheet.missing', sheetName: '无' })
  })

  test('of 1997, also under the name .xlsx, is read', async () => {
    const bytes = legacyWorkbook([
      ['代码', '数'],
      ['00123', 91330106],
    ])
    expect((await readTable(bytes, { fileName: '名单.xlsx' })).kind).toBe('xls')
    expect(await collectText(bytes)).toEqual([
      ['代码', '数'],
      ['00123', '91330106'],
    ])
  })
})

describe('a hostile or damaged workbook', () => {
  test('of 300 MB packed into less than 1 MB is refused before it fills memory or time', async () => {
    const blank = `<row>${'<c/>'.repeat(1000)}</row>`.repeat(20)
    function* bomb(): Generator<string> {
      yield '<worksheet><sheetData>'
      for (let size = 0; size < 300_000_000; size += blank.length) yield blank
      yield '</sheetData></worksheet>'
    }
    const bytes = await handmadeWorkbook({ sheet: bomb() })
    expect(bytes.length).toBeLessThan(1_000_000)
    const before = process.memoryUsage.rss()
    expect(await refusalOf(bytes)).toMatchObject({
      code: 'file.tooLarge',
    })
    expect(process.memoryUsage.rss() - before).toBeLessThan(150_000_000)
  }, 30_000)

  test('of endless shared text is refused', async () => {
    const bytes = await handmadeWorkbook({ sheet: sheetOf(''), sharedStrings: endlessText() })
    expect(await refusalOf(bytes)).toMatchObject({ code: 'file.tooLarge' })
  }, 30_000)

  test('with 200,000 columns is refused at its first bad cell, but formatted empty cells do no harm', async () => {
    const filled = sheetOf(`<row r="2">${'<c><v>1</v></c>'.repeat(200_000)}</row>`)
    expect(await refusalOf(await handmadeWorkbook({ sheet: filled }))).toEqual({
      code: 'sheet.tooManyColumns',
      fileName: '名单',
      sheetName: '表',
      row: 2,
      column: 'SS',
      limit: 512,
    })
    const formatted = sheetOf(`<row><c><v>1</v></c>${'<c s="1"/>'.repeat(16_383)}</row>`)
    expect(await collectText(await handmadeWorkbook({ sheet: formatted }))).toEqual([['1']])
  })

  test('with a million blank rows is read', async () => {
    const sheet = [
      '<worksheet><sheetData>',
      ...Array<string>(100).fill('<row/>'.repeat(10_000)),
      '<row><c><v>1</v></c></row></sheetData></worksheet>',
    ]
    expect((await collectRows(await handmadeWorkbook({ sheet }))).map(({ number }) => number)).toEqual([1_000_001])
  })

  test('cut anywhere, or with a byte changed in its sheet, is refused as broken or not a table', async () => {
    const whole = Buffer.from(
      await writeForeign({
        sheets: [
          {
            name: '表',
            rows: [
              ['甲', 1],
              ['乙', 2],
            ],
          },
        ],
      }),
    )
    for (let length = 4; length < whole.length; length += 97) {
      expect(await refusalOf(whole.subarray(0, length))).toMatchObject({ code: expect.stringMatching(/^file\./) })
    }
    const at = whole.indexOf('xl/worksheets/sheet1.xml') + 40
    for (let offset = 0; offset < 60; offset++) {
      const changed = Buffer.from(whole)
      changed[at + offset] = (changed[at + offset] ?? 0) ^ 0x55
      const refusal = await refusalOf(changed)
      expect(refusal).toMatchObject({ code: 'file.broken' })
    }
  })

  test('with a document type, which could define endless entities, is refused', async () => {
    const sheet = ['<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData/></worksheet>']
    expect(await refusalOf(await handmadeWorkbook({ sheet }))).toMatchObject({ code: 'file.broken' })
  })

  test.each<[string, () => Promise<Uint8Array> | Uint8Array, object]>([
    [
      'locked',
      () => writeForeign({ sheets: [{ name: 'a', rows: [['a']] }], encryption: { password: 'x', spinCount: 1 } }),
      { code: 'file.encrypted' },
    ],
    ['of 1997 and locked', () => legacyWorkbook([['a']], { locked: true }), { code: 'file.encrypted' }],
    ['of 1997 and cut', () => legacyWorkbook([['a']]).subarray(0, 1500), { code: 'file.broken' }],
    ['too large to hold', () => legacyWorkbook([['a']]), { code: 'file.tooLarge', limit: 2000 }],
    [
      'a Word document',
      () => zipOf([{ name: 'word/document.xml', chunks: ['<a/>'] }]),
      { code: 'file.notTable', found: 'docx' },
    ],
    [
      'an OpenDocument table',
      () =>
        zipOf([
          { name: 'mimetype', chunks: ['x'] },
          { name: 'content.xml', chunks: ['<a/>'] },
        ]),
      { code: 'file.oldFormat', found: 'ods' },
    ],
    [
      'a binary workbook',
      () => zipOf([{ name: 'xl/workbook.bin', chunks: ['x'] }]),
      { code: 'file.oldFormat', found: 'xlsb' },
    ],
    [
      'some other archive',
      () => zipOf([{ name: 'readme.txt', chunks: ['x'] }]),
      { code: 'file.notTable', found: 'zip' },
    ],
    [
      'a web page',
      () => Buffer.from('\n<html><table><tr><td>1</td></tr></table>'),
      { code: 'file.notTable', found: 'html' },
    ],
    [
      'an XML table',
      () => Buffer.from('\ufeff<?xml version="1.0"?><Workbook/>'),
      { code: 'file.notTable', found: 'xml' },
    ],
    ['a picture', () => Buffer.from('89504e470d0a1a0a0000', 'hex'), { code: 'file.notTable', found: 'png' }],
    ['empty', () => Buffer.alloc(0), { code: 'file.empty' }],
  ])('that is %s is refused by its content, whatever its name', async (_, make, refusal) => {
    const limits = 'limit' in refusal ? { maxFileBytes: 2000 } : {}
    expect(await refusalOf(await make(), { fileName: '名单.xlsx', limits })).toEqual({
      fileName: '名单.xlsx',
      ...refusal,
    })
  })
})
