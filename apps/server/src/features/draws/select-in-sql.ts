import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'

export interface DrawnRow {
  stratum: string
  label: string
  ticket: string
}

/**
 * The target selection of protocol §2.4 over a frozen pool, in one statement: strata in declared order, inside a
 * stratum by ticket. The second, independent computation of every draw. Tickets are compared as bytes, which order as
 * their hex digits do, and each stratum keeps no more candidates than it draws: a million rows are never sorted.
 */
export async function selectInSql(
  tx: Tx,
  { drawId, seed, quota }: { drawId: string; seed: string; quota: ReadonlyMap<string, number> },
): Promise<DrawnRow[]> {
  const { rows } = await sql<DrawnRow>`
    select quota.key as stratum, drawn.label, encode(drawn.ticket, 'hex') as ticket
    from unnest(${[...quota.keys()]}::text[], ${[...quota.values()]}::int[]) with ordinality as quota (key, size, place)
    cross join lateral (
      select p.label, sha256(convert_to('ssj1/ticket' || E'\n' || ${seed} || E'\n' || p.label, 'UTF8')) as ticket
      from draw_pool p
      where p.draw_id = ${drawId} and p.stratum = quota.key and p.status = 'in'
      order by ticket, p.label
      limit quota.size
    ) drawn
    order by quota.place, drawn.ticket, drawn.label`.execute(tx)
  return rows
}
