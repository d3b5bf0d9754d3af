import {
  addDays,
  CONFLICT_KINDS,
  type Inspector,
  type InspectorDetail,
  type InspectorQuery,
  TRAINING_RESULTS,
} from '@sunlot/contract'
import { sql, type Expression, type ExpressionBuilder, type Selectable, type SqlBool } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { Database } from '../../platform/tables.ts'
import type { InspectorsTable } from '../../platform/tables/registry.ts'
import { listHistory } from './history.ts'
import { listAbsences, statusOn } from './inspectors.absences.queries.ts'
import { countConflicts, itemsOfInspectors, tagsOfInspectors } from './inspectors.marks.queries.ts'
import { hidePhone } from './inspectors.rules.ts'
import { orderBy, prefixPattern, takePage } from './pages.ts'
import { EXPIRING_DAYS } from './targets.search.ts'
import { listTrainingsOf } from './training.queries.ts'

export interface InspectorSearch {
  readonly bureauId: string
  readonly query: InspectorQuery
  /** Whether a person checks only items of the own qualification (S0-08); else one shared pool (S3-07). */
  readonly isByItem: boolean
  readonly today: string
}

/** S1-10: so long before the end of a certificate the first alert stands. */
export const FIRST_ALERT_DAYS = 90

const SORTS = {
  name: sql`name`,
  code: sql`code`,
  kind: sql`kind`,
  office: sql`office`,
  region: sql`region`,
  certificateUntil: sql`certificate_until`,
  drawnThisYear: sql`drawn_count`,
  status: sql`status_today`,
}

/** One page of the directory of inspectors. */
export async function listInspectors(
  db: Db,
  search: InspectorSearch,
): Promise<{ rows: Inspector[]; total: number; tookMs: number }> {
  const { page, size, sort } = search.query
  const rows = selectInspectors(db, search)
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
    const rows = await selectInspectors(db, search).where('code', '>', last).orderBy('code').limit(batch).execute()
    yield* await showInspectors(db, rows, search.today)
    if (rows.length < batch) return
    last = rows.at(-1)?.code ?? ''
  }
}

function selectInspectors(db: Db, search: InspectorSearch) {
  return db
    .selectFrom('inspectors')
    .selectAll()
    .select(statusOn('inspectors', search.today).as('statusToday'))
    .where((eb) => matchInspectors(eb, search))
}

/** One inspector of the bureau with history and all that hangs on the entry, or undefined. */
export async function findInspector(
  db: Db,
  { id, bureauId, today }: { id: string; bureauId: string; today: string },
): Promise<InspectorDetail | undefined> {
  const row = await db
    .selectFrom('inspectors')
    .selectAll()
    .select(statusOn('inspectors', today).as('statusToday'))
    .where('id', '=', id)
    .where('bureauId', '=', bureauId)
    .executeTakeFirst()
  if (!row) return undefined
  const [inspectors, history, conflicts, absences, trainings] = await Promise.all([
    showInspectors(db, [row], today),
    listHistory(db, { of: 'inspector', id, importId: row.importId, createdAt: row.createdAt }),
    listOwnConflicts(db, id),
    listAbsences(db, id),
    listTrainingsOf(db, id),
  ])
  const shown = trainings.map((one) => ({ ...one, result: TRAINING_RESULTS[one.result] }))
  return inspectors[0] && { ...inspectors[0], history, conflicts, absences, trainings: shown }
}

async function listOwnConflicts(db: Db, inspectorId: string): Promise<InspectorDetail['conflicts']> {
  const rows = await db
    .selectFrom('conflicts as c')
    .innerJoin('targets as t', 't.id', 'c.targetId')
    .select(['c.id', 't.name as targetName', 'c.kind', 'c.note'])
    .where('c.inspectorId', '=', inspectorId)
    .where('c.withdrawnAt', 'is', null)
    .orderBy('c.declaredAt')
    .orderBy('c.id')
    .execute()
  return rows.map((one) => ({ ...one, kind: CONFLICT_KINDS[one.kind] }))
}

type Inspectors = ExpressionBuilder<Database, 'inspectors'>

function matchInspectors(eb: Inspectors, { bureauId, query, isByItem, today }: InspectorSearch): Expression<SqlBool> {
  const conditions: Expression<SqlBool>[] = [
    eb('bureauId', '=', bureauId),
    ...query.q
      .split(/\s+/)
      .filter(Boolean)
      .map((word) => matchesWord(eb, word)),
  ]
  if (query.kind) conditions.push(eb('kind', '=', query.kind))
  if (query.status) conditions.push(eb(statusOn('inspectors', today), '=', query.status))
  if (query.office) conditions.push(eb('office', '=', query.office))
  if (query.tag) conditions.push(isTagged(eb, query.tag))
  // S3-07: in one shared pool everybody checks everything.
  if (query.item && isByItem) conditions.push(eb.exists(qualifications(eb).where('itemId', '=', query.item)))
  if (query.unconfirmed) conditions.push(eb.exists(qualifications(eb, false)))
  if (query.certificate) conditions.push(certificateIs(eb, query.certificate, today))
  return eb.and(conditions)
}

function certificateIs(
  eb: Inspectors,
  wanted: NonNullable<InspectorQuery['certificate']>,
  today: string,
): Expression<SqlBool> {
  if (wanted === 'valid') return eb('certificateUntil', '>=', today)
  if (wanted === 'expired') return eb('certificateUntil', '<', today)
  const days = wanted === 'expiring' ? EXPIRING_DAYS : FIRST_ALERT_DAYS
  return eb.between('certificateUntil', today, addDays(today, days))
}

/** A directory of people is small enough to be read whole: no index serves the names. */
function matchesWord(eb: Inspectors, word: string): Expression<SqlBool> {
  return eb.or([
    sql<boolean>`strpos(name, ${word}) > 0`,
    sql<boolean>`strpos(office, ${word}) > 0`,
    eb('code', 'like', prefixPattern(word.toUpperCase())),
  ])
}

function qualifications(eb: Inspectors, confirmed = true) {
  return eb
    .selectFrom('inspectorItems')
    .whereRef('inspectorItems.inspectorId', '=', 'inspectors.id')
    .where('confirmed', '=', confirmed)
    .select('itemId')
}

function isTagged(eb: Inspectors, tag: string): Expression<SqlBool> {
  return eb.exists(
    eb
      .selectFrom('inspectorTags')
      .whereRef('inspectorTags.inspectorId', '=', 'inspectors.id')
      .where('tag', '=', tag)
      .select('tag'),
  )
}

type InspectorRow = Selectable<InspectorsTable> & { statusToday: Inspector['status'] }

async function showInspectors(db: Db, rows: readonly InspectorRow[], today: string): Promise<Inspector[]> {
  const year = Number(today.slice(0, 4))
  const ids = rows.map(({ id }) => id)
  const [items, tagsOf, conflicts] = await Promise.all([
    itemsOfInspectors(db, ids),
    tagsOfInspectors(db, ids),
    countConflicts(db, ids),
  ])
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    kind: row.kind,
    office: row.office,
    region: row.region,
    phone: hidePhone(row.phone),
    tags: tagsOf(row.id),
    certificateUntil: row.certificateUntil,
    items: items.get(row.id) ?? [],
    status: row.statusToday,
    conflictCount: conflicts.get(row.id) ?? 0,
    drawnThisYear: row.drawnYear === year ? row.drawnCount : 0,
    version: row.version,
  }))
}
