import { addDays, CONFLICT_KINDS, type Inspector, type InspectorDetail, type InspectorQuery } from '@sunlot/contract'
import { sql, type Expression, type ExpressionBuilder, type Selectable, type SqlBool } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { Database } from '../../platform/tables.ts'
import type { InspectorsTable } from '../../platform/tables/registry.ts'
import { listHistory } from './history.ts'
import { orderBy, prefixPattern, takePage } from './pages.ts'
import { EXPIRING_DAYS } from './targets.search.ts'

export interface InspectorSearch {
  readonly bureauId: string
  readonly query: InspectorQuery
  readonly today: string
}

const SORTS = {
  name: sql`name`,
  code: sql`code`,
  kind: sql`kind`,
  office: sql`office`,
  region: sql`region`,
  certificateUntil: sql`certificate_until`,
  drawnThisYear: sql`drawn_count`,
  status: sql`status`,
}

/** One page of the directory of inspectors. */
export async function listInspectors(
  db: Db,
  search: InspectorSearch,
): Promise<{ rows: Inspector[]; total: number; tookMs: number }> {
  const { page, size, sort } = search.query
  const rows = db
    .selectFrom('inspectors')
    .selectAll()
    .where((eb) => matchInspectors(eb, search))
    .orderBy(orderBy(sort, SORTS))
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  const total = db
    .selectFrom('inspectors')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .where((eb) => matchInspectors(eb, search))
    .executeTakeFirstOrThrow()
  const found = await takePage(rows, total)
  return { ...found, rows: await showInspectors(db, found.rows, search.today) }
}

/** All that match, in order of code and a batch at a time. */
export async function* readInspectors(db: Db, search: InspectorSearch, batch = 2000): AsyncGenerator<Inspector> {
  for (let last = ''; ; ) {
    const rows = await db
      .selectFrom('inspectors')
      .selectAll()
      .where((eb) => matchInspectors(eb, search))
      .where('code', '>', last)
      .orderBy('code')
      .limit(batch)
      .execute()
    yield* await showInspectors(db, rows, search.today)
    if (rows.length < batch) return
    last = rows.at(-1)?.code ?? ''
  }
}

/** One inspector of the bureau with history and declared conflicts, or undefined. */
export async function findInspector(
  db: Db,
  { id, bureauId, today }: { id: string; bureauId: string; today: string },
): Promise<InspectorDetail | undefined> {
  const row = await db
    .selectFrom('inspectors')
    .selectAll()
    .where('id', '=', id)
    .where('bureauId', '=', bureauId)
    .executeTakeFirst()
  if (!row) return undefined
  const [inspectors, history, conflicts] = await Promise.all([
    showInspectors(db, [row], today),
    listHistory(db, { of: 'inspector', id, importId: row.importId, createdAt: row.createdAt }),
    db
      .selectFrom('conflicts as c')
      .innerJoin('targets as t', 't.id', 'c.targetId')
      .select(['c.id', 't.name as targetName', 'c.kind', 'c.note'])
      .where('c.inspectorId', '=', id)
      .where('c.withdrawnAt', 'is', null)
      .orderBy('c.declaredAt')
      .orderBy('c.id')
      .execute(),
  ])
  const shown = conflicts.map((one) => ({ ...one, kind: CONFLICT_KINDS[one.kind] }))
  return inspectors[0] && { ...inspectors[0], history, conflicts: shown }
}

type Inspectors = ExpressionBuilder<Database, 'inspectors'>

function matchInspectors(eb: Inspectors, { bureauId, query, today }: InspectorSearch): Expression<SqlBool> {
  const conditions: Expression<SqlBool>[] = [
    eb('bureauId', '=', bureauId),
    ...query.q
      .split(/\s+/)
      .filter(Boolean)
      .map((word) => matchesWord(eb, word)),
  ]
  if (query.kind) conditions.push(eb('kind', '=', query.kind))
  if (query.status) conditions.push(eb('status', '=', query.status))
  if (query.item) conditions.push(qualifiedFor(eb, query.item))
  if (query.certificate === 'valid') conditions.push(eb('certificateUntil', '>=', today))
  if (query.certificate === 'expired') conditions.push(eb('certificateUntil', '<', today))
  if (query.certificate === 'expiring')
    conditions.push(eb.between('certificateUntil', today, addDays(today, EXPIRING_DAYS)))
  return eb.and(conditions)
}

/** A directory of people is small enough to be read whole: no index serves the names. */
function matchesWord(eb: Inspectors, word: string): Expression<SqlBool> {
  return eb.or([
    sql<boolean>`strpos(name, ${word}) > 0`,
    sql<boolean>`strpos(office, ${word}) > 0`,
    eb('code', 'like', prefixPattern(word.toUpperCase())),
  ])
}

/** S3-07: who has no item of their own is qualified for all. */
function qualifiedFor(eb: Inspectors, itemId: string): Expression<SqlBool> {
  const own = eb
    .selectFrom('inspectorItems')
    .whereRef('inspectorItems.inspectorId', '=', 'inspectors.id')
    .select('itemId')
  return eb.or([eb.exists(own.where('itemId', '=', itemId)), eb.not(eb.exists(own))])
}

async function showInspectors(db: Db, rows: Selectable<InspectorsTable>[], today: string): Promise<Inspector[]> {
  const year = Number(today.slice(0, 4))
  const ids = rows.map(({ id }) => id)
  const [items, conflicts] = await Promise.all([itemsOfInspectors(db, ids), countConflicts(db, ids)])
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    kind: row.kind,
    office: row.office,
    region: row.region,
    certificateUntil: row.certificateUntil,
    items: items.get(row.id) ?? [],
    status: row.status,
    conflictCount: conflicts.get(row.id) ?? 0,
    drawnThisYear: row.drawnYear === year ? row.drawnCount : 0,
    version: row.version,
  }))
}

/** Items each person is qualified for, in the order of their codes. */
export async function itemsOfInspectors(
  db: Db,
  inspectorIds: readonly string[],
): Promise<Map<string, { id: string; name: string }[]>> {
  const rows = await db
    .selectFrom('inspectorItems as ii')
    .innerJoin('inspectionItems as i', 'i.id', 'ii.itemId')
    .select(['ii.inspectorId', 'i.id', 'i.name'])
    .where(sql<boolean>`ii.inspector_id = any(${inspectorIds}::uuid[])`)
    .orderBy('i.code')
    .execute()
  return Map.groupBy(rows, ({ inspectorId }) => inspectorId)
}

async function countConflicts(db: Db, inspectorIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('conflicts')
    .select(({ fn }) => ['inspectorId', fn.countAll<number>().as('count')])
    .where(sql<boolean>`inspector_id = any(${inspectorIds}::uuid[])`)
    .where('withdrawnAt', 'is', null)
    .groupBy('inspectorId')
    .execute()
  return new Map(rows.map(({ inspectorId, count }) => [inspectorId, count]))
}
