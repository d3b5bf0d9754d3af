import type { RiskClass, TargetStatus } from '@sunlot/contract'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database.ts'

/** So many targets stand alike on a day. */
export interface TargetCount {
  /** Null: the targets themselves, each once; else the entries under that item. */
  readonly itemId: string | null
  readonly region: string
  readonly riskClass: RiskClass | null
  readonly status: TargetStatus
  readonly count: number
}

/**
 * The directory in numbers on a civil date: kept counts for what stands still, and a live count of the few entries whose
 * status depends on the day. Quick also over a million targets. In no order.
 */
export async function countDirectory(db: Db | Tx, bureauId: string, on: string): Promise<TargetCount[]> {
  const { rows } = await sql<TargetCount>`
    select item_id as "itemId", region, risk_class as "riskClass", status, sum(count)::integer as count from (
      select item_id, region, risk_class, status, count from target_tallies where bureau_id = ${bureauId}
      union all
      select item_id, region, risk_class, target_status(t, ${on}::date), 1
      from targets t, lateral (
        select null::uuid as item_id union all select i.item_id from target_items i where i.target_id = t.id
      ) items
      where t.bureau_id = ${bureauId} and t.scheduled
    ) counted
    group by item_id, region, risk_class, status having sum(count) <> 0`.execute(db)
  return rows
}

/** One cell of the statistics: entries under an item (null: each target once) of one region and class. */
export interface TargetCell {
  readonly itemId: string | null
  readonly region: string
  readonly riskClass: RiskClass | null
  /** Entries that take part in draws on that day. */
  readonly active: number
  /** Of those, distinct targets drawn this year in signed draws, and their draws. */
  readonly drawn: number
  readonly draws: number
}

export interface TargetStatistics {
  readonly cells: readonly TargetCell[]
  /** Distinct targets in the directory, of any status but removed, and those that take part in draws. */
  readonly total: number
  readonly active: number
  /** Distinct active targets drawn this year (S1-15 counts distinct targets). */
  readonly drawn: number
  /** Bounds of visits a year that special pools lay down, with the targets under each (B-12). */
  readonly caps: readonly { readonly poolId: string; readonly visitsPerYear: number; readonly targets: number }[]
}

/** What planning and evaluation ask of the directory (S1-15, S1-28, S3-11): counts by item, class and region. */
export async function targetStatistics(db: Db | Tx, bureauId: string, on: string): Promise<TargetStatistics> {
  const counts = await countDirectory(db, bureauId, on)
  const drawn = new Map((await countDrawn(db, bureauId, on)).map((row) => [keyOf(row), row]))
  const cells = counts
    .filter(({ status }) => status === 'active')
    .map(({ itemId, region, riskClass, count }) => {
      const found = drawn.get(keyOf({ itemId, region, riskClass }))
      return { itemId, region, riskClass, active: count, drawn: found?.targets ?? 0, draws: found?.draws ?? 0 }
    })
  const once = cells.filter(({ itemId }) => itemId === null)
  const total = counts
    .filter(({ itemId, status }) => itemId === null && status !== 'removed')
    .reduce((sum, { count }) => sum + count, 0)
  return {
    cells,
    total,
    active: once.reduce((sum, { active }) => sum + active, 0),
    drawn: once.reduce((sum, one) => sum + one.drawn, 0),
    caps: await listCaps(db, bureauId, on),
  }
}

type Key = Pick<TargetCell, 'itemId' | 'region' | 'riskClass'>

function keyOf({ itemId, region, riskClass }: Key): string {
  return JSON.stringify([itemId, region, riskClass])
}

async function countDrawn(db: Db | Tx, bureauId: string, on: string) {
  const { rows } = await sql<Key & { targets: number; draws: number }>`
    select item_id as "itemId", region, risk_class as "riskClass", count(*)::integer as targets,
      sum(drawn_count)::integer as draws
    from targets t, lateral (
      select null::uuid as item_id union all select i.item_id from target_items i where i.target_id = t.id
    ) items
    where t.bureau_id = ${bureauId} and t.drawn_year = ${Number(on.slice(0, 4))} and t.drawn_count > 0
      and target_status(t, ${on}::date) = 'active'
    group by item_id, region, risk_class`.execute(db)
  return rows
}

async function listCaps(db: Db | Tx, bureauId: string, on: string): Promise<TargetStatistics['caps']> {
  const { rows } = await sql<TargetStatistics['caps'][number]>`
    select p.id as "poolId", p.visits_per_year as "visitsPerYear", count(t.target_id)::integer as targets
    from special_pools p left join special_pool_targets t
      on t.pool_id = p.id and is_in_pool(t, ${on}::date)
    where p.bureau_id = ${bureauId} and p.visits_per_year is not null group by p.id order by p.id`.execute(db)
  return rows
}
