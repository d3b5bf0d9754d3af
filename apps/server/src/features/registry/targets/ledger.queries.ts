import type { PermitGap, PermitGapQuery, PermitReport } from '@sunlot/contract'
import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database.ts'
import { lacksFields } from './missing-fields.ts'
import { holdings, singles } from './permits.queries.ts'

interface Bureau {
  bureauId: string
  /** Civil date. */
  today: string
}

/** S2-06 应纳尽纳: how complete the directory is against the ledger, over permits in force on the day. */
export async function readPermitReport(db: Db, bureau: Bureau): Promise<PermitReport> {
  const { bureauId } = bureau
  const [listed, unlisted, incomplete, last] = await Promise.all([
    countListed(db, bureau),
    countUnlisted(db, bureau),
    countIncomplete(db, bureauId),
    db
      .selectFrom('imports')
      .select(({ fn }) => fn.max('committedAt').as('at'))
      .where('bureauId', '=', bureauId)
      .where('kind', '=', 'permits')
      .executeTakeFirst(),
  ])
  const { ledger, unmatched: gaps } = listed
  const counts = { ledger, mapped: ledger - gaps, unmatched: gaps, unlisted, incomplete }
  return { ...counts, importedAt: last?.at?.toISOString() ?? null, clause: 'S2-06' }
}

/** Condition that a permit has not ended by the day. */
function inForce(permit: 'l' | 'h' | 'p', today: string): RawBuilder<boolean> {
  const until = sql.ref(`${permit}.valid_until`)
  return sql<boolean>`(${until} is null or ${until} >= ${today}::date)`
}

/** Condition on `permit_ledger l`: no target holds it; two anti-joins, because one over both kinds of rows is far slower. */
function isNowhere(bureauId: string, counts: (permit: 'h' | 'p') => RawBuilder<boolean>): RawBuilder<boolean> {
  return sql<boolean>`not exists (select from target_permits p join targets t on t.id = p.target_id
      where p.bureau_id = ${bureauId} and p.number = l.number and p.revoked_on is null and t.status <> 'removed'
        and ${counts('p')})
    and not exists (select from ${singles(bureauId)} h where h.number = l.number and ${counts('h')})`
}

async function countListed(db: Db, bureau: Bureau): Promise<{ ledger: number; unmatched: number }> {
  const { bureauId, today } = bureau
  const listed = sql`from permit_ledger l where l.bureau_id = ${bureauId} and ${inForce('l', today)}`
  const { rows } = await sql<{ ledger: number; unmatched: number }>`
    select (select count(*) ${listed})::integer as ledger,
      (select count(*) ${listed} and ${isNowhere(bureauId, (holder) => inForce(holder, today))})::integer as unmatched
    `.execute(db)
  return rows[0] ?? { ledger: 0, unmatched: 0 }
}

async function countUnlisted(db: Db, { bureauId, today }: Bureau): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct number)::integer as count from ${holdings(bureauId)} h where ${inForce('h', today)}
      and not exists (select from permit_ledger l where l.bureau_id = ${bureauId} and l.number = h.number)`.execute(db)
  return rows[0]?.count ?? 0
}

async function countIncomplete(db: Db, bureauId: string): Promise<number> {
  const { count } = await db
    .selectFrom('targets')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('bureauId', '=', bureauId)
    .where('status', '<>', 'removed')
    .where(lacksFields())
    .executeTakeFirstOrThrow()
  return count
}

/** What stands on one side only, by permit number. */
export async function listPermitGaps(
  db: Db,
  bureau: Bureau,
  { show, q, page, size }: PermitGapQuery,
): Promise<{ rows: PermitGap[]; total: number; tookMs: number }> {
  const start = performance.now()
  const gaps = show === 'unmatched' ? unmatched(bureau) : unlisted(bureau)
  const { rows } = await withTargets<{ total: number }>(
    bureau,
    sql`select gaps.*, count(*) over ()::integer as total from (${gaps}) gaps
      where ${q} = '' or strpos(number || ' ' || holder, ${q}) > 0
      order by number collate "C" limit ${size} offset ${(page - 1) * size}`,
  ).execute(db)
  return { rows: rows.map(showGap), total: rows[0]?.total ?? 0, tookMs: Math.ceil(performance.now() - start) }
}

/** All of one side, for an export or for 补入名录库. */
export async function readPermitGaps(db: Db | Tx, bureau: Bureau, show: PermitGapQuery['show']): Promise<PermitGap[]> {
  const { rows } = await withTargets(bureau, show === 'unmatched' ? unmatched(bureau) : unlisted(bureau)).execute(db)
  return rows.map(showGap)
}

/** The holders' entries beside the gaps, looked up for these rows only. */
function withTargets<More = unknown>({ bureauId }: Bureau, gaps: RawBuilder<unknown>): RawBuilder<Flat & More> {
  return sql<Flat & More>`
    select gaps.*, t.id as "targetId", t.name as "targetName" from (${gaps}) gaps
    left join targets t on t.bureau_id = ${bureauId} and t.code = gaps."holderCode" and t.status <> 'removed'
    order by gaps.number collate "C"`
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
    select l.id, l.number, l.name, l.holder, l.holder_code as "holderCode", l.valid_until as "validUntil"
    from permit_ledger l
    where l.bureau_id = ${bureauId} and ${inForce('l', today)} and ${isNowhere(bureauId, () => sql<boolean>`true`)}`
}

function unlisted({ bureauId, today }: Bureau): RawBuilder<unknown> {
  return sql`
    select h.id, h.number, h.name, t.name as holder, t.code as "holderCode", h.valid_until as "validUntil"
    from ${holdings(bureauId)} h join targets t on t.id = h.target_id
    where ${inForce('h', today)}
      and not exists (select from permit_ledger l where l.bureau_id = ${bureauId} and l.number = h.number)`
}
