import { columnLetters } from './column-letters.ts'
import { findHeadings, type HeadingPlace, repeatsHeadings } from './published-table-headings.ts'
import { sortRows, type SortedRows } from './published-table-lines.ts'
import { continueRows } from './published-table-merges.ts'
import { findNumbering, numberingFindings } from './published-table-numbering.ts'
import { findShifts, shiftRows } from './published-table-shifts.ts'
import type {
  PublishedColumn,
  PublishedFinding,
  PublishedRow,
  PublishedTable,
  PublishedTableOptions,
  PublishedText,
} from './published-table-types.ts'
import { readTable } from './read-table.ts'
import type { Limits, Row, TableReader, TableSource } from './types.ts'

/** Published tables are for people to read; what is larger is something else. */
const publishedLimits: Partial<Limits> = {
  maxFileBytes: 16 * 2 ** 20,
  maxUnpackedBytes: 64 * 2 ** 20,
  maxSharedText: 8 * 2 ** 20,
  maxRows: 5000,
  maxColumns: 200,
}

/**
 * Reads a plan or a list as a bureau published it: titles inside the table, headings in two levels or broken over
 * lines, merged cells, lines between and below the rows. Cells covered by a merge carry its text and say so; what
 * looks wrong is told in `findings` and left as it stands.
 * @throws TableError for a file that is no table, or larger than anything published
 */
export async function readPublishedTable(source: TableSource, options: PublishedTableOptions): Promise<PublishedTable> {
  const reader = await readTable(source, { ...options, limits: { ...publishedLimits, ...options.limits } })
  const rows: Row[] = []
  for await (const row of reader.rows()) rows.push(row)
  const place = findHeadings(rows, { row: options.headingRow, merges: reader.merges() })
  const file = fileOf(reader)
  if (!place) {
    const above = rows.map(toText)
    const findings = [{ code: 'headings.missing' as const }]
    return { ...file, title: titleOf(above), above, headingRow: 0, columns: [], rows: [], notes: [], findings }
  }
  const headingRows = new Set(place.rows.map(({ number }) => number))
  const first = Math.min(...headingRows)
  const above = rows.filter(({ number }) => number < first).map(toText)
  const below = rows.filter(({ number }) => number > first && !headingRows.has(number))
  const body = readBody(below, { place, options, merges: reader.merges() })
  return { ...file, title: titleOf(above), above, headingRow: Math.max(...headingRows), ...body }
}

interface BodyContext {
  readonly place: HeadingPlace
  readonly options: PublishedTableOptions
  readonly merges: ReturnType<TableReader['merges']>
}

function readBody(
  rows: readonly Row[],
  { place, options, merges }: BodyContext,
): Pick<PublishedTable, 'columns' | 'rows' | 'notes' | 'findings'> {
  const numbering = findNumbering(place.headings)
  const straight = shiftRows(rows, options.shifts ?? {})
  const sorted = sortRows(straight, { width: place.headings.length, isRepeated: (row) => repeatsHeadings(row, place) })
  const columns = columnsOf(place.headings, sorted)
  const continued = continueRows(sorted.data, {
    width: columns.length,
    numbering,
    merges,
    continued: new Set(options.continued),
  })
  const findings = [
    ...sorted.findings,
    ...unnamedColumns(columns),
    ...findShifts(
      sorted.data.map(({ row }) => row),
      numbering,
    ),
    ...continued.findings,
    ...numberingFindings(continued.rows, numbering),
    ...cellFindings(continued.rows),
  ]
  return { columns, rows: continued.rows, notes: sorted.notes, findings }
}

function fileOf({ kind, fileName, encoding, sheetName, sheets }: TableReader) {
  return { kind, fileName, sheets, ...(encoding && { encoding }), ...(sheetName && { sheetName }) }
}

function toText({ number, cells }: Row): PublishedText {
  const texts = cells.map(({ text }) => text.trim()).filter((text) => text !== '')
  return { row: number, text: texts.join(' ') }
}

function titleOf(above: readonly PublishedText[]): string {
  return above.reduce((longest, { text }) => (text.length > longest.length ? text : longest), '')
}

function columnsOf(headings: readonly string[], { data }: SortedRows): PublishedColumn[] {
  const width = Math.max(headings.length, ...data.map(({ row }) => row.cells.length))
  return Array.from({ length: width }, (_, index) => ({ letter: columnLetters(index), heading: headings[index] ?? '' }))
}

function unnamedColumns(columns: readonly PublishedColumn[]): PublishedFinding[] {
  return columns.flatMap(({ letter, heading }) =>
    heading === '' ? [{ code: 'column.unnamed' as const, column: letter }] : [],
  )
}

function cellFindings(rows: readonly PublishedRow[]): PublishedFinding[] {
  return rows.flatMap(({ number, cells }) =>
    cells.flatMap((cell, index): PublishedFinding[] => {
      const place = { row: number, column: columnLetters(index) }
      if (cell.kind === 'error') return [{ code: 'cell.error', ...place }]
      return cell.formula && cell.inheritedFrom === undefined ? [{ code: 'cell.formula', ...place }] : []
    }),
  )
}
