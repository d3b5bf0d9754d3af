import type { Item } from '@sunlot/contract'
import type { NotNull } from 'kysely'
import type { Db } from '../../platform/database.ts'

/** The bureau's list of inspection items with how many targets stand under each, removed ones left out. */
export async function listItems(db: Db, bureauId: string): Promise<Item[]> {
  return db
    .selectFrom('inspectionItems as i')
    .select(({ selectFrom, fn }) => [
      'i.id',
      'i.code',
      'i.name',
      'i.category',
      'i.legalBasis',
      'i.needsPermit',
      selectFrom('targetItems as ti')
        .innerJoin('targets as t', 't.id', 'ti.targetId')
        .whereRef('ti.itemId', '=', 'i.id')
        .where('t.status', '<>', 'removed')
        .select(fn.countAll<number>().as('count'))
        .as('targetCount'),
    ])
    .where('i.bureauId', '=', bureauId)
    .orderBy('i.code')
    .$narrowType<{ targetCount: NotNull }>()
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
