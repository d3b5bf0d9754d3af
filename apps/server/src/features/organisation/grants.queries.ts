import type { Duty, DutyGrant } from '@sunlot/contract'
import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'

/** All duties given in a bureau, those in force first. */
export async function listGrants(db: Db | Tx, bureauId: string, today: string): Promise<DutyGrant[]> {
  const rows = await db
    .selectFrom('dutyGrants as g')
    .leftJoin('offices as o', 'o.id', 'g.officeId')
    .leftJoin('users as u', 'u.id', 'g.userId')
    .leftJoin('coordinationGroups as c', 'c.id', 'g.groupId')
    .leftJoin('inspectionItems as i', 'i.id', 'g.itemId')
    .select(['g.id', 'g.duty', 'g.officeId', 'g.userId', 'g.groupId', 'g.itemId'])
    .select(['g.fromOn as from', 'g.untilOn as until', 'i.name as itemName'])
    .select(sql<string>`coalesce(o.name, u.name, c.name)`.as('holder'))
    .where('g.bureauId', '=', bureauId)
    .orderBy(sql`g.until_on < ${today}`)
    .orderBy('g.duty')
    .orderBy(sql`i.code nulls first`)
    .orderBy('g.fromOn', 'desc')
    .orderBy('g.id')
    .execute()
  return rows.map((row) => ({ ...row, state: stateOf(row, today) }))
}

function stateOf({ from, until }: { from: string; until: string | null }, today: string): DutyGrant['state'] {
  if (from > today) return 'future'
  return until !== null && until < today ? 'ended' : 'inForce'
}

export interface Holder {
  id: string
  name: string
}

/**
 * The active people who hold a duty on a civil day: the person it was given to, everybody of the office, or the members
 * of the group on that day. With `itemId` the duty for that item only (S0-33).
 */
export async function holdersOf(
  db: Db | Tx,
  { bureauId, duty, on, itemId = null }: { bureauId: string; duty: Duty; on: string; itemId?: string | null },
): Promise<Holder[]> {
  const { rows } = await sql<Holder>`
    with held as (
      select office_id, user_id, group_id from duty_grants
      where bureau_id = ${bureauId} and duty = ${duty} and item_id is not distinct from ${itemId}::uuid
        and from_on <= ${on} and (until_on is null or until_on >= ${on})
    )
    select id, name from users u
    where bureau_id = ${bureauId} and status = 'active' and (
      id in (select user_id from held)
      or office_id in (select office_id from held)
      or id in (select m.user_id from group_members m join coordination_groups c on c.id = m.group_id
        where m.group_id in (select group_id from held)
          and m.from_on <= ${on} and (m.until_on is null or m.until_on >= ${on})
          and c.from_on <= ${on} and (c.until_on is null or c.until_on >= ${on})))
    order by name collate "C", id`.execute(db)
  return rows
}
