import {
  addDays,
  type Engagement,
  type Institution,
  type InstitutionDetail,
  type InstitutionQuery,
} from '@sunlot/contract'
import { sql, type Selectable } from 'kysely'
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
  return { ...found, rows: await showInstitutions(db, found.rows) }
}

/** All that match, in the same order; a bureau works with a few dozen. */
export async function listAllInstitutions(db: Db, search: InstitutionSearch): Promise<Institution[]> {
  return showInstitutions(db, await inOrder(db, search).execute())
}

export async function findInstitution(
  db: Db | Tx,
  { id, bureauId }: { id: string; bureauId: string },
): Promise<InstitutionDetail | undefined> {
  const row = await db
    .selectFrom('institutions')
    .selectAll()
    .where('id', '=', id)
    .where('bureauId', '=', bureauId)
    .executeTakeFirst()
  if (!row) return undefined
  const [institution] = await showInstitutions(db, [row])
  return institution && { ...institution, engagements: await listEngagements(db, id) }
}

async function listEngagements(db: Db | Tx, institutionId: string): Promise<Engagement[]> {
  const rows = await db
    .selectFrom('engagements')
    .selectAll()
    .where('institutionId', '=', institutionId)
    .orderBy('engagedOn', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(({ id, service, subject, engagedOn, reportNo, reportedOn, conclusion }) => ({
    id,
    service,
    subject,
    engagedOn,
    report:
      reportNo === null || reportedOn === null
        ? null
        : { number: reportNo, on: reportedOn, conclusion: conclusion ?? '' },
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

async function showInstitutions(db: Db | Tx, rows: readonly Selectable<InstitutionsTable>[]): Promise<Institution[]> {
  const ids = rows.map(({ id }) => id)
  const staff = await db
    .selectFrom('institutionStaff')
    .selectAll()
    .where(sql<boolean>`institution_id = any(${ids}::uuid[])`)
    .orderBy('number')
    .execute()
  const counts = await db
    .selectFrom('engagements')
    .select(({ fn }) => ['institutionId', fn.countAll<number>().as('count')])
    .where(sql<boolean>`institution_id = any(${ids}::uuid[])`)
    .groupBy('institutionId')
    .execute()
  const count = new Map(counts.map((one) => [one.institutionId, one.count]))
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    uscc: row.uscc,
    services: row.services,
    qualificationNo: row.qualificationNo,
    qualificationUntil: row.qualificationUntil,
    scope: row.scope,
    staff: staff.filter(({ institutionId }) => institutionId === row.id).map(({ name, number }) => ({ name, number })),
    engagementCount: count.get(row.id) ?? 0,
    removed: row.removedAt !== null,
    version: row.version,
  }))
}
