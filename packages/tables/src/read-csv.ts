import { resume } from './byte-stream.ts'
import { toCells } from './cells.ts'
import { type CsvRecord, CsvSplitter } from './csv-splitter.ts'
import { detectDelimiter } from './delimiter.ts'
import { decodeText, detectEncoding } from './encoding.ts'
import { looksRounded } from './number-text.ts'
import { TableError } from './table-error.ts'
import { type Cell, emptyCell, type Limits, type Row, type TableReader } from './types.ts'

interface CsvInput {
  readonly fileName: string
  /** The first bytes, enough to tell encoding and separator. */
  readonly head: Uint8Array
  readonly rest: AsyncGenerator<Uint8Array>
  readonly limits: Limits
}

/** A table in delimited text, read as it comes. */
export function readCsv(input: CsvInput): TableReader {
  let taken = false
  return {
    kind: 'csv',
    fileName: input.fileName,
    encoding: detectEncoding(input.head) ?? 'utf-8',
    sheets: [],
    merges: () => [],
    findMerges: async () => [],
    rows() {
      if (taken) throw new Error('The rows of a csv can be read only once.')
      taken = true
      return readCsvRows(input)
    },
  }
}

async function* readCsvRows({ fileName, head, rest, limits }: CsvInput): AsyncGenerator<Row> {
  let rowCount = 0
  for await (const records of readRecords({ fileName, head, rest, limits })) {
    for (const { number, fields } of records) {
      const cells = toCells(fields.map(toCell), { fileName, row: number, limit: limits.maxColumns })
      if (cells.length === 0) continue
      if (++rowCount > limits.maxRows) throw new TableError('sheet.tooManyRows', { fileName, limit: limits.maxRows })
      yield { number, cells }
    }
  }
}

/** The records that each piece of the file completes. */
async function* readRecords({ fileName, head, rest, limits }: CsvInput): AsyncGenerator<CsvRecord[]> {
  let splitter: CsvSplitter | undefined
  try {
    for await (const text of decodeText(resume(head, rest), fileName)) {
      splitter ??= new CsvSplitter({ fileName, delimiter: detectDelimiter(text), maxFieldLength: limits.maxCellText })
      yield splitter.write(text)
    }
  } catch (error) {
    if (!(error instanceof TableError) || error.code !== 'file.encoding') throw error
    throw new TableError('file.encoding', { fileName, row: splitter?.rowNumber ?? 1 }, error)
  }
  if (splitter) yield splitter.end()
}

function toCell(field: string): Cell {
  if (field === '') return emptyCell
  return { text: field, kind: 'text', formula: false, digitsLost: looksRounded(field) }
}
