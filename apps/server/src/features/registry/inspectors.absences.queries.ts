import type { Absence, InspectorStatus } from '@sunlot/contract'
import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../platform/database.ts'

/**
 * Status of the row of `inspectors` under that alias on a civil date: what was set for good, else the absence of that
 * day (S0-10). Nothing has to run at midnight for it to begin or end.
 */
export function statusOn(alias: string, day: string): RawBuilder<InspectorStatus> {
  const inspector = sql.ref(alias)
  return sql<InspectorStatus>`case when ${inspector}.status <> 'active' then ${inspector}.status else coalesce((
    select case a.kind when 'leave' then 'leave' when 'transfer' then 'transferred' else 'suspended' end
    from inspector_absences a
    where a.inspector_id = ${inspector}.id and ${inForce(day)}
    order by array_position(array['transfer', 'suspension', 'leave'], a.kind) limit 1), 'active') end`
}

/**
 * Whether the person under that alias cannot be sent in a window of civil dates, both included (S0-10): transferred or
 * suspended on any day of it, or on leave for at least half of it. Who misses a few days can go on the others.
 */
export function isAwayDuring(alias: string, { from, until }: { from: string; until: string }): RawBuilder<boolean> {
  const inspector = sql.ref(alias)
  const [first, last] = [sql`${from}::date`, sql`${until}::date`]
  const end = sql`least(coalesce(a.until_on, ${last}), coalesce(a.ended_on - 1, ${last}), ${last})`
  return sql<boolean>`exists (
    select from inspector_absences a
    where a.inspector_id = ${inspector}.id and a.from_on <= ${last} and ${end} >= greatest(a.from_on, ${first})
    having count(*) filter (where a.kind <> 'leave') > 0
      or 2 * coalesce(sum(${end} - greatest(a.from_on, ${first}) + 1), 0) >= ${last} - ${first} + 1)`
}

/** Whether the certificate that the person under that alias goes by is revoked on or before that civil date (S0-10). */
export function isRevokedBy(alias: string, day: string): RawBuilder<boolean> {
  const inspector = sql.ref(alias)
  return sql<boolean>`exists (select from inspector_certificates c where c.inspector_id = ${inspector}.id
    and c.number = ${inspector}.code and c.valid_until = ${inspector}.certificate_until and c.revoked_on <= ${day}::date)`
}

/** Condition on `inspector_absences a`. */
function inForce(day: string): RawBuilder<boolean> {
  return sql<boolean>`a.from_on <= ${day}::date and coalesce(a.until_on, ${day}::date) >= ${day}::date
    and coalesce(a.ended_on > ${day}::date, true)`
}

/** Every absence of a person, the latest first. */
export async function listAbsences(db: Db, inspectorId: string): Promise<Absence[]> {
  const rows = await db
    .selectFrom('inspectorAbsences as a')
    .leftJoin('users as u', 'u.id', 'a.declaredBy')
    .select([
      'a.id',
      'a.kind',
      'a.fromOn',
      'a.untilOn',
      'a.endedOn',
      'a.reason',
      'a.declaredAt',
      'u.name as declaredBy',
    ])
    .where('a.inspectorId', '=', inspectorId)
    .orderBy('a.fromOn', 'desc')
    .orderBy('a.id')
    .execute()
  return rows.map((row) => ({ ...row, declaredAt: row.declaredAt.toISOString() }))
}
