/** A cell to write; `marked` ones are filled so that the eye finds them. */
export type OutputCell = string | number | null | { readonly text: string; readonly marked: true }

export interface OutputColumn {
  readonly heading: string
  /** In characters of the default font; a Chinese character takes two. */
  readonly width?: number
  /** Offered as a drop-down list below the heading; together at most 255 characters. */
  readonly choices?: readonly string[]
}

export interface OutputTable {
  /** At most 31 characters, without any of `[]:*?/\`. */
  readonly sheetName: string
  /** Lines above the headings, each across the table, which is then ruled for printing; in a workbook only. */
  readonly above?: readonly string[]
  readonly columns: readonly OutputColumn[]
  readonly rows: Iterable<readonly OutputCell[]> | AsyncIterable<readonly OutputCell[]>
}

export function cellText(cell: OutputCell | undefined): string {
  if (cell === null || cell === undefined) return ''
  return typeof cell === 'object' ? cell.text : String(cell)
}
