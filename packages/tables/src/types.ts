import type { Readable } from 'node:stream'

/** Where a table comes from: a path, the whole file, or its bytes as they arrive. */
export type TableSource = string | Uint8Array | Readable | AsyncIterable<Uint8Array>

export type TableKind = 'csv' | 'xlsx' | 'xls'

export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'error' | 'empty'

export interface Cell {
  /** What a reader of the sheet sees: dates as `2026-10-08`, numbers in plain decimals, the file's own text untouched. */
  readonly text: string
  readonly kind: CellKind
  /** The text is the last calculated value of a formula. */
  readonly formula: boolean
  /** A long number that the spreadsheet rounded to 15 digits: a code or an identity number that is no longer whole. */
  readonly digitsLost: boolean
}

export interface Row {
  /** Counted from 1, as the spreadsheet program shows it; blank rows are left out but keep their number. */
  readonly number: number
  /** Cells from column A on; nothing follows the last filled one. */
  readonly cells: readonly Cell[]
}

export interface SheetInfo {
  readonly name: string
  readonly hidden: boolean
}

/** Cells that the spreadsheet shows as one, from the first to the last; rows counted from 1, columns from 0. */
export interface MergedCells {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export interface TableReader {
  readonly kind: TableKind
  readonly fileName: string
  /** Of a csv: `utf-8`, `utf-16le`, `utf-16be` or `gb18030`. */
  readonly encoding?: string
  readonly sheetName?: string
  readonly sheets: readonly SheetInfo[]
  /** The filled rows, once, as they are read; throws {@link TableError} at the place that cannot be read. */
  rows(): AsyncIterable<Row>
  /** Known once the rows are read to the end, because a workbook tells them last; none in a csv. */
  merges(): readonly MergedCells[]
  /** The same before the rows are read, for which a workbook is unpacked once more. */
  findMerges(): Promise<readonly MergedCells[]>
}

/** Bounds that keep a hostile file from filling memory; bytes, rows and columns. */
export interface Limits {
  /** Of a workbook, which must be held whole; a csv is read as it comes. */
  readonly maxFileBytes: number
  /** Of the largest part once unpacked. */
  readonly maxUnpackedBytes: number
  /** Characters of the text that cells share, which must be held whole. */
  readonly maxSharedText: number
  readonly maxRows: number
  readonly maxColumns: number
  readonly maxCellText: number
}

export const defaultLimits: Limits = {
  maxFileBytes: 64 * 2 ** 20,
  maxUnpackedBytes: 512 * 2 ** 20,
  maxSharedText: 64 * 2 ** 20,
  maxRows: 2 ** 20,
  maxColumns: 512,
  maxCellText: 32_767,
}

export interface ReadOptions {
  /** The name the user knows the file by; every error carries it. */
  readonly fileName: string
  /** The sheet to read; without it the first one that is not hidden. */
  readonly sheetName?: string
  readonly limits?: Partial<Limits>
  /** Gives every row below the first of merged cells their text, as people read it. */
  readonly fillMerged?: boolean
}

export const emptyCell: Cell = { text: '', kind: 'empty', formula: false, digitsLost: false }
