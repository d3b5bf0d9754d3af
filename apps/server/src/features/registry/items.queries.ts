import type { Item } from '@sunlot/contract'
import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'

/** The bureau's list of inspection items with how many targets stand under each, removed ones left out. */
export async function listItems(db: Db, bureauId: string): Promise<Item[]> {
  // Counting all and taking the few removed ones off reads an index only, also under a million targets.
  const all = sql`(select count(*) from target_items ti where ti.item_id = i.id)`
  const removed = sql`(select count(*) from targets t join target_items ti on ti.target_id = t.id
    where t.bureau_id = i.bureau_id and t.status = 'removed' and ti.item_id = i.id)`
  return db
    .selectFrom('inspectionItems as i')
    .select(['i.id', 'i.code', 'i.name', 'i.category', 'i.legalBasis', 'i.needsPermit'])
    .select(sql<number>`${all} - ${removed}`.as('targetCount'))
    .where('i.bureauId', '=', bureauId)
    .orderBy('i.code')
    .execute()
}

/** Names by id of those items that are the bureau's. */
export async function findItemNames(db: Db, bureauId: string, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('inspectionItems')
    .select(['id', 'name'])
    .where('bureauId', '=', bureauId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
