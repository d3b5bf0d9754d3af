import { columnLetters } from './column-letters.ts'
import { TableError, type TablePlace } from './table-error.ts'
import { type Cell, emptyCell } from './types.ts'

/**
 * The cells up to the last filled one. Empty cells never count against the bound: formatting a whole row in a
 * spreadsheet program leaves thousands of them.
 */
export function toCells(
  cells: readonly (Cell | undefined)[],
  { limit, row, ...place }: TablePlace & { limit: number; row: number },
): Cell[] {
  let length = cells.length
  while (length > 0 && isEmpty(cells[length - 1])) length--
  if (length > limit) {
    const first = cells.findIndex((cell, index) => index >= limit && !isEmpty(cell))
    throw new TableError('sheet.tooManyColumns', { ...place, row, column: columnLetters(first), limit })
  }
  return Array.from({ length }, (_, index) => cells[index] ?? emptyCell)
}

function isEmpty(cell: Cell | undefined): boolean {
  return cell === undefined || (cell.kind === 'empty' && !cell.formula)
}
