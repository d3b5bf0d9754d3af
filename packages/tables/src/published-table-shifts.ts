import { runningNumber } from './published-table-numbering.ts'
import type { PublishedFinding } from './published-table-types.ts'
import { type Cell, emptyCell, type Row } from './types.ts'

/** Rows moved to the right by as many columns as the clerk says. */
export function shiftRows(rows: readonly Row[], shifts: Readonly<Record<number, number>>): Row[] {
  return rows.map((row) => {
    const by = Math.min(Math.max(shifts[row.number] ?? 0, 0), 20)
    return by === 0 ? row : { ...row, cells: [...Array.from({ length: by }, () => emptyCell), ...row.cells] }
  })
}

/**
 * Rows without a number of their own whose cells fit better further to the right: a page flattened into a table loses
 * the cells that a merge covers, and everything after them moves to the left.
 */
export function findShifts(rows: readonly Row[], numbering: number): PublishedFinding[] {
  const straight = rows.filter((row) => runningNumber(row.cells[numbering]?.text ?? '') !== undefined)
  if (numbering < 0 || straight.length === 0) return []
  const width = Math.max(...straight.map(({ cells }) => cells.length))
  return rows.flatMap((row): PublishedFinding[] => {
    const text = row.cells[numbering]?.text.trim() ?? ''
    if (text === '' || runningNumber(text) !== undefined) return []
    const by = bestShift(row.cells, { straight, free: width - row.cells.length })
    return by > 0 ? [{ code: 'row.shifted', row: row.number, by }] : []
  })
}

function bestShift(cells: readonly Cell[], { straight, free }: { straight: readonly Row[]; free: number }): number {
  let best = 0
  let bestFit = fit(cells, 0, straight)
  // An empty last column, such as remarks, hides one more.
  for (let by = 1; by <= free + 1; by++) {
    const found = fit(cells, by, straight)
    if (found > bestFit) [best, bestFit] = [by, found]
  }
  return best
}

/** How well the cells fit the columns they would stand in. */
function fit(cells: readonly Cell[], by: number, straight: readonly Row[]): number {
  return cells.reduce((sum, { text }, index) => {
    const column = straight.map((row) => row.cells[index + by]?.text ?? '').filter((other) => other.trim() !== '')
    if (text.trim() === '' || column.length === 0) return sum
    if (column.includes(text)) return sum + 2
    return sum + (column.some((other) => shapeOf(other) === shapeOf(text)) ? 1 : -1)
  }, 0)
}

type Shape = 'number' | 'share' | 'date' | 'text'

function shapeOf(text: string): Shape {
  const plain = text.normalize('NFKC').trim()
  if (/^\d+(\.\d+)?$/.test(plain)) return 'number'
  if (/[%‰]|百分|次/.test(plain)) return 'share'
  return /\d\s*[年月日]|季度|半年|全年/.test(plain) ? 'date' : 'text'
}
