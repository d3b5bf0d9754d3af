import type { OutputCell, OutputTable } from './output.ts'
import type { Row } from './types.ts'

/** A row that was refused, and what is wrong with it: by column index, or −1 for the row as a whole. */
export interface RefusedRow {
  readonly row: Row
  readonly problems: ReadonlyMap<number, string>
}

interface Corrections {
  readonly sheetName: string
  /** The headings as they stand in the file that was refused. */
  readonly headings: readonly string[]
  readonly rows: Iterable<RefusedRow> | AsyncIterable<RefusedRow>
}

/** The refused rows to correct and hand in again: cells as they were, the wrong ones marked, 要改什么 at the end. */
export function correctionTable({ sheetName, headings, rows }: Corrections): OutputTable {
  return {
    sheetName,
    columns: [...headings.map((heading) => ({ heading })), { heading: '要改什么', width: 60 }],
    rows: correctionRows(headings.length, rows),
  }
}

async function* correctionRows(width: number, rows: Corrections['rows']): AsyncGenerator<OutputCell[]> {
  for await (const { row, problems } of rows) {
    const cells = Array.from({ length: width }, (_, index): OutputCell => {
      const text = row.cells[index]?.text ?? ''
      return problems.has(index) ? { text, marked: true } : text
    })
    yield [...cells, [...problems.values()].join('；')]
  }
}
