import type { Inspector, InspectorTags } from '@sunlot/contract'
import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'

/** Items each person is qualified for, in the order of their codes. */
export async function itemsOfInspectors(
  db: Db | Tx,
  inspectorIds: readonly string[],
): Promise<Map<string, Inspector['items']>> {
  const rows = await db
    .selectFrom('inspectorItems as ii')
    .innerJoin('inspectionItems as i', 'i.id', 'ii.itemId')
    .select(['ii.inspectorId', 'i.id', 'i.name', 'ii.confirmed'])
    .where(sql<boolean>`ii.inspector_id = any(${inspectorIds}::uuid[])`)
    .orderBy('i.code')
    .execute()
  const items = rows.map(({ inspectorId, ...item }) => ({ inspectorId, item }))
  return new Map(
    [...Map.groupBy(items, ({ inspectorId }) => inspectorId)].map(([id, own]) => [id, own.map(({ item }) => item)]),
  )
}

/** Marks of each person by facet, in bytes. */
export async function tagsOfInspectors(
  db: Db | Tx,
  inspectorIds: readonly string[],
): Promise<(inspectorId: string) => InspectorTags> {
  const rows = await db
    .selectFrom('inspectorTags')
    .selectAll()
    .where(sql<boolean>`inspector_id = any(${inspectorIds}::uuid[])`)
    .execute()
  const byPerson = Map.groupBy(rows, ({ inspectorId }) => inspectorId)
  return (inspectorId) => {
    const own = byPerson.get(inspectorId) ?? []
    const of = (wanted: string) => own.flatMap(({ facet, tag }) => (facet === wanted ? [tag] : [])).toSorted()
    return { duty: of('duty'), specialty: of('specialty'), domain: of('domain') }
  }
}

/** Declarations that keep each person off a target: the own ones, the office's and the bureau's (S4-05). */
export async function countConflicts(db: Db, inspectorIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; count: number }>`
    select i.id, count(c.id)::integer as count
    from inspectors i join conflicts c on c.bureau_id = i.bureau_id and c.withdrawn_at is null
      and (c.inspector_id = i.id or c.office = i.office or c.scope = 'bureau')
    where i.id = any(${inspectorIds}::uuid[]) group by i.id`.execute(db)
  return new Map(rows.map(({ id, count }) => [id, count]))
}
