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
  if (until !== null && (until < today || until < from)) return 'ended'
  return from > today ? 'future' : 'inForce'
}

export interface Holder {
  id: string
  name: string
}

/** Duties of a bureau that are held on a civil day, a row for each who holds one. */
export function duties(db: Db | Tx, { bureauId, on }: { bureauId: string; on: string }) {
  return db
    .selectFrom('dutyHolders')
    .where('dutyHolders.bureauId', '=', bureauId)
    .where('dutyHolders.fromOn', '<=', on)
    .where((eb) => eb.or([eb('dutyHolders.untilOn', 'is', null), eb('dutyHolders.untilOn', '>=', on)]))
}

/**
 * The active people who hold a duty on a civil day: the person it was given to, everybody of the office, or the members
 * of the group on that day. With `itemId` the duty for that item only (S0-33).
 */
export async function holdersOf(
  db: Db | Tx,
  { bureauId, duty, on, itemId = null }: { bureauId: string; duty: Duty; on: string; itemId?: string | null },
): Promise<Holder[]> {
  return duties(db, { bureauId, on })
    .innerJoin('users as u', 'u.id', 'dutyHolders.userId')
    .select(['u.id', 'u.name'])
    .groupBy('u.id')
    .where('dutyHolders.duty', '=', duty)
    .where('dutyHolders.itemId', 'is not distinct from', itemId)
    .where('u.status', '=', 'active')
    .orderBy(sql`u.name collate "C"`)
    .orderBy('u.id')
    .execute()
}
