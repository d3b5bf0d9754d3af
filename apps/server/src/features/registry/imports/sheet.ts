import { type ImportFix, type ImportKind } from '@sunlot/contract'
import {
  type Cell,
  columnLetters,
  columnIndex,
  findHeader,
  readTable,
  type Row,
  TableError,
  type TableReader,
} from '@sunlot/tables'
import type { Deps } from '../../../platform/deps.ts'
import { FIELDS, findMissing } from './fields.ts'

/** A column of the sheet and the field it is read as. */
export interface SheetColumn {
  readonly letter: string
  readonly heading: string
  readonly field: string | null
  /** What every row says there: a column that the clerk has added beside those of the file. */
  readonly value?: string | undefined
}

/** What decides how a stored file is read. */
export interface SheetSource {
  readonly kind: ImportKind
  readonly fileName: string
  /** Content address in the file store. */
  readonly sha256: string
  /** As assigned earlier; empty at the first reading, when the headings are looked for. */
  readonly columns: readonly SheetColumn[]
  readonly headerRow: number | null
  readonly fixes: readonly ImportFix[]
}

export interface Sheet {
  readonly encoding: string
  readonly sheetName: string
  readonly headerRow: number
  readonly columns: readonly SheetColumn[]
  /** Names of needed columns that were not found; then there is nothing to read yet. */
  readonly missing: readonly string[]
  /** The rows below the headings, with the clerk's fixes in them. */
  rows(): AsyncGenerator<Row>
}

/** A province brings its million in one file; the dry run holds what it compares rows by, some 200 bytes a row. */
const MAX_ROWS = 1_200_000
const HEADER_ROWS = 21

/** Opens the stored file and settles its columns. Throws TableError for whatever is not a table. */
export async function openSheet(deps: Deps, source: SheetSource): Promise<Sheet> {
  const { content } = await deps.files.open(source.sha256)
  const table = await readTable(content, {
    fileName: source.fileName,
    limits: { maxRows: MAX_ROWS },
    fillMerged: true,
  })
  const rows = table.rows()[Symbol.asyncIterator]()
  const first: Row[] = []
  while (first.length < HEADER_ROWS) {
    const next = await rows.next()
    if (next.done) break
    first.push(next.value)
  }
  if (first.every(({ cells }) => cells.every(({ text }) => text.trim() === '')))
    throw new TableError('file.empty', { fileName: source.fileName })
  const { headerRow, columns } =
    source.headerRow === null
      ? detectColumns(source.kind, first)
      : { headerRow: source.headerRow, columns: source.columns }
  const fields = new Set(columns.map(({ field }) => field).filter((field) => field !== null))
  return {
    ...describe(table),
    headerRow,
    columns,
    missing: findMissing(source.kind, fields),
    rows: () => readBody({ first, rows, headerRow, mend: createMender(columns, source.fixes) }),
  }
}

function describe({ encoding, kind, sheetName }: TableReader): { encoding: string; sheetName: string } {
  return { encoding: encoding ?? kind, sheetName: sheetName ?? '' }
}

function detectColumns(kind: ImportKind, first: readonly Row[]): { headerRow: number; columns: SheetColumn[] } {
  const header = findHeader(first, FIELDS[kind])
  // Nothing recognised: the first row most likely holds the headings, and the clerk assigns them.
  const headerRow = header.row || (first[0]?.number ?? 1)
  const fieldAt = new Map([...header.columns].map(([key, index]) => [index, key]))
  const headings = new Map(header.unmapped.map(({ column, heading }) => [columnIndex(column), heading]))
  const cells = first.find(({ number }) => number === headerRow)?.cells ?? []
  const width = Math.max(cells.length, ...[...fieldAt.keys(), ...headings.keys()].map((index) => index + 1))
  const columns = Array.from({ length: width }, (_, index) => ({
    letter: columnLetters(index),
    heading: headings.get(index) ?? cells[index]?.text.trim() ?? '',
    field: fieldAt.get(index) ?? null,
  }))
  const named = columns.filter(({ heading, field }) => heading !== '' || field !== null)
  return { headerRow, columns: kind === 'targets' ? tellPermitNumber(named) : named }
}

/** 许可证名称 followed by 编号: that is the permit's number, and the firm goes by its credit code. */
function tellPermitNumber(columns: readonly SheetColumn[]): SheetColumn[] {
  const fields = new Set(columns.map(({ field }) => field))
  const isPermit = fields.has('code') && !fields.has('permitNo')
  return columns.map((column, index) => {
    const follows = /^(?:许可证|证书|证照)/.test(columns[index - 1]?.heading ?? '')
    return isPermit && column.field === 'ownCode' && follows ? { ...column, field: 'permitNo' } : { ...column }
  })
}

interface Body {
  readonly first: readonly Row[]
  readonly rows: AsyncIterator<Row>
  readonly headerRow: number
  readonly mend: (row: Row) => Row
}

async function* readBody({ first, rows, headerRow, mend }: Body): AsyncGenerator<Row> {
  try {
    for (const row of first) if (row.number > headerRow) yield mend(row)
    for (let next = await rows.next(); !next.done; next = await rows.next()) yield mend(next.value)
  } finally {
    await rows.return?.()
  }
}

/** A column beside those of the file that says the same in every row. */
export function addedColumn(
  columns: readonly SheetColumn[],
  column: { field: string; heading: string; value: string },
) {
  const last = Math.max(-1, ...columns.map(({ letter }) => columnIndex(letter)))
  return { ...column, letter: columnLetters(last + 1) }
}

/** Applies the fixes in the order in which they were made; a fix of a whole column changes every cell that reads so. */
function createMender(columns: readonly SheetColumn[], fixes: readonly ImportFix[]): (row: Row) => Row {
  const mended = columns.flatMap(({ letter, field, value = '' }) => {
    const own = fixes.filter((fix) => fix.field === field)
    return own.length > 0 || value !== '' ? [{ index: columnIndex(letter), own, value }] : []
  })
  if (mended.length === 0) return (row) => row
  return (row) => {
    const cells = [...row.cells]
    for (const { index, own, value } of mended) {
      const before = cells[index]?.text ?? ''
      const after = own.reduce((text, fix) => (applies(fix, row.number, text) ? fix.to : text), before || value)
      if (after !== before)
        cells[index] = { text: after, kind: after === '' ? 'empty' : 'text', formula: false, digitsLost: false }
    }
    return { number: row.number, cells: Array.from(cells, (cell) => cell ?? EMPTY) }
  }
}

const EMPTY: Cell = { text: '', kind: 'empty', formula: false, digitsLost: false }

function applies(fix: ImportFix, rowNumber: number, text: string): boolean {
  return fix.from === text && (fix.rowNumber === undefined || fix.rowNumber === rowNumber)
}

/** The cells of a row by field. */
export function cellsByField(columns: readonly SheetColumn[]): (row: Row) => Record<string, Cell> {
  const wanted = columns.flatMap(({ letter, field }) => (field === null ? [] : [{ field, index: columnIndex(letter) }]))
  return (row) => {
    const cells: Record<string, Cell> = {}
    for (const { field, index } of wanted) cells[field] = row.cells[index] ?? EMPTY
    return cells
  }
}
