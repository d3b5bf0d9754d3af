import type { Readable } from 'node:stream'
import { type PublishedTable, readPublishedTable, TableError } from '@sunlot/tables'
import { AppError } from '../../../../platform/app-error.ts'
import { tableErrorText } from '../../imports/table-error-text.ts'

/** The table of a published list. Throws `items.bad-list` in words for a file that is none. */
export async function readList({
  fileName,
  content,
}: {
  fileName: string
  content: Readable
}): Promise<PublishedTable> {
  const table = await readPublishedTable(content, { fileName }).catch((error: unknown) => {
    throw error instanceof TableError ? badList(tableErrorText(error)) : error
  })
  if (table.headingRow === 0) throw badList(`“${fileName}”里没有找到表头，表头应有“抽查事项”一列`)
  if (table.rows.length === 0) throw badList(`“${fileName}”的表头下面没有内容`)
  return table
}

/** The refusal of a sheet, with why as a sentence without its full stop. */
export function badList(why: string): AppError {
  return new AppError('items.bad-list', { why })
}
