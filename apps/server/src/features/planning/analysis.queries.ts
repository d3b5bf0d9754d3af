import type { Db, Tx } from '../../platform/database.ts'
import type { RoundFact } from './analysis-facts.ts'

/** The tasks that are rounds of the plan's lines: drawn and signed ones first, each in the order they were made. */
export async function listRounds(db: Db | Tx, lineIds: readonly string[]): Promise<RoundFact[]> {
  if (lineIds.length === 0) return []
  const tasks = await db
    .selectFrom('tasks')
    .select(['id', 'planLineId', 'status', 'drawnCount'])
    .where('planLineId', 'in', lineIds)
    .where('status', '<>', 'cancelled')
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  const rounds = tasks.map(({ id, planLineId, status, drawnCount }) => {
    const isSigned = status === 'signed' || status === 'published'
    return { lineId: planLineId ?? '', taskId: id, drawnCount: isSigned ? drawnCount : null }
  })
  return rounds.sort((a, b) => Number(a.drawnCount === null) - Number(b.drawnCount === null))
}
