import { type Cell, emptyCell, type MergedCells, type Row, type TableReader } from './types.ts'

/** The table as people read it: what stands in the first of merged cells holds for each row they reach down to. */
export function fillMerged(reader: TableReader, merges: readonly MergedCells[]): TableReader {
  const downwards = merges.filter(({ top, bottom }) => bottom > top).toSorted((a, b) => a.top - b.top)
  return downwards.length === 0 ? reader : { ...reader, rows: () => fillRows(reader, downwards) }
}

async function* fillRows(reader: TableReader, merges: readonly MergedCells[]): AsyncGenerator<Row> {
  const reaching = new Map<number, { bottom: number; cell: Cell }>()
  let next = 0
  for await (const { number, cells } of reader.rows()) {
    for (let merge = merges[next]; merge && merge.top <= number; merge = merges[++next])
      if (merge.top === number) reaching.set(merge.left, { bottom: merge.bottom, cell: cells[merge.left] ?? emptyCell })
    yield { number, cells: reaching.size === 0 ? cells : fillCells({ number, cells }, reaching) }
  }
}

function fillCells({ number, cells }: Row, reaching: Map<number, { bottom: number; cell: Cell }>): readonly Cell[] {
  const filled = [...cells]
  for (const [column, { bottom, cell }] of reaching) {
    if (bottom < number) reaching.delete(column)
    else if ((filled[column]?.text ?? '').trim() === '') filled[column] = cell
  }
  return Array.from(filled, (cell) => cell ?? emptyCell)
}
