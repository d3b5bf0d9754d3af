import { AppError } from '../../platform/app-error.ts'
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

/**
 * Names by id of items that something new is to stand under. Throws `items.unknown` for one that is not the bureau's
 * and `items.cancelled` for one that is off the list (B-14).
 */
export async function requireItems(db: Db | Tx, bureauId: string, ids: Iterable<string>): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const rows = await db
    .selectFrom('inspectionItems')
    .select(['id', 'name', 'status'])
    .where('bureauId', '=', bureauId)
    .where('id', 'in', wanted)
    .orderBy('code')
    .execute()
  if (rows.length < wanted.length) throw new AppError('items.unknown')
  refuseCancelledItems(rows)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** B-14: nothing new is made for an item that is off the list; the refusal names each. */
export function refuseCancelledItems(items: readonly { name: string; status: 'active' | 'cancelled' }[]): void {
  const cancelled = items.filter(({ status }) => status === 'cancelled')
  if (cancelled.length === 0) return
  throw new AppError('items.cancelled', { names: cancelled.map(({ name }) => `“${name}”`).join('、') })
}
