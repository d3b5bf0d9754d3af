import type { RiskClassChange, RiskFact } from '@sunlot/contract'
import type { Db, Tx } from '../../../platform/database.ts'

/** What was recorded of a target, newest first. */
export async function listRiskFacts(db: Db | Tx, targetId: string): Promise<RiskFact[]> {
  const rows = await db
    .selectFrom('targetRiskFacts')
    .select(['id', 'kind', 'onDate as on', 'substantiated', 'endedOn', 'source', 'note'])
    .where('targetId', '=', targetId)
    .orderBy('onDate', 'desc')
    .orderBy('id')
    .execute()
  return rows
}

/** The changes of class, newest first. */
export async function listRiskClasses(db: Db, targetId: string): Promise<RiskClassChange[]> {
  return db
    .selectFrom('targetRiskClasses')
    .select(['riskClass', 'before', 'fromOn as from', 'source'])
    .where('targetId', '=', targetId)
    .orderBy('id', 'desc')
    .execute()
}
