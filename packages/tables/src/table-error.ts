/** Every way a table can be refused. */
export type TableErrorCode =
  | 'file.unreadable' // the path cannot be opened
  | 'file.empty'
  | 'file.tooLarge'
  | 'file.broken' // cut short, or damaged inside
  | 'file.encrypted'
  | 'file.notTable' // a picture, a document, a web page under a table's name
  | 'file.oldFormat' // a table, of a kind that has to be saved anew: xlsb, ods, Excel 95
  | 'file.encoding' // neither UTF-8, UTF-16 nor GB18030
  | 'sheet.missing'
  | 'sheet.tooManyRows'
  | 'sheet.tooManyColumns'
  | 'cell.tooLong'
  | 'cell.unclosedQuote'

/** Where, and against which bound; `column` in the letters of the spreadsheet, `row` counted from 1. */
export interface TablePlace {
  readonly fileName: string
  readonly sheetName?: string
  readonly row?: number
  readonly column?: string
  readonly limit?: number
  /** What the file really is, e.g. `png`, `docx`, `html`. */
  readonly found?: string
}

export class TableError extends Error {
  readonly code: TableErrorCode
  readonly params: TablePlace

  constructor(code: TableErrorCode, params: TablePlace, cause?: unknown) {
    super(`${code} ${JSON.stringify(params)}`, cause === undefined ? {} : { cause })
    this.name = 'TableError'
    this.code = code
    this.params = params
  }
}
