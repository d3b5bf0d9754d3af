import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../../platform/database.ts'

export interface TargetsDrawn {
  readonly targetIds: readonly string[]
  /** Civil date on which the list was signed. */
  readonly on: string
  readonly year: number
}

export interface InspectorsDrawn {
  /** One entry a visit: a person who was drawn for three visits stands here three times. */
  readonly inspectorIds: readonly string[]
  readonly year: number
}

/** Counts a signed draw on its targets: times this year, and the last day (S1-16). Versions stay as they are. */
export async function markTargetsDrawn(tx: Tx, { targetIds, on, year }: TargetsDrawn): Promise<void> {
  await tx
    .updateTable('targets')
    .set({ drawnYear: year, drawnCount: countAfter(year, sql`1`), lastDrawnOn: on })
    .where(sql<boolean>`id = any(${targetIds}::uuid[])`)
    .execute()
}

/** Counts the visits of a draw on its inspectors once its teams are open. */
export async function markInspectorsDrawn(tx: Tx, { inspectorIds, year }: InspectorsDrawn): Promise<void> {
  const visits = sql<{ id: string; visits: number }>`(
    select id, count(*)::integer as visits from unnest(${inspectorIds}::uuid[]) as id group by id)`
  await tx
    .updateTable('inspectors')
    .from(visits.as('drawn'))
    .set({ drawnYear: year, drawnCount: countAfter(year, sql`drawn.visits`) })
    .whereRef('inspectors.id', '=', 'drawn.id')
    .execute()
}

/** The count starts anew with every year. */
function countAfter(year: number, more: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`case when drawn_year = ${year} then drawn_count else 0 end + ${more}`
}

/** B-14: the items of a signed draw were used on that day; one unused for years is taken off the list. */
export async function markItemsUsed(
  tx: Tx,
  { itemIds, on }: { itemIds: readonly string[]; on: string },
): Promise<void> {
  await tx
    .updateTable('inspectionItems')
    .set({ lastUsedOn: sql`greatest(last_used_on, ${on}::date)` })
    .where(sql<boolean>`id = any(${itemIds}::uuid[])`)
    .execute()
}
