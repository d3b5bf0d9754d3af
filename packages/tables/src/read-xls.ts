import { readXls as readLegacyWorkbook } from 'hucre/xlsx'
import { toCells } from './cells.ts'
import { isRounded, numberText, plainStyle } from './number-text.ts'
import { TableError } from './table-error.ts'
import { type Cell, emptyCell, type Limits, type Row, type TableReader } from './types.ts'

interface XlsInput {
  readonly fileName: string
  readonly sheetName: string | undefined
  readonly bytes: Buffer
  readonly limits: Limits
}

type LegacyValue = string | number | boolean | Date | null | undefined

interface LegacySheet {
  readonly name: string
  readonly rows: LegacyValue[][]
  /** Counted from 0. */
  readonly merges?: readonly { startRow: number; startCol: number; endRow: number; endCol: number }[]
}

/** A workbook of Excel 97–2003, read whole; formulas and number formats other than dates are not told apart. */
export async function readXls({ fileName, sheetName, bytes, limits }: XlsInput): Promise<TableReader> {
  assertWorkbook(fileName, bytes)
  const sheets = await parse(fileName, bytes)
  const sheet = sheets.find(({ name }) => sheetName === undefined || name === sheetName)
  if (!sheet) throw new TableError('sheet.missing', { fileName, ...(sheetName && { sheetName }) })
  const merges = (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
    top: startRow + 1,
    left: startCol,
    bottom: endRow + 1,
    right: endCol,
  }))
  return {
    kind: 'xls',
    fileName,
    sheetName: sheet.name,
    sheets: sheets.map(({ name }) => ({ name, hidden: false })),
    rows: () => readRows(sheet, { fileName, limits }),
    merges: () => merges,
    findMerges: async () => merges,
  }
}

/** Locked workbooks, Word files and others share the same container; the names inside tell. */
function assertWorkbook(fileName: string, bytes: Buffer): void {
  const has = (name: string) => bytes.includes(Buffer.from(name, 'utf16le'))
  if (has('EncryptedPackage')) throw new TableError('file.encrypted', { fileName })
  if (has('Workbook')) {
    if (isLocked(bytes)) throw new TableError('file.encrypted', { fileName })
    return
  }
  if (has('WordDocument')) throw new TableError('file.notTable', { fileName, found: 'doc' })
  throw has('Book')
    ? new TableError('file.oldFormat', { fileName, found: 'xls95' })
    : new TableError('file.notTable', { fileName, found: 'ole' })
}

/** A locked .xls carries a FILEPASS record (0x2F) among the first records of its stream. */
function isLocked(bytes: Buffer): boolean {
  const start = bytes.indexOf(Buffer.from('0908100000060500', 'hex'))
  if (start < 0) return false
  for (let at = start, records = 0; records < 12 && at + 4 <= bytes.length; records++) {
    if (bytes.readUInt16LE(at) === 0x2f) return true
    at += 4 + bytes.readUInt16LE(at + 2)
  }
  return false
}

async function parse(fileName: string, bytes: Buffer): Promise<readonly LegacySheet[]> {
  try {
    return (await readLegacyWorkbook(bytes)).sheets
  } catch (cause) {
    throw new TableError('file.broken', { fileName }, cause)
  }
}

async function* readRows(
  sheet: LegacySheet,
  { fileName, limits }: { fileName: string; limits: Limits },
): AsyncGenerator<Row> {
  const place = { fileName, sheetName: sheet.name, limit: limits.maxColumns }
  for (let index = 0; index < sheet.rows.length; index++) {
    const cells = toCells(Array.from(sheet.rows[index] ?? [], toCell), { ...place, row: index + 1 })
    if (cells.length > 0) yield { number: index + 1, cells }
  }
}

function toCell(value: LegacyValue): Cell {
  if (value === null || value === undefined || value === '') return emptyCell
  const cell = { formula: false, digitsLost: false }
  if (value instanceof Date)
    return { ...cell, kind: 'date', text: value.toISOString().replace(/(T00:00:00)?\.\d+Z$/, '') }
  if (typeof value === 'boolean') return { ...cell, kind: 'boolean', text: value ? 'TRUE' : 'FALSE' }
  if (typeof value === 'string') return { ...cell, kind: 'text', text: value }
  return { ...cell, kind: 'number', text: numberText(value, plainStyle), digitsLost: isRounded(value) }
}
