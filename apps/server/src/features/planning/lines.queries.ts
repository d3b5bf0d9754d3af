import type { PlanLine } from '@sunlot/contract'
import type { Db, Tx } from '../../platform/database.ts'

/** The lines of a plan as they stand, in their order, with the names of their items. */
export async function listLines(db: Db | Tx, planId: string): Promise<PlanLine[]> {
  const rows = await db
    .selectFrom('planLines as l')
    .innerJoin('annualPlans as p', 'p.id', 'l.planId')
    .select(['l.id', 'l.place', 'l.content', 'l.externalItemId', 'p.bureauId'])
    .where('l.planId', '=', planId)
    .where('l.removedIn', 'is', null)
    .orderBy('l.place')
    .execute()
  const names = await namesOf(
    db,
    rows.flatMap(({ content }) => content.itemIds),
  )
  return rows.map(({ id, place, content, externalItemId }) => ({
    ...content,
    id,
    place,
    externalItemId,
    items: content.itemIds.flatMap((itemId) => names.get(itemId) ?? []),
  }))
}

/** Names of items by id. */
export async function namesOf(db: Db | Tx, itemIds: readonly string[]): Promise<Map<string, string>> {
  if (itemIds.length === 0) return new Map()
  const rows = await db.selectFrom('inspectionItems').select(['id', 'name']).where('id', 'in', itemIds).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
