import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'

export const SCOPE_FAULTS = {
  cancelled: '已取消',
  lawChanged: '在方案批准后因依据变化改过',
  lawUnchecked: '的依据有变化，还没有核对',
  removed: '已删去',
} as const

/** Something that a scope names and that no longer stands as it did. */
export interface ScopeFault {
  /** With its kind, e.g. `事项“农药检查”`. */
  readonly name: string
  readonly fault: keyof typeof SCOPE_FAULTS
}

interface Scope {
  bureauId: string
  itemIds: readonly string[]
  poolIds: readonly string[]
  tagIds: readonly string[]
  /** When the scope was approved; null while it is not. */
  approvedAt: Date | null
}

/** What of a scope was cancelled, changed with its law since the approval, waits for a look at its law, or is gone. */
export async function listScopeFaults(db: Db | Tx, scope: Scope): Promise<ScopeFault[]> {
  return [...(await listItemFaults(db, scope)), ...(await listRemoved(db, scope))]
}

// B-01 没有依据不得检查；S1-08 随立改废释动态调整；B-14 取消的事项不再检查
async function listItemFaults(db: Db | Tx, { bureauId, itemIds, approvedAt }: Scope): Promise<ScopeFault[]> {
  const { rows } = await sql<ScopeFault>`
    select '事项“' || name || '”' as name, fault from (
      select code, name, case
        when status = 'cancelled' then 'cancelled'
        when exists (select from item_law_checks c where c.item_id = i.id and c.outcome is null) then 'lawUnchecked'
        when exists (select from item_versions v where v.item_id = i.id and v.cause = 'lawChange'
          and v.at > ${approvedAt}::timestamptz) then 'lawChanged'
      end as fault
      from inspection_items i where bureau_id = ${bureauId} and id = any(${itemIds}::uuid[])
    ) judged where fault is not null order by code`.execute(db)
  return rows
}

/** Special pools and tags that are the bureau's no more, by the last name that the trail knows. */
async function listRemoved(db: Db | Tx, { bureauId, poolIds, tagIds }: Scope): Promise<ScopeFault[]> {
  if (poolIds.length + tagIds.length === 0) return []
  const { rows } = await sql<ScopeFault>`
    select kind || coalesce('“' || (select data ->> 'name' from audit_events
      where bureau_id = ${bureauId} and subject_kind = trail and subject_id = missing.id::text and data ? 'name'
      order by seq desc limit 1) || '”', '') as name,
      'removed' as fault
    from (
      select '专项库' as kind, 'specialPool' as trail, named.id from unnest(${poolIds}::uuid[]) as named (id)
        where not exists (select from special_pools p where p.id = named.id and p.bureau_id = ${bureauId})
      union all
      select '标签', 'tag', named.id from unnest(${tagIds}::uuid[]) as named (id)
        where not exists (select from target_tags t where t.id = named.id and t.bureau_id = ${bureauId})
    ) missing order by kind, id`.execute(db)
  return rows
}
