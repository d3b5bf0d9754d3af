import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'

/** How many targets stand under each item of the bureau, removed ones left out. */
export async function countTargetsByItem(db: Db, bureauId: string): Promise<Map<string, number>> {
  // Counting all and taking the few removed ones off reads an index only, also under a million targets.
  const all = sql`(select count(*) from target_items ti where ti.item_id = i.id)`
  const removed = sql`(select count(*) from targets t join target_items ti on ti.target_id = t.id
    where t.bureau_id = i.bureau_id and t.status = 'removed' and ti.item_id = i.id)`
  const rows = await db
    .selectFrom('inspectionItems as i')
    .select(['i.id', sql<number>`${all} - ${removed}`.as('count')])
    .where('i.bureauId', '=', bureauId)
    .execute()
  return new Map(rows.map(({ id, count }) => [id, count]))
}

/** Names by id of those items that are the bureau's and stand in its list. */
export async function findItemNames(
  db: Db | Tx,
  bureauId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('inspectionItems')
    .select(['id', 'name'])
    .where('bureauId', '=', bureauId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
