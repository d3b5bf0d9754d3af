import { TRAINING_PERIODS, type TrainingGaps, trainingsSince } from '@sunlot/contract'
import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { loadPolicy } from '../rulebook/index.ts'
import { statusOn } from './inspectors.absences.queries.ts'
import { findUntrained } from './training.queries.ts'

/**
 * Who of those on duty misses a training that counts for an item of the own qualification; without qualifications, for
 * any item of the bureau (S0-35, S2-18).
 */
export async function readTrainingGaps(db: Db, bureauId: string, today: string): Promise<TrainingGaps> {
  const people = await db
    .selectFrom('inspectors as i')
    .select(['i.id as inspectorId', 'i.name', 'i.office'])
    .select(
      sql<string[]>`coalesce(
        (select array_agg(q.item_id) from inspector_items q where q.inspector_id = i.id and q.confirmed),
        array(select m.id from inspection_items m where m.bureau_id = i.bureau_id))`.as('itemIds'),
    )
    .where('i.bureauId', '=', bureauId)
    .where(statusOn('i', today), '=', 'active')
    .orderBy('i.code')
    .execute()
  const { trainingFirst } = await loadPolicy(db, bureauId, today)
  const period = trainingFirst?.value.period ?? 'calendarYear'
  const from = trainingsSince(period, today)
  const untrained = new Set<string>()
  for (const [, group] of Map.groupBy(people, ({ itemIds }) => itemIds.toSorted().join())) {
    const { itemIds } = group[0] ?? { itemIds: [] }
    const found = await findUntrained(db, {
      inspectorIds: group.map(({ inspectorId }) => inspectorId),
      itemIds,
      from,
      until: today,
    })
    for (const id of found) untrained.add(id)
  }
  const missing = people.filter(({ inspectorId }) => untrained.has(inspectorId))
  return {
    period: TRAINING_PERIODS[period],
    from,
    clause: trainingFirst?.clause ?? null,
    people: people.length,
    missing: missing.map(({ inspectorId, name, office }) => ({ inspectorId, name, office })),
  }
}
