import type { Cell, ReadOptions, SheetInfo, TableKind } from './types.ts'

/** How a table that a bureau published is to be read, where the clerk says otherwise than the sheet. */
export interface PublishedTableOptions extends ReadOptions {
  /** The row of the headings, counted from 1; without it they are looked for. */
  readonly headingRow?: number | undefined
  /** Rows whose cells stand so many columns too far to the left, by row number. */
  readonly shifts?: Readonly<Record<number, number>>
  /** Numbers of rows whose blank cells continue the row above. */
  readonly continued?: readonly number[]
}

export interface PublishedCell extends Cell {
  /** The cell is blank or merged and carries the text of this row, counted from 1. */
  readonly inheritedFrom?: number
}

export interface PublishedRow {
  /** Counted from 1, as the spreadsheet program shows it. */
  readonly number: number
  /** One for every column. */
  readonly cells: readonly PublishedCell[]
  /** The line that stands across the table above these rows, e.g. 一、农业类. */
  readonly section: string
}

export interface PublishedColumn {
  readonly letter: string
  /** Levels joined by `/`, without spaces and line breaks; empty where cells have no heading. */
  readonly heading: string
}

export interface PublishedText {
  readonly row: number
  readonly text: string
}

/**
 * What a reader must know about the sheet; nothing of it was put right in silence.
 * - `headings.missing` no row reads like headings; there are no columns and no rows
 * - `headings.repeated`, `row.total` the row is no data and was left out
 * - `table.second` another table begins here and was not read; `until` is its last row
 * - `column.unnamed` cells without a heading
 * - `row.shifted` the cells seem to stand `by` columns too far to the left; read as they stand
 * - `row.blanks` blank cells in a numbered row, from `column` to `lastColumn`, where other rows have text; read as blank
 * - `numbering.start` the first number is `found`; `numbering.gap` the number is not the one expected
 * - `cell.formula`, `cell.error` as in the sheet; `cell.wide` merged to the right as far as `lastColumn`
 */
export interface PublishedFinding {
  readonly code:
    | 'headings.missing'
    | 'headings.repeated'
    | 'table.second'
    | 'column.unnamed'
    | 'row.total'
    | 'row.shifted'
    | 'row.blanks'
    | 'numbering.start'
    | 'numbering.gap'
    | 'cell.formula'
    | 'cell.error'
    | 'cell.wide'
  readonly row?: number
  readonly column?: string
  readonly lastColumn?: string
  readonly by?: number
  readonly expected?: number
  readonly found?: number
  readonly until?: number
}

/** A table as a bureau published it: what stands above, the rows below its headings, and what stands after. */
export interface PublishedTable {
  readonly kind: TableKind
  readonly fileName: string
  readonly encoding?: string
  readonly sheetName?: string
  readonly sheets: readonly SheetInfo[]
  /** The longest line above the headings; empty when nothing stands there. */
  readonly title: string
  /** Every line above the headings. */
  readonly above: readonly PublishedText[]
  /** The row of the headings, of two the lower one; 0 when none were found. */
  readonly headingRow: number
  readonly columns: readonly PublishedColumn[]
  readonly rows: readonly PublishedRow[]
  /** Lines below the table and rows of totals. */
  readonly notes: readonly PublishedText[]
  readonly findings: readonly PublishedFinding[]
}
