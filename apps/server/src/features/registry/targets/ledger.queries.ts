import type { PermitGap, PermitGapQuery, PermitReport } from '@sunlot/contract'
import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database.ts'
import { lacksFields } from './missing-fields.ts'
import { holdings } from './permits.queries.ts'

interface Bureau {
  bureauId: string
  /** Civil date. */
  today: string
}

/** S2-06 应纳尽纳: how complete the directory is against the ledger, over permits in force on the day. */
export async function readPermitReport(db: Db, { bureauId, today }: Bureau): Promise<PermitReport> {
  const { rows } = await sql<Omit<PermitReport, 'importedAt' | 'clause'>>`
    with held as materialized (select distinct number from ${holdings(bureauId)} h
        where h.valid_until is null or h.valid_until >= ${today}::date),
      ledger as materialized (select number from permit_ledger
        where bureau_id = ${bureauId} and (valid_until is null or valid_until >= ${today}::date))
    select (select count(*) from ledger)::integer as ledger,
      (select count(*) from ledger join held using (number))::integer as mapped,
      (select count(*) from ledger left join held using (number) where held.number is null)::integer as unmatched,
      (select count(*) from held where not exists
        (select from permit_ledger l where l.bureau_id = ${bureauId} and l.number = held.number))::integer as unlisted,
      (select count(*) from targets where bureau_id = ${bureauId} and status <> 'removed' and ${lacksFields()})::integer
        as incomplete`.execute(db)
  const last = await db
    .selectFrom('imports')
    .select(({ fn }) => fn.max('committedAt').as('at'))
    .where('bureauId', '=', bureauId)
    .where('kind', '=', 'permits')
    .executeTakeFirst()
  const counts = rows[0] ?? { ledger: 0, mapped: 0, unmatched: 0, unlisted: 0, incomplete: 0 }
  return { ...counts, importedAt: last?.at?.toISOString() ?? null, clause: 'S2-06' }
}

/** What stands on one side only, by permit number. */
export async function listPermitGaps(
  db: Db,
  bureau: Bureau,
  { show, q, page, size }: PermitGapQuery,
): Promise<{ rows: PermitGap[]; total: number; tookMs: number }> {
  const start = performance.now()
  const gaps = show === 'unmatched' ? unmatched(bureau) : unlisted(bureau)
  const { rows } = await sql<Flat & { total: number }>`
    select gaps.*, count(*) over ()::integer as total from (${gaps}) gaps
    where ${q} = '' or strpos(number || ' ' || holder, ${q}) > 0
    order by number collate "C" limit ${size} offset ${(page - 1) * size}`.execute(db)
  return { rows: rows.map(showGap), total: rows[0]?.total ?? 0, tookMs: Math.ceil(performance.now() - start) }
}

/** All of one side, for an export or for 补入名录库. */
export async function readPermitGaps(db: Db | Tx, bureau: Bureau, show: PermitGapQuery['show']): Promise<PermitGap[]> {
  const gaps = show === 'unmatched' ? unmatched(bureau) : unlisted(bureau)
  const { rows } = await sql<Flat>`select * from (${gaps}) gaps order by number collate "C"`.execute(db)
  return rows.map(showGap)
}

interface Flat extends Omit<PermitGap, 'target'> {
  targetId: string | null
  targetName: string | null
}

function showGap({ targetId, targetName, id, number, name, holder, holderCode, validUntil }: Flat): PermitGap {
  const target = targetId !== null && targetName !== null ? { id: targetId, name: targetName } : null
  return { id, number, name, holder, holderCode, validUntil, target }
}

function unmatched({ bureauId, today }: Bureau): RawBuilder<unknown> {
  return sql`
    select l.id, l.number, l.name, l.holder, l.holder_code as "holderCode", l.valid_until as "validUntil",
      t.id as "targetId", t.name as "targetName"
    from permit_ledger l
    left join targets t on t.bureau_id = l.bureau_id and t.code = l.holder_code and t.status <> 'removed'
    where l.bureau_id = ${bureauId} and (l.valid_until is null or l.valid_until >= ${today}::date)
      and not exists (select from ${holdings(bureauId)} h where h.number = l.number)`
}

function unlisted({ bureauId, today }: Bureau): RawBuilder<unknown> {
  return sql`
    select h.id, h.number, h.name, t.name as holder, t.code as "holderCode", h.valid_until as "validUntil",
      t.id as "targetId", t.name as "targetName"
    from ${holdings(bureauId)} h join targets t on t.id = h.target_id
    where (h.valid_until is null or h.valid_until >= ${today}::date)
      and not exists (select from permit_ledger l where l.bureau_id = ${bureauId} and l.number = h.number)`
}
