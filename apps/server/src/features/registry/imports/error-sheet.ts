import { CELL_ISSUES, type CellIssue, cellIssueText } from '@sunlot/contract'
import { columnIndex, correctionTable, type OutputTable, type RefusedRow } from '@sunlot/tables'
import type { Db } from '../../../platform/database.ts'
import type { Deps } from '../../../platform/deps.ts'
import type { ImportRecord } from './imports.queries.ts'
import { openSheet, type Sheet, type SheetColumn } from './sheet.ts'

/** The sheet as it was sent, fixes included, with the wrong cells marked and a last column that says what to change. */
export async function errorTable(
  deps: Deps,
  { record, rows }: { record: ImportRecord; rows: 'all' | 'errors' },
): Promise<OutputTable> {
  const sheet = await openSheet(deps, record)
  const width = Math.max(0, ...sheet.columns.map(({ letter }) => columnIndex(letter) + 1))
  const headings = Array.from({ length: width }, (_, index) => headingAt(sheet.columns, index))
  return correctionTable({
    sheetName: '错误行',
    headings,
    rows: joinProblems(sheet, { problems: readProblems(deps.db, record), all: rows === 'all' }),
  })
}

function headingAt(columns: readonly SheetColumn[], index: number): string {
  return columns.find(({ letter }) => columnIndex(letter) === index)?.heading ?? ''
}

interface RowProblems {
  rowNumber: number
  issues: readonly CellIssue[]
}

/** Rows of the file and of the dry run come in the same order, so neither is held. */
async function* joinProblems(
  sheet: Sheet,
  { problems, all }: { problems: AsyncGenerator<RowProblems>; all: boolean },
): AsyncGenerator<RefusedRow> {
  let next = await problems.next()
  for await (const row of sheet.rows()) {
    while (!next.done && next.value.rowNumber < row.number) next = await problems.next()
    const issues = !next.done && next.value.rowNumber === row.number ? next.value.issues : []
    if (all || issues.length > 0) yield { row, problems: describe(sheet.columns, issues) }
    if (!all && next.done) return
  }
}

function describe(columns: readonly SheetColumn[], issues: readonly CellIssue[]): Map<number, string> {
  const problems = new Map<number, string>()
  for (const issue of issues) {
    const column = columns.find(({ field }) => field === issue.field)
    const at = column ? columnIndex(column.letter) : -1
    const advice = issue.suggestion === undefined ? '' : `，改为：${issue.suggestion}`
    const text = `${column ? `${column.heading}：` : ''}${cellIssueText(issue)}${advice}`
    problems.set(at, problems.has(at) ? `${problems.get(at)}，${text}` : text)
  }
  return problems
}

async function* readProblems(db: Db, { id }: ImportRecord, batch = 1000): AsyncGenerator<RowProblems> {
  for (let last = 0; ; ) {
    const rows = await db
      .selectFrom('importRows')
      .select(['rowNumber', 'issues'])
      .where('importId', '=', id)
      .where('state', '=', 'error')
      .where('rowNumber', '>', last)
      .orderBy('rowNumber')
      .limit(batch)
      .execute()
    for (const row of rows) yield { rowNumber: row.rowNumber, issues: errorsOf(row.issues as CellIssue[]) }
    if (rows.length < batch) return
    last = rows.at(-1)?.rowNumber ?? 0
  }
}

function errorsOf(issues: readonly CellIssue[]): CellIssue[] {
  return issues.filter(({ code }) => CELL_ISSUES[code].severity === 'error')
}
