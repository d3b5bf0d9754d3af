import { addDays, type InspectorOverview } from '@sunlot/contract'
import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { loadPolicy } from '../rulebook/index.ts'
import { isRevokedBy, statusOn } from './inspectors.absences.queries.ts'
import { countCoverage } from './inspectors.ledger.ts'
import { FIRST_ALERT_DAYS } from './inspectors.queries.ts'
import { EXPIRING_DAYS } from './targets.search.ts'

/** What stands above the list: coverage (S1-09), alerts (S1-10), and which mode of the pool rules (S0-08, S3-07). */
export async function readOverview(db: Db, bureauId: string, today: string): Promise<InspectorOverview> {
  const { inspectorPool, certifiedShare } = await loadPolicy(db, bureauId, today)
  const [counts, offices, tags, coverage] = await Promise.all([
    countPeople(db, bureauId, today),
    listOffices(db, bureauId),
    countTags(db, bureauId),
    countCoverage(db, bureauId),
  ])
  const { in30, in90, expired, ...people } = counts
  const pool = { mode: inspectorPool.value, clause: inspectorPool.clause }
  const coverageClause = (certifiedShare ?? inspectorPool).clause
  return { ...people, expiring: { in30, in90, expired }, pool, coverageClause, coverage, offices, tags }
}

async function countPeople(db: Db, bureauId: string, today: string) {
  const isHere = sql`${statusOn('i', today)} = 'active'`
  const until = sql`i.certificate_until`
  const isCertified = sql`${until} >= ${today}::date and not ${isRevokedBy('i', today)}`
  const within = (days: number) => sql`${until} between ${today}::date and ${addDays(today, days)}::date`
  return db
    .selectFrom('inspectors as i')
    .select([
      sql<number>`count(*) filter (where i.kind = 'enforcement')::integer`.as('enforcement'),
      sql<number>`count(*) filter (where i.kind = 'technicalExpert')::integer`.as('technicalExpert'),
      sql<number>`count(*) filter (where ${isHere} and (i.kind = 'technicalExpert' or ${isCertified}))::integer`.as(
        'available',
      ),
      sql<number>`count(*) filter (where ${within(EXPIRING_DAYS)})::integer`.as('in30'),
      sql<number>`count(*) filter (where ${within(FIRST_ALERT_DAYS)})::integer`.as('in90'),
      sql<number>`count(*) filter (where ${until} < ${today}::date)::integer`.as('expired'),
      sql<number>`count(*) filter (where exists (
        select from inspector_items q where q.inspector_id = i.id and not q.confirmed))::integer`.as('unconfirmed'),
    ])
    .where('i.bureauId', '=', bureauId)
    .where('i.status', '<>', 'transferred')
    .executeTakeFirstOrThrow()
}

async function listOffices(db: Db, bureauId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('inspectors')
    .select('office')
    .distinct()
    .where('bureauId', '=', bureauId)
    .where('office', '<>', '')
    .execute()
  return rows.map(({ office }) => office).toSorted()
}

async function countTags(db: Db, bureauId: string): Promise<InspectorOverview['tags']> {
  return db
    .selectFrom('inspectorTags as t')
    .innerJoin('inspectors as i', 'i.id', 't.inspectorId')
    .select(({ fn }) => ['t.facet', 't.tag', fn.countAll<number>().as('count')])
    .where('i.bureauId', '=', bureauId)
    .groupBy(['t.facet', 't.tag'])
    .orderBy('t.facet')
    .orderBy('t.tag')
    .execute()
}
