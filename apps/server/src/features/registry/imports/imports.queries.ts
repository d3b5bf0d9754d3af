import { CELL_ISSUES, type Import, type ImportFix, type ImportRow, type ImportRowsQuery } from '@sunlot/contract'
import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { takePage } from '../pages.ts'
import { FIELDS, findMissing } from './fields.ts'
import type { SheetColumn } from './sheet.ts'
import { NO_COUNTS } from './tally.ts'

/** An import as stored, with its file and its maker. */
export type ImportRecord = NonNullable<Awaited<ReturnType<typeof findImport>>>

/** The import of that id, or undefined; `bureauId` null for work of the server itself. */
export async function findImport(db: Db, { id, bureauId }: { id: string; bureauId: string | null }) {
  const row = await db
    .selectFrom('imports as i')
    .innerJoin('files as f', 'f.id', 'i.fileId')
    .innerJoin('users as u', 'u.id', 'i.createdBy')
    .selectAll('i')
    .select(['f.sha256', 'u.name as creatorName'])
    .where('i.id', '=', id)
    .$if(bureauId !== null, (qb) => qb.where('i.bureauId', '=', bureauId ?? ''))
    .executeTakeFirst()
  return (
    row && {
      ...row,
      columns: row.columns as SheetColumn[],
      fixes: row.fixes as ImportFix[],
      counts: { ...NO_COUNTS, ...(row.counts as object) },
      groups: row.groups as Import['groups'],
    }
  )
}

/** The latest imports of the bureau, newest first, so that one left behind is found again. */
export async function listImports(db: Db, { bureauId, limit }: { bureauId: string; limit: number }): Promise<Import[]> {
  const rows = await db
    .selectFrom('imports')
    .select('id')
    .where('bureauId', '=', bureauId)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  const records = await Promise.all(rows.map(({ id }) => findImport(db, { id, bureauId })))
  return records.filter((record) => record !== undefined).map(showImport)
}

export function showImport(record: ImportRecord): Import {
  const { id, kind, fileName, status, encoding, sheetName, columns, counts, groups, failure } = record
  const found = new Set(columns.map(({ field }) => field).filter((field) => field !== null))
  return {
    id,
    kind,
    fileName,
    status,
    encoding,
    sheetName,
    columns,
    fields: FIELDS[kind].map(({ key, name, required }) => ({ key, name, required: required ?? false })),
    missing: columns.length === 0 ? [] : findMissing(kind, found),
    progress: { done: record.doneRows, total: record.totalRows },
    counts,
    groups,
    failure,
    createdBy: record.creatorName,
    createdAt: record.createdAt.toISOString(),
  }
}

/** One page of the sheet: the rows that must be mended, all, or those with something of one group. */
export async function listImportRows(
  db: Db,
  { id, query }: { id: string; query: ImportRowsQuery },
): Promise<{ rows: ImportRow[]; total: number; tookMs: number }> {
  const codes = Object.entries(CELL_ISSUES)
    .filter(([, { group }]) => group === query.show)
    .map(([code]) => code)
  const found = db
    .selectFrom('importRows')
    .where('importId', '=', id)
    .$if(query.show === 'errors', (qb) => qb.where('state', '=', 'error'))
    .$if(query.show !== 'errors' && query.show !== 'all', (qb) =>
      qb.where(
        sql<boolean>`issues <> '[]' and exists (
          select from jsonb_array_elements(issues) as one where one ->> 'code' = any(${codes}::text[]))`,
      ),
    )
  const rows = found
    .select(['rowNumber', 'state', 'cells', 'issues'])
    .orderBy('rowNumber')
    .limit(query.size)
    .offset((query.page - 1) * query.size)
    .execute()
  const total = found.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const page = await takePage(rows, total)
  return { ...page, rows: page.rows.map((row) => ({ ...row, issues: row.issues as ImportRow['issues'] })) }
}
