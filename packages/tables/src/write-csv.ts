import { Readable } from 'node:stream'
import { cellText, type OutputCell, type OutputTable } from './output.ts'

/**
 * The table as csv in UTF-8 with its mark, so that Excel and WPS read the Chinese in it. Text that a spreadsheet
 * program would run as a formula gets an apostrophe in front. Long codes are safe in xlsx only: opening a csv by
 * double click turns them into numbers.
 */
export function writeCsv({ columns, rows }: OutputTable): Readable {
  return Readable.from(
    csvChunks(
      columns.map(({ heading }) => heading),
      rows,
    ),
    { objectMode: false },
  )
}

async function* csvChunks(headings: readonly string[], rows: OutputTable['rows']): AsyncGenerator<Buffer> {
  let pending = `\ufeff${csvLine(headings)}`
  for await (const row of rows) {
    pending += csvLine(row)
    if (pending.length < 65_536) continue
    yield Buffer.from(pending)
    pending = ''
  }
  yield Buffer.from(pending)
}

function csvLine(cells: readonly OutputCell[]): string {
  return `${cells.map(csvField).join(',')}\r\n`
}

function csvField(cell: OutputCell): string {
  const text = cellText(cell)
  // Full-width signs start a formula as well in Chinese and Japanese versions.
  const safe = typeof cell !== 'number' && /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text
  return /[",\r\n\t;]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
