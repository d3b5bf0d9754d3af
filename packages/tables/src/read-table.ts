import { collectBytes, readBytes, resume, takeHead } from './byte-stream.ts'
import { fillMerged } from './fill-merged.ts'
import { readCsv } from './read-csv.ts'
import { readXls } from './read-xls.ts'
import { readXlsx } from './read-xlsx.ts'
import { sniffContent } from './sniff.ts'
import { TableError } from './table-error.ts'
import { defaultLimits, type ReadOptions, type TableReader, type TableSource } from './types.ts'

/** Enough to tell encoding and separator of a csv. */
const headBytes = 65_536

/**
 * Opens a table that somebody made in a spreadsheet program: csv (UTF-8, UTF-16, GB18030), xlsx or xls, told
 * apart by content and not by name. Rows are then read as they come; nothing but a workbook's packed bytes and
 * its shared text is held in memory.
 * @throws TableError for whatever is not such a table, with file, sheet, row and column where known
 */
export async function readTable(source: TableSource, options: ReadOptions): Promise<TableReader> {
  const { fileName, sheetName } = options
  const limits = { ...defaultLimits, ...options.limits }
  const chunks = readBytes(source, fileName)
  const head = await takeHead(chunks, headBytes)
  const content = sniffContent(head)
  if (content === 'text') return readCsv({ fileName, head, rest: chunks, limits })
  if (content === 'zip' || content === 'ole') {
    const bytes = await collectBytes(resume(head, chunks), { fileName, limit: limits.maxFileBytes })
    const reader = await (content === 'zip' ? readXlsx : readXls)({ fileName, sheetName, bytes, limits })
    return options.fillMerged ? fillMerged(reader, await reader.findMerges()) : reader
  }
  await chunks.return(undefined)
  if (content === 'empty') throw new TableError('file.empty', { fileName })
  throw new TableError('file.notTable', { fileName, found: content.notTable })
}
