import { type Actor, addDays, type TargetBatch, type TargetBatchResult } from '@sunlot/contract'
import { type RawBuilder, sql } from 'kysely'
import { AppError } from '../../../platform/app-error.ts'
import type { Db, Tx } from '../../../platform/database.ts'
import { EXPIRING_DAYS } from '../targets.search.ts'

type Step = TargetBatch['do']

interface Applied {
  batch: Step
  at: Date
  /** Civil date. */
  today: string
}

/** Does the step to every target of the temporary table `selection`; answers how many changed. */
export async function applyToSelection(tx: Tx, actor: Actor, { batch, at, today }: Applied): Promise<number> {
  if (batch.action === 'checkPermits') return 0
  const { statement, field, event, reason } = stepOf(batch, { bureauId: actor.bureauId, at, today })
  const value = await nameOfBatch(tx, actor.bureauId, batch)
  const change = JSON.stringify({ [field]: isTaking(batch) ? [value, null] : [null, value] })
  // The change and the line in each history are one statement, so none is without the other.
  const { numAffectedRows } = await sql`
    with changed as (${statement})
    insert into target_changes (target_id, at, actor_id, event, reason, fields)
    select id, ${at}::timestamptz, ${actor.id}::uuid, ${event}::text, ${reason}::text, ${change}::jsonb from changed`.execute(
    tx,
  )
  return Number(numAffectedRows ?? 0)
}

interface Written {
  /** Answers the ids it changed. */
  statement: RawBuilder<unknown>
  field: string
  event: 'targets.changed' | 'targets.status-changed'
  reason: string
}

interface OnDay {
  bureauId: string
  at: Date
  today: string
}

function stepOf(batch: Exclude<Step, { action: 'checkPermits' }>, { bureauId, at, today }: OnDay): Written {
  const event = 'targets.changed' as const
  switch (batch.action) {
    case 'addTag':
      return {
        statement: sql`insert into target_tag_links (bureau_id, target_id, tag_id)
        select ${bureauId}, id, ${batch.tagId} from selection
        on conflict do nothing returning target_id as id`,
        field: 'tags',
        event,
        reason: '',
      }
    case 'removeTag':
      return {
        statement: sql`delete from target_tag_links l using selection s
        where l.target_id = s.id and l.tag_id = ${batch.tagId} returning s.id`,
        field: 'tags',
        event,
        reason: '',
      }
    case 'addToPool':
      return {
        statement: sql`insert into special_pool_targets (bureau_id, pool_id, target_id, since, reason)
        select ${bureauId}, ${batch.poolId}, id, ${today}::date, ${batch.reason} from selection
        on conflict do nothing returning target_id as id`,
        field: 'pool',
        event,
        reason: batch.reason,
      }
    case 'removeFromPool':
      return {
        statement: sql`delete from special_pool_targets m using selection s
        where m.target_id = s.id and m.pool_id = ${batch.poolId} returning s.id`,
        field: 'pool',
        event,
        reason: batch.reason,
      }
    case 'assignOffice':
      return {
        statement: sql`update targets t set office_id = ${batch.officeId}, version = version + 1, updated_at = ${at}::timestamptz from selection s
        where t.id = s.id and t.office_id is distinct from ${batch.officeId}::uuid returning t.id`,
        field: 'office',
        event,
        reason: batch.reason,
      }
    case 'suspend':
      return {
        statement: restatus({ from: 'active', to: 'suspended', until: batch.until, today, at }),
        field: 'status',
        event: 'targets.status-changed',
        reason: batch.reason,
      }
    case 'resume':
      return {
        statement: restatus({ from: 'suspended', to: 'active', until: null, today, at }),
        field: 'status',
        event: 'targets.status-changed',
        reason: batch.reason,
      }
  }
}

interface Restatus {
  from: string
  to: string
  until: string | null
  today: string
  at: Date
}

/** What is planned for later stays planned; what has begun is taken as it stands today. */
function restatus({ from, to, until, today, at }: Restatus): RawBuilder<unknown> {
  const isLater = sql`t.next_from > ${today}::date`
  return sql`update targets t set status = ${to}, status_until = ${until}::date, added_on = null,
      next_status = case when ${isLater} then t.next_status end, next_until = case when ${isLater} then t.next_until end,
      next_from = case when ${isLater} then t.next_from end, version = version + 1, updated_at = ${at}::timestamptz
    from selection s where t.id = s.id and target_status(t, ${today}::date) = ${from} returning t.id`
}

function isTaking({ action }: Step): boolean {
  return action === 'removeTag' || action === 'removeFromPool'
}

/** What the step puts on or takes off, by name. Throws where it is not the bureau's, or may not be filled by hand. */
export async function nameOfBatch(db: Db | Tx, bureauId: string, batch: Step): Promise<string> {
  if (batch.action === 'suspend') return 'suspended'
  if (batch.action === 'resume') return 'active'
  if (batch.action === 'checkPermits') return ''
  if (batch.action === 'assignOffice') {
    if (batch.officeId === null) return ''
    return nameIn(db, 'offices', { bureauId, id: batch.officeId })
  }
  if ('tagId' in batch) return nameIn(db, 'targetTags', { bureauId, id: batch.tagId })
  const name = await nameIn(db, 'specialPools', { bureauId, id: batch.poolId })
  const pool = await db
    .selectFrom('specialPools')
    .select('entry')
    .where('id', '=', batch.poolId)
    .executeTakeFirstOrThrow()
  if (pool.entry === 'highRisk') throw new AppError('pools.by-itself', { name })
  return name
}

async function nameIn(
  db: Db | Tx,
  table: 'offices' | 'targetTags' | 'specialPools',
  { bureauId, id }: { bureauId: string; id: string },
): Promise<string> {
  const row = await db
    .selectFrom(table)
    .select('name')
    .where('id', '=', id)
    .where('bureauId', '=', bureauId)
    .executeTakeFirst()
  if (!row) throw new AppError('request.not-found')
  return row.name
}

/** 核对许可证: how the selection's permits stand on the day. */
export async function countPermits(tx: Tx, today: string): Promise<NonNullable<TargetBatchResult['permits']>> {
  const soon = addDays(today, EXPIRING_DAYS)
  const { rows } = await sql<NonNullable<TargetBatchResult['permits']>>`
    select count(*) filter (where permit_no <> '' and (permit_until is null or permit_until > ${soon}::date))::integer as valid,
      count(*) filter (where permit_until between ${today}::date and ${soon}::date)::integer as expiring,
      count(*) filter (where permit_until < ${today}::date)::integer as expired,
      count(*) filter (where permit_no = '' and permit_until is null)::integer as none
    from targets t join selection s on s.id = t.id`.execute(tx)
  return rows[0] ?? { valid: 0, expiring: 0, expired: 0, none: 0 }
}
