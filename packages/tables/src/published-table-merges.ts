import { columnLetters } from './column-letters.ts'
import { runningNumber } from './published-table-numbering.ts'
import type { PublishedCell, PublishedFinding, PublishedRow } from './published-table-types.ts'
import { emptyCell, type MergedCells, type Row } from './types.ts'

interface ContinueContext {
  readonly width: number
  /** The column of running numbers, or −1. */
  readonly numbering: number
  readonly merges: readonly MergedCells[]
  /** Rows that the clerk says continue the one above. */
  readonly continued: ReadonlySet<number>
}

/**
 * Fills cells that are covered by the one above and marks them. A workbook says which cells are merged; without that
 * a row without its running number continues the row above, and any other blank cell stays blank and is told.
 */
export function continueRows(
  data: readonly { readonly row: Row; readonly section: string }[],
  context: ContinueContext,
): { rows: PublishedRow[]; findings: PublishedFinding[] } {
  const { width, numbering, merges, continued } = context
  const rows: PublishedRow[] = []
  const findings: PublishedFinding[] = []
  const first = data[0]?.row.number ?? 0
  const last = data.at(-1)?.row.number ?? 0
  const inBody = merges.filter(({ top, bottom }) => top >= first && bottom <= last + 1)
  const covered = mapCovered(inBody)
  for (const { row, section } of data) {
    const above = rows.at(-1)
    const unnumbered = numbering >= 0 && isBlank(row.cells[numbering])
    // Merges that the workbook names are all there are.
    const whole = continued.has(row.number) || (unnumbered && covered.size === 0)
    const cells = Array.from({ length: width }, (_, column) => {
      const cell = row.cells[column] ?? emptyCell
      const isCovered = covered.get(row.number)?.has(column) ?? false
      return isBlank(cell) && (whole || isCovered) ? inherit(above, column) : cell
    })
    rows.push({ number: row.number, cells, section })
  }
  for (const { top, left, right } of inBody)
    if (right > left)
      findings.push({ code: 'cell.wide', row: top, column: columnLetters(left), lastColumn: columnLetters(right) })
  return { rows, findings: [...findings, ...blankCells(rows, numbering)] }
}

function inherit(above: PublishedRow | undefined, column: number): PublishedCell {
  const cell = above?.cells[column]
  if (!above || !cell || isBlank(cell)) return emptyCell
  return { ...cell, inheritedFrom: cell.inheritedFrom ?? above.number }
}

/** By row number, the columns of cells that lie below the first row of a merge. */
function mapCovered(merges: readonly MergedCells[]): Map<number, Set<number>> {
  const covered = new Map<number, Set<number>>()
  for (const { top, left, bottom } of merges) {
    for (let row = top + 1; row <= bottom; row++) {
      const columns = covered.get(row) ?? new Set()
      covered.set(row, columns.add(left))
    }
  }
  return covered
}

/** Blank cells at the end of numbered rows, in columns that are filled above: a merge that csv cannot say, or a cut. */
function blankCells(rows: readonly PublishedRow[], numbering: number): PublishedFinding[] {
  const findings: PublishedFinding[] = []
  const filledAbove = new Set<number>()
  for (const { number, cells } of rows) {
    const blanks = cells.flatMap((cell, column) => (isBlank(cell) && filledAbove.has(column) ? [column] : []))
    const isNumbered = runningNumber(cells[numbering]?.text ?? '') !== undefined
    const [from, until] = [blanks[0], blanks.at(-1)]
    if (isNumbered && from !== undefined && until !== undefined)
      findings.push({ code: 'row.blanks', row: number, column: columnLetters(from), lastColumn: columnLetters(until) })
    cells.forEach((cell, column) => {
      if (!isBlank(cell)) filledAbove.add(column)
    })
  }
  return findings
}

function isBlank(cell: PublishedCell | undefined): boolean {
  return (cell?.text ?? '').trim() === ''
}
