import {
  addDays,
  type Engagement,
  type EngagementReport,
  type Institution,
  type InstitutionDetail,
  type InstitutionQuery,
} from '@sunlot/contract'
import { type RawBuilder, type Selectable, sql, type SqlBool } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'
import type { InstitutionsTable } from '../../platform/tables/people.ts'
import { takePage } from './pages.ts'
import { EXPIRING_DAYS } from './targets.search.ts'

export interface InstitutionSearch {
  readonly bureauId: string
  readonly query: InstitutionQuery
  readonly today: string
}

/** One page, those whose qualification ends first on top; removed ones last. */
export async function listInstitutions(
  db: Db,
  search: InstitutionSearch,
): Promise<{ rows: Institution[]; total: number; tookMs: number }> {
  const { page, size } = search.query
  const rows = inOrder(db, search)
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  const total = matching(db, search)
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const found = await takePage(rows, total)
  return { ...found, rows: await showInstitutions(db, found.rows, search.today) }
}

/** All that match, in the same order; a bureau works with a few dozen. */
export async function listAllInstitutions(db: Db, search: InstitutionSearch): Promise<Institution[]> {
  return showInstitutions(db, await inOrder(db, search).execute(), search.today)
}

export async function findInstitution(
  db: Db | Tx,
  { id, bureauId, today }: { id: string; bureauId: string; today: string },
): Promise<InstitutionDetail | undefined> {
  const row = await db
    .selectFrom('institutions')
    .selectAll()
    .where('id', '=', id)
    .where('bureauId', '=', bureauId)
    .executeTakeFirst()
  if (!row) return undefined
  const [institution] = await showInstitutions(db, [row], today)
  return institution && { ...institution, engagements: await listEngagements(db, id, today) }
}

async function listEngagements(db: Db | Tx, institutionId: string, today: string): Promise<Engagement[]> {
  const rows = await db
    .selectFrom('engagements')
    .select(['id', 'service', 'subject', 'engagedOn', 'dueOn'])
    .where('institutionId', '=', institutionId)
    .orderBy('engagedOn', 'desc')
    .orderBy('id')
    .execute()
  const reports = Map.groupBy(await listReports(db, institutionId), ({ engagementId }) => engagementId)
  return rows.map((row) => {
    const own = reports.get(row.id) ?? []
    return { ...row, isOverdue: own.length === 0 && row.dueOn !== null && row.dueOn < today, reports: own }
  })
}

/** The latest of each engagement first: what takes the place of another came after it. */
async function listReports(
  db: Db | Tx,
  institutionId: string,
): Promise<(EngagementReport & { engagementId: string })[]> {
  const rows = await db
    .selectFrom('engagementReports as r')
    .innerJoin('engagements as e', 'e.id', 'r.engagementId')
    .leftJoin('files as f', 'f.id', 'r.fileId')
    .leftJoin('users as u', 'u.id', 'r.recordedBy')
    .select(['r.engagementId', 'r.id', 'r.number', 'r.reportedOn as on', 'r.conclusion', 'r.reason', 'r.recordedAt'])
    .select(['r.fileName', 'f.size', 'f.sha256', 'u.name as by'])
    .where('e.institutionId', '=', institutionId)
    .orderBy('r.seq', 'desc')
    .execute()
  return rows.map(({ fileName, size, sha256, recordedAt, ...report }) => ({
    ...report,
    file: fileName === null || size === null || sha256 === null ? null : { name: fileName, size, sha256 },
    at: recordedAt.toISOString(),
  }))
}

function matching(db: Db, { bureauId, query: { q, service, qualification }, today }: InstitutionSearch) {
  return db
    .selectFrom('institutions')
    .where('bureauId', '=', bureauId)
    .$if(q !== '', (qb) => qb.where(sql<boolean>`(strpos(name, ${q}) > 0 or uscc = ${q.toUpperCase()})`))
    .$if(service !== undefined, (qb) => qb.where(sql<boolean>`${service ?? ''} = any(services)`))
    .$if(qualification === 'expired', (qb) => qb.where('qualificationUntil', '<', today))
    .$if(qualification === 'valid', (qb) => qb.where('qualificationUntil', '>=', today))
    .$if(qualification === 'expiring', (qb) =>
      qb.where((eb) => eb.between('qualificationUntil', today, addDays(today, EXPIRING_DAYS))),
    )
}

function inOrder(db: Db, search: InstitutionSearch) {
  return matching(db, search)
    .selectAll()
    .orderBy(sql`removed_at is not null`)
    .orderBy('qualificationUntil')
    .orderBy('uscc')
}

async function showInstitutions(
  db: Db | Tx,
  rows: readonly Selectable<InstitutionsTable>[],
  today: string,
): Promise<Institution[]> {
  const ids = rows.map(({ id }) => id)
  const staff = await db
    .selectFrom('institutionStaff')
    .selectAll()
    .where(sql<boolean>`institution_id = any(${ids}::uuid[])`)
    .orderBy('number')
    .execute()
  const counts = await db
    .selectFrom('engagements as e')
    .select(({ fn }) => ['institutionId', fn.countAll<number>().as('count')])
    .select(({ fn }) => fn.countAll<number>().filterWhere(isOverdue(today)).as('overdue'))
    .where(sql<boolean>`institution_id = any(${ids}::uuid[])`)
    .groupBy('institutionId')
    .execute()
  const count = new Map(counts.map((one) => [one.institutionId, one]))
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    uscc: row.uscc,
    services: row.services,
    qualificationNo: row.qualificationNo,
    qualificationUntil: row.qualificationUntil,
    scope: row.scope,
    staff: staff.filter(({ institutionId }) => institutionId === row.id).map(({ name, number }) => ({ name, number })),
    engagementCount: count.get(row.id)?.count ?? 0,
    overdueCount: count.get(row.id)?.overdue ?? 0,
    removed: row.removedAt !== null,
    version: row.version,
  }))
}

/** Condition on `engagements e`: its report was due before the day and has not come (S1-19). */
export function isOverdue(today: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`(e.due_on < ${today}::date
    and not exists (select from engagement_reports r where r.engagement_id = e.id))`
}
