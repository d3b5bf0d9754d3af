import { type ReadOptions, readTable, type Row, TableError, type TableSource } from '../src/index.ts'

/** Every row of a table. */
export async function collectRows(source: TableSource, options: Partial<ReadOptions> = {}): Promise<Row[]> {
  const reader = await readTable(source, { fileName: '名单', ...options })
  const rows: Row[] = []
  for await (const row of reader.rows()) rows.push(row)
  return rows
}

export async function collectText(source: TableSource, options: Partial<ReadOptions> = {}): Promise<string[][]> {
  return (await collectRows(source, options)).map((row) => row.cells.map((cell) => cell.text))
}

/** The refusal of a table, as code and place. */
export async function refusalOf(source: TableSource, options: Partial<ReadOptions> = {}): Promise<unknown> {
  try {
    await collectRows(source, options)
  } catch (error) {
    if (error instanceof TableError) return { code: error.code, ...error.params }
    throw error
  }
  return 'read'
}
