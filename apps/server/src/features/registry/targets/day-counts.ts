import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'

/** What one civil day in Beijing did to the directory: 今天新增 n，变更 n，移出 n. */
export async function countDay(
  db: Db,
  bureauId: string,
  day: string,
): Promise<{ added: number; changed: number; removed: number }> {
  const from = sql`(${day}::date::timestamp at time zone 'Asia/Shanghai')`
  const until = sql`((${day}::date + 1)::timestamp at time zone 'Asia/Shanghai')`
  const { rows } = await sql<{ added: number; changed: number; removed: number }>`
    with imported as (
      select coalesce(sum((counts ->> 'created')::integer), 0) as added,
        coalesce(sum((counts ->> 'updated')::integer), 0) as changed
      from imports where bureau_id = ${bureauId} and kind in ('targets', 'riskClasses')
        and committed_at >= ${from} and committed_at < ${until}
    ), single as (
      select count(*) filter (where c.event = 'targets.created') as added,
        count(*) filter (where c.event <> 'targets.created' and c.fields #>> '{status,1}' is distinct from 'removed')
          as changed,
        count(*) filter (where c.fields #>> '{status,1}' = 'removed') as removed
      from target_changes c join targets t on t.id = c.target_id
      where t.bureau_id = ${bureauId} and c.at >= ${from} and c.at < ${until} and c.event <> 'imports.committed'
    )
    select (i.added + s.added)::integer as added, (i.changed + s.changed)::integer as changed, s.removed::integer as removed
    from imported i, single s`.execute(db)
  return rows[0] ?? { added: 0, changed: 0, removed: 0 }
}
