import { normalizeHeading } from './cell-text.ts'
import { columnLetters } from './column-letters.ts'
import type { Row } from './types.ts'

/** A column that an import knows: its key in code and the headings people give it. */
export interface ColumnSpec<Key extends string = string> {
  readonly key: Key
  readonly headings: readonly string[]
  readonly required?: boolean
}

export interface Header<Key extends string = string> {
  /** The last row of the headings; data begin below. 0 when no heading was recognised. */
  readonly row: number
  /** Index of the column, from 0, for every key that was found. */
  readonly columns: ReadonlyMap<Key, number>
  /** Headings that no column claims, so that nothing is dropped unseen. */
  readonly unmapped: readonly { readonly column: string; readonly heading: string }[]
  /** Required columns without a heading. */
  readonly missing: readonly Key[]
  /** Keys for which a second column has a heading as well; the first one counts. */
  readonly repeated: readonly { readonly key: Key; readonly column: string }[]
}

/** Rows among which the headings are looked for: titles and notes often stand above them. */
const headerSearchRows = 20

/**
 * Finds the row, or the two rows, of headings: the one in which most of the wanted columns are recognised.
 * Two-level headings are joined by `/`, an upper heading reaching over the blank cells to its right.
 */
export function findHeader<Key extends string>(rows: readonly Row[], columns: readonly ColumnSpec<Key>[]): Header<Key> {
  let best = mapHeadings(0, [], columns)
  const searched = rows.slice(0, headerSearchRows)
  searched.forEach((row, index) => {
    const single = mapHeadings(row.number, headingsOf(row), columns)
    if (single.columns.size > best.columns.size) best = single
    const next = searched[index + 1]
    if (!next || next.number !== row.number + 1) return
    const joined = mapHeadings(next.number, joinLevels(row, next), columns)
    const below = mapHeadings(next.number, headingsOf(next), columns)
    const gain = Math.max(best.columns.size, below.columns.size)
    if (joined.columns.size > gain) best = joined
  })
  return best
}

/** A heading in one or two levels, upper first. */
type Heading = readonly string[]

function headingsOf(row: Row): Heading[] {
  return row.cells.map((cell) => [cell.text])
}

function joinLevels(upper: Row, lower: Row): Heading[] {
  let spanning = ''
  return Array.from({ length: Math.max(upper.cells.length, lower.cells.length) }, (_, index) => {
    const above = upper.cells[index]?.text ?? ''
    const below = lower.cells[index]?.text ?? ''
    if (above.trim() !== '') spanning = above
    return below.trim() === '' ? [above] : [spanning, below]
  })
}

function mapHeadings<Key extends string>(
  row: number,
  headings: readonly Heading[],
  specs: readonly ColumnSpec<Key>[],
): Header<Key> {
  const columns = new Map<Key, number>()
  const unmapped: { column: string; heading: string }[] = []
  const repeated: { key: Key; column: string }[] = []
  headings.forEach((heading, index) => {
    const shown = heading.filter((level) => level.trim() !== '').join('/')
    const key = matchHeading(heading, specs)
    if (key === undefined) {
      if (shown !== '') unmapped.push({ column: columnLetters(index), heading: shown })
    } else if (columns.has(key)) repeated.push({ key, column: columnLetters(index) })
    else columns.set(key, index)
  })
  const missing = specs.filter(({ key, required }) => required && !columns.has(key)).map(({ key }) => key)
  return { row, columns, unmapped, missing, repeated }
}

/** The whole heading first, then its lowest level, then what stands before a bracket. */
function matchHeading<Key extends string>(heading: Heading, specs: readonly ColumnSpec<Key>[]): Key | undefined {
  const whole = normalizeHeading(heading.join('/')).replace(/^\/|\/$/g, '')
  if (whole === '') return undefined
  const lowest = whole.slice(whole.lastIndexOf('/') + 1)
  for (const wanted of [whole, lowest, lowest.replace(/\(.*$/, '')]) {
    const spec = specs.find(({ headings }) => headings.some((name) => normalizeHeading(name) === wanted))
    if (spec) return spec.key
  }
  return undefined
}

/**
 * Reads up to the headings; `body` goes on with the rows below them. When a required column is missing the table is
 * closed and `body` is empty.
 */
export async function readHeader<Key extends string>(
  rows: AsyncIterable<Row>,
  columns: readonly ColumnSpec<Key>[],
): Promise<{ header: Header<Key>; body: AsyncGenerator<Row> }> {
  const iterator = rows[Symbol.asyncIterator]()
  const first: Row[] = []
  // One row more than is searched, for a second level under the last.
  while (first.length <= headerSearchRows) {
    const next = await iterator.next()
    if (next.done) break
    first.push(next.value)
  }
  const header = findHeader(first, columns)
  if (header.missing.length > 0) {
    await iterator.return?.()
    first.length = 0
  }
  return { header, body: rowsBelow(header.row, first, iterator) }
}

async function* rowsBelow(headerRow: number, first: readonly Row[], rest: AsyncIterator<Row>): AsyncGenerator<Row> {
  try {
    for (const row of first) if (row.number > headerRow) yield row
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
  } finally {
    await rest.return?.()
  }
}
