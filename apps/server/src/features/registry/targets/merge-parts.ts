import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { TargetRow } from './shown.queries.ts'

/** What a merge has moved: ids by kind, so that undoing it brings back exactly that. */
interface Parts {
  /** Linked to the winner only since. */
  readonly items: readonly string[]
  readonly tags: readonly string[]
  readonly pools: readonly string[]
  /** Rows that changed hands. */
  readonly permits: readonly string[]
  readonly facts: readonly string[]
  readonly conflicts: readonly string[]
  readonly answersFor: readonly string[]
}

interface Draws {
  readonly year: number | null
  readonly count: number
  readonly last: string | null
}

export interface Moved extends Parts {
  /** The winner's draws after the merge and before it. */
  readonly drawn: Draws
  readonly drawnBefore: Draws
  /** The loser's status before. */
  readonly status: TargetRow['status']
}

/** What belongs to the loser goes over to the winner; what the winner has already stays where it is. */
export async function moveOver(tx: Tx, winnerId: string, loserId: string): Promise<Parts> {
  const ids = async (statement: RawBuilder<{ id: string }>) => (await statement.execute(tx)).rows.map(({ id }) => id)
  return {
    items: await ids(sql`insert into target_items (target_id, item_id)
      select ${winnerId}, item_id from target_items where target_id = ${loserId}
      on conflict do nothing returning item_id as id`),
    tags: await ids(sql`insert into target_tag_links (bureau_id, target_id, tag_id)
      select bureau_id, ${winnerId}, tag_id from target_tag_links where target_id = ${loserId}
      on conflict do nothing returning tag_id as id`),
    pools: await ids(sql`insert into special_pool_targets (bureau_id, pool_id, target_id, since, reason, until)
      select bureau_id, pool_id, ${winnerId}, since, reason, until from special_pool_targets where target_id = ${loserId}
      on conflict do nothing returning pool_id as id`),
    permits: await ids(sql`update target_permits p set target_id = ${winnerId} where target_id = ${loserId}
      and not exists (select from target_permits w where w.target_id = ${winnerId} and w.number = p.number) returning id`),
    facts: await ids(
      sql`update target_risk_facts set target_id = ${winnerId} where target_id = ${loserId} returning id`,
    ),
    conflicts: await ids(sql`update conflicts c set target_id = ${winnerId}
      where target_id = ${loserId} and withdrawn_at is null and not exists (
        select from conflicts w where w.target_id = ${winnerId} and w.withdrawn_at is null and w.kind = c.kind
          and w.inspector_id is not distinct from c.inspector_id and w.office is not distinct from c.office) returning id`),
    answersFor: await ids(sql`update targets set responsible_id = ${winnerId}
      where responsible_id = ${loserId} and id <> ${winnerId} returning id`),
  }
}

/** Visits under either code count for the one (B-12). */
export function joinDraws(winner: TargetRow, loser: TargetRow): Pick<Moved, 'drawn' | 'drawnBefore'> {
  const drawnBefore = { year: winner.drawnYear, count: winner.drawnCount, last: winner.lastDrawnOn }
  const year = Math.max(winner.drawnYear ?? 0, loser.drawnYear ?? 0)
  const of = (row: TargetRow) => (row.drawnYear === year ? row.drawnCount : 0)
  const days = [winner.lastDrawnOn, loser.lastDrawnOn].filter((day) => day !== null).toSorted()
  return { drawnBefore, drawn: { year: year || null, count: of(winner) + of(loser), last: days.at(-1) ?? null } }
}

interface Merge {
  winnerId: string
  loserId: string
  moved: Moved
  at: Date
}

/** The reverse of moveOver and joinDraws. */
export async function bringBack(tx: Tx, { winnerId, loserId, moved, at }: Merge): Promise<void> {
  const steps = [
    sql`delete from target_items where target_id = ${winnerId} and item_id = any(${moved.items}::uuid[])`,
    sql`delete from target_tag_links where target_id = ${winnerId} and tag_id = any(${moved.tags}::uuid[])`,
    sql`delete from special_pool_targets where target_id = ${winnerId} and pool_id = any(${moved.pools}::uuid[])`,
    sql`update target_permits set target_id = ${loserId} where id = any(${moved.permits}::uuid[])`,
    sql`update target_risk_facts set target_id = ${loserId} where id = any(${moved.facts}::uuid[])`,
    sql`update conflicts set target_id = ${loserId} where id = any(${moved.conflicts}::uuid[])`,
    sql`update targets set responsible_id = ${loserId} where id = any(${moved.answersFor}::uuid[])`,
    sql`update targets set drawn_year = ${moved.drawnBefore.year}, drawn_count = ${moved.drawnBefore.count},
      last_drawn_on = ${moved.drawnBefore.last}::date, version = version + 1, updated_at = ${at}::timestamptz
      where id = ${winnerId}`,
    sql`update targets set status = ${moved.status}, merged_into = null, version = version + 1,
      updated_at = ${at}::timestamptz where id = ${loserId}`,
  ]
  for (const step of steps) await step.execute(tx)
}
