import type { RiskClassChange, RiskFact } from '@sunlot/contract'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Db, Tx } from '../../../platform/database.ts'
import { COUNTING } from './risk.rules.ts'
import type { UpliftAt } from './risk.rules.ts'

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

/** Condition on `targets t`: something on record raises its ratio on that day, as `upliftOf` has it. Read as one set. */
export function isRaised(bureauId: string, { today, highRisk }: UpliftAt): RawBuilder<boolean> {
  const counts =
    highRisk.value === 'ifSubstantiated' ? sql`f.substantiated` : sql`f.substantiated is distinct from false`
  return sql<boolean>`(t.id in (select f.target_id from target_risk_facts f
    where f.bureau_id = ${bureauId} and f.kind = any(${[...COUNTING[highRisk.value]]}::text[])
      and f.on_date <= ${today}::date and (f.ended_on is null or f.ended_on > ${today}::date)
      and (f.kind <> 'complaint' or ${counts})))`
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
