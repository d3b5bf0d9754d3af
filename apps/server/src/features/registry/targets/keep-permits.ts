import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'

/** Gives targets whose single permit stands on their own row a row of permits for it, before another joins it. */
export async function spreadPermits(tx: Tx, targetIds: readonly string[], at: Date): Promise<void> {
  await sql`
    insert into target_permits (id, bureau_id, target_id, number, valid_until, created_at)
    select gen_random_uuid(), bureau_id, id, permit_no, permit_until, ${at}::timestamptz
    from targets where id = any(${targetIds}::uuid[]) and permit_no <> ''
      and not exists (select from target_permits p where p.target_id = targets.id)`.execute(tx)
}

/** Writes on the rows which permit ends next: of those in force the soonest, else the last that ended. */
export async function settlePermits(
  tx: Tx,
  targetIds: readonly string[],
  { at, today }: { at: Date; today: string },
): Promise<void> {
  await sql`
    update targets t set permit_no = coalesce(n.number, ''), permit_until = n.valid_until, version = version + 1,
      updated_at = ${at}::timestamptz
    from unnest(${targetIds}::uuid[]) as wanted (id) left join lateral (
      select p.number, p.valid_until from target_permits p where p.target_id = wanted.id and p.revoked_on is null
      order by coalesce(p.valid_until < ${today}::date, false),
        case when p.valid_until < ${today}::date then -(p.valid_until - date '2000-01-01')
          else p.valid_until - date '2000-01-01' end nulls last, p.number
      limit 1
    ) n on true
    where t.id = wanted.id`.execute(tx)
}
