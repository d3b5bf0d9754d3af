import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import { addDays, RISK_FACT_KINDS } from '@sunlot/contract'
import { entersPool } from './risk.rules.ts'

interface Refill {
  bureauId: string
  poolId: string
  /** Civil date. */
  today: string
}

/** S4-16: brings a pool that fills by itself in line with the facts on record; one kept by hand stays as it is. */
export async function refillPool(tx: Tx, { bureauId, poolId, today }: Refill): Promise<void> {
  const pool = await tx
    .selectFrom('specialPools')
    .select(['entry', 'factKinds'])
    .where('id', '=', poolId)
    .executeTakeFirstOrThrow()
  if (pool.entry !== 'highRisk') return
  const facts = await tx
    .selectFrom('targetRiskFacts')
    .select(['targetId', 'kind', 'onDate as on', 'substantiated', 'endedOn'])
    .where('bureauId', '=', bureauId)
    .where(sql<boolean>`kind = any(${pool.factKinds}::text[])`)
    .orderBy('onDate')
    .orderBy('id')
    .execute()
  const entering = facts.filter((fact) => entersPool(fact, { factKinds: pool.factKinds, today }))
  const reasons = new Map(entering.map(({ targetId, kind }) => [targetId, RISK_FACT_KINDS[kind]]))
  const ids = [...reasons.keys()]
  const until = [...Map.groupBy(entering, ({ targetId }) => targetId).values()].map(lastDayOf)
  await sql`delete from special_pool_targets where pool_id = ${poolId} and target_id <> all(${ids}::uuid[])`.execute(tx)
  await sql`
    insert into special_pool_targets (bureau_id, pool_id, target_id, since, reason, until)
    select ${bureauId}, ${poolId}, id, ${today}::date, reason, until
    from unnest(${ids}::uuid[], ${[...reasons.values()]}::text[], ${until}::date[]) as entering (id, reason, until)
    on conflict (pool_id, target_id) do update set until = excluded.until
      where special_pool_targets.until is distinct from excluded.until`.execute(tx)
}

/** A listing does not count on the day it ends any more; null while one of the facts has no end. */
function lastDayOf(facts: readonly { endedOn: string | null }[]): string | null {
  const ends = facts.map(({ endedOn }) => endedOn)
  if (ends.includes(null)) return null
  const last = ends.toSorted().at(-1)
  return last ? addDays(last, -1) : null
}

/** Every pool of the bureau that fills by itself. */
export async function refillPools(tx: Tx, bureauId: string, today: string): Promise<void> {
  const pools = await tx
    .selectFrom('specialPools')
    .select('id')
    .where('bureauId', '=', bureauId)
    .where('entry', '=', 'highRisk')
    .orderBy('id')
    .execute()
  for (const { id } of pools) await refillPool(tx, { bureauId, poolId: id, today })
}
