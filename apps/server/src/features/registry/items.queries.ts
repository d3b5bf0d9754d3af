import type { Db, Tx } from '../../platform/database.ts'
import { countDirectory } from './targets/statistics.ts'

/** How many targets stand under each item of the bureau on a civil date, removed ones left out. */
export async function countTargetsByItem(db: Db, bureauId: string, on: string): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const { itemId, status, count } of await countDirectory(db, bureauId, on)) {
    if (itemId !== null && status !== 'removed') counts.set(itemId, (counts.get(itemId) ?? 0) + count)
  }
  return counts
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
