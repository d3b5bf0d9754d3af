import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'

export interface DrawnRow {
  stratum: string
  label: string
  ticket: string
}

/**
 * The target selection of protocol §2.4 over a frozen pool, in one statement: strata in declared order, inside a
 * stratum by ticket. The second, independent computation of every draw.
 */
export async function selectInSql(
  tx: Tx,
  { drawId, seed, quota }: { drawId: string; seed: string; quota: ReadonlyMap<string, number> },
): Promise<DrawnRow[]> {
  const { rows } = await sql<DrawnRow>`
    with quota as (
      select * from unnest(${[...quota.keys()]}::text[], ${[...quota.values()]}::int[]) with ordinality as q (key, q, place)
    )
    select ranked.stratum, ranked.label, ranked.ticket
    from (
      select p.stratum, p.label, t.ticket,
        row_number() over (partition by p.stratum order by t.ticket collate "C", p.label collate "C") as rank
      from draw_pool p, lateral (
        select encode(sha256(convert_to('ssj1/ticket' || E'\n' || ${seed} || E'\n' || p.label, 'UTF8')), 'hex') as ticket
      ) t
      where p.draw_id = ${drawId} and p.status = 'in'
    ) ranked
    join quota on quota.key = ranked.stratum
    where ranked.rank <= quota.q
    order by quota.place, ranked.rank`.execute(tx)
  return rows
}
