import { columnLetters } from './column-letters.ts'
import { TableError } from './table-error.ts'

export interface CsvRecord {
  readonly number: number
  readonly fields: readonly string[]
}

const quote = 0x22
const carriageReturn = 0x0d
const lineFeed = 0x0a

type State = 'start' | 'plain' | 'quoted' | 'closing'

/**
 * Splits delimited text into records (RFC 4180, forgiving): line ends may be mixed, a quoted field may hold
 * separators, quotes and line breaks, and a record counts as one row, as in a spreadsheet program.
 */
export class CsvSplitter {
  rowNumber = 1
  private readonly fileName: string
  private readonly delimiter: number
  private readonly maxFieldLength: number
  private openQuoteRow = 1
  private state: State = 'start'
  private field = ''
  private fields: string[] = []
  private afterReturn = false

  constructor(options: { fileName: string; delimiter: string; maxFieldLength: number }) {
    this.fileName = options.fileName
    this.delimiter = options.delimiter.charCodeAt(0)
    this.maxFieldLength = options.maxFieldLength
  }

  /** The records that this piece of text completes. */
  write(text: string): CsvRecord[] {
    const records: CsvRecord[] = []
    for (let at = 0; at < text.length; ) {
      at = this.state === 'quoted' ? this.readQuoted(text, at) : this.readPlain(text, at, records)
      if (this.field.length > this.maxFieldLength) this.refuseField()
    }
    return records
  }

  /** The last record, which needs no line end. */
  end(): CsvRecord[] {
    if (this.state === 'quoted') {
      throw new TableError('cell.unclosedQuote', { fileName: this.fileName, ...this.place(this.openQuoteRow) })
    }
    const records: CsvRecord[] = []
    if (this.fields.length > 0 || this.field !== '' || this.state === 'closing') this.endRecord(records)
    return records
  }

  private readQuoted(text: string, at: number): number {
    const close = text.indexOf('"', at)
    this.field += text.slice(at, close < 0 ? text.length : close)
    if (close < 0) return text.length
    this.state = 'closing'
    return close + 1
  }

  private readPlain(text: string, at: number, records: CsvRecord[]): number {
    const code = text.charCodeAt(at)
    if (this.afterReturn) {
      this.afterReturn = false
      if (code === lineFeed) return at + 1
    }
    if (code === quote && this.state === 'start') return this.openQuote(at)
    if (code === quote && this.state === 'closing') {
      this.field += '"'
      this.state = 'quoted'
      return at + 1
    }
    if (code === this.delimiter) this.endField()
    else if (code === lineFeed || code === carriageReturn) {
      this.afterReturn = code === carriageReturn
      this.endRecord(records)
    } else return this.readRun(text, at)
    return at + 1
  }

  private openQuote(at: number): number {
    this.state = 'quoted'
    this.openQuoteRow = this.rowNumber
    return at + 1
  }

  private readRun(text: string, at: number): number {
    let end = at + 1
    for (; end < text.length; end++) {
      const code = text.charCodeAt(end)
      if (code === this.delimiter || code === lineFeed || code === carriageReturn) break
    }
    this.field += text.slice(at, end)
    this.state = 'plain'
    return end
  }

  private endField(): void {
    this.fields.push(this.field)
    this.field = ''
    this.state = 'start'
  }

  private endRecord(records: CsvRecord[]): void {
    this.endField()
    records.push({ number: this.rowNumber++, fields: this.fields })
    this.fields = []
  }

  private place(row: number): { row: number; column: string } {
    return { row, column: columnLetters(this.fields.length) }
  }

  private refuseField(): never {
    const place = this.place(this.state === 'quoted' ? this.openQuoteRow : this.rowNumber)
    throw new TableError('cell.tooLong', { fileName: this.fileName, ...place, limit: this.maxFieldLength })
  }
}
