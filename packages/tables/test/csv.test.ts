import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readTable, type TableSource } from '../src/index.ts'
import { collectRows, collectText, refusalOf } from './collect.ts'

const fixtures = join(import.meta.dirname, 'fixtures')
/** 代码,名称 ⏎ 001,杭州 in GB18030, with 𠀀 in four bytes. */
const gb18030 = Buffer.from('b4fac2eb2cc3fbb3c60a3030312cbabcd6dd95328236', 'hex')

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

describe('a csv file', () => {
  test.each(readdirSync(fixtures).filter((name) => name.endsWith('.csv')))('%s is read as published', async (name) => {
    const table = JSON.parse(readFileSync(join(fixtures, name.replace('.csv', '.json')), 'utf8')) as {
      columns: string[]
      rows: (string | null)[][]
    }
    const expected = [table.columns, ...table.rows].map((row) => row.map((cell) => cell ?? ''))
    const width = table.columns.length
    const rows = await collectText(join(fixtures, name))
    expect(rows.map((row) => [...row, ...Array<string>(width - row.length).fill('')])).toEqual(expected)
  })

  test('is read in GB18030 wherever the bytes are cut', async () => {
    for (const size of [1, 2, 3, 5, 7]) {
      expect(await collectText(inPieces(gb18030, size))).toEqual([
        ['代码', '名称'],
        ['001', '杭州𠀀'],
      ])
    }
  })

  test('is read in GB18030 although its first 100,000 bytes are plain', async () => {
    const plain = 'a,b\n'.repeat(25_000)
    const rows = await collectText(Buffer.concat([Buffer.from(plain), gb18030]))
    expect(rows.at(-1)).toEqual(['001', '杭州𠀀'])
  })

  test.each<[string, Buffer, string]>([
    ['UTF-8', Buffer.from('名,b\n1,2'), 'utf-8'],
    ['UTF-8 with its mark', Buffer.from('\ufeff名,b\n1,2'), 'utf-8'],
    ['UTF-16 little-endian with its mark', Buffer.from('\ufeff名,b\n1,2', 'utf16le'), 'utf-16le'],
    ['UTF-16 big-endian with its mark', Buffer.from('\ufeff名,b\n1,2', 'utf16le').swap16(), 'utf-16be'],
  ])('is read in %s', async (_, bytes, encoding) => {
    expect((await readTable(bytes, { fileName: 'a.csv' })).encoding).toBe(encoding)
    expect(await collectText(bytes)).toEqual([
      ['名', 'b'],
      ['1', '2'],
    ])
  })

  test('keeps separators, quotes and line breaks inside quotes, and counts a record as one row', async () => {
    const rows = await collectRows(Buffer.from('a,"b,""c""\r\nd"\r\n\r\n"x"\ry,z\n'))
    expect(rows.map(({ number, cells }) => [number, ...cells.map((cell) => cell.text)])).toEqual([
      [1, 'a', 'b,"c"\r\nd'],
      [3, 'x'],
      [4, 'y', 'z'],
    ])
  })

  test.each([',', ';', '\t', '|'])('is split at %j, whichever most lines agree on', async (separator) => {
    const lines = [['抽查名单'], ['代码', '名称'], ['1', '甲,乙;丙'], ['2', '丁']]
    const text = lines.map((line) => line.map((field) => `"${field}"`).join(separator)).join('\n')
    expect(await collectText(Buffer.from(`${text}\n`))).toEqual(lines)
  })

  test('keeps leading zeros and flags codes that a spreadsheet has rounded', async () => {
    const [row] = await collectRows(Buffer.from('00123,9.13301E+17,1E5'))
    expect(row?.cells.map(({ text, digitsLost }) => [text, digitsLost])).toEqual([
      ['00123', false],
      ['9.13301E+17', true],
      ['1E5', false],
    ])
  })

  test.each<[string, TableSource, unknown]>([
    [
      'has a quote that is never closed',
      Buffer.from('a,b\n1,"2\n3,4'),
      { code: 'cell.unclosedQuote', row: 2, column: 'B' },
    ],
    ['has bytes of no encoding', Buffer.from('b4facbe50affff', 'hex'), { code: 'file.encoding', row: 1 }],
    [
      'has a cell without end',
      Buffer.from(`a\n"${'x'.repeat(40_000)}`),
      { code: 'cell.tooLong', row: 2, column: 'A', limit: 32_767 },
    ],
    [
      'has 200,000 filled columns',
      Buffer.from('x,'.repeat(200_000)),
      { code: 'sheet.tooManyColumns', row: 1, column: 'SS', limit: 512 },
    ],
    ['does not exist', '/nowhere/名单.csv', { code: 'file.unreadable' }],
  ])('is refused, naming the place, when it %s', async (_, source, refusal) => {
    expect(await refusalOf(source)).toEqual({ fileName: '名单', ...(refusal as object) })
  })

  test('may have 200,000 empty columns and a million blank rows', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`a${','.repeat(200_000)}\n`),
      Buffer.alloc(1_000_000, '\n'),
      Buffer.from('z'),
    ])
    const rows = await collectRows(bytes)
    expect(rows.map(({ number }) => number)).toEqual([1, 1_000_002])
  })

  test('is refused beyond the bound of rows', async () => {
    const refusal = await refusalOf(Buffer.from('1\n2\n3\n'), { limits: { maxRows: 2 } })
    expect(refusal).toEqual({ code: 'sheet.tooManyRows', fileName: '名单', limit: 2 })
  })

  test('is closed when the reader stops early', async () => {
    let closed = false
    async function* source(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield Buffer.from('a,b\n'.repeat(20_000))
      } finally {
        closed = true
      }
    }
    const reader = await readTable(source(), { fileName: 'a.csv' })
    for await (const row of reader.rows()) if (row.number > 100_000) break
    expect(closed).toBe(true)
  })
})
