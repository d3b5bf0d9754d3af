import type { Duplicate, DuplicateGround, DuplicateQuery, TargetDetail } from '@sunlot/contract'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'

/** What makes two entries look like one, as a condition-free key; null where the entry has none. */
const KEYS: Readonly<Record<DuplicateGround, RawBuilder<unknown>>> = {
  name: sql`name`,
  permit: sql`nullif(permit_no, '')`,
  person: sql`case when address <> '' then nullif(details ->> 'legalRepresentative', '') || '，' || address end`,
}

/** Pairs of entries that may be one, by ground and code; each later entry beside the first of its kind. */
export async function listDuplicates(
  db: Db,
  { bureauId, query: { ground, page, size, q } }: { bureauId: string; query: DuplicateQuery },
): Promise<{ rows: Duplicate[]; total: number; tookMs: number }> {
  const start = performance.now()
  const grounds = (Object.keys(KEYS) as DuplicateGround[]).filter((one) => ground === undefined || one === ground)
  const pairs = grounds.map((one) => pairsOf(bureauId, one))
  const { rows } = await sql<{ ground: DuplicateGround; value: string; a: string; b: string; total: number }>`
    select ground, value, a, b, count(*) over ()::integer as total from (${sql.join(pairs, sql` union all `)}) pairs
    where ${q} = '' or strpos(value, ${q}) > 0
    order by ground, value, b limit ${size} offset ${(page - 1) * size}`.execute(db)
  const sides = await readSides(
    db,
    rows.flatMap(({ a, b }) => [a, b]),
  )
  const found = rows.flatMap(({ ground: on, value, a, b }) => {
    const [first, second] = [sides.get(a), sides.get(b)]
    return first && second ? [{ ground: on, value, a: first, b: second }] : []
  })
  return { rows: found, total: rows[0]?.total ?? 0, tookMs: Math.ceil(performance.now() - start) }
}

function pairsOf(bureauId: string, ground: DuplicateGround): RawBuilder<unknown> {
  const standing = sql`bureau_id = ${bureauId} and status <> 'removed'`
  const key = KEYS[ground]
  // The repeated values are few: found by counting first, then their entries are read.
  return sql`
    select ${ground}::text as ground, value, a, id as b from (
      select id, ${key} as value, first_value(id) over (partition by ${key} order by code) as a
      from targets where ${standing} and ${key} in (
        select ${key} from targets where ${standing} and ${key} is not null group by 1 having count(*) > 1)
    ) repeated where id <> a`
}

async function readSides(db: Db, ids: readonly string[]): Promise<Map<string, Duplicate['a']>> {
  const rows = await db
    .selectFrom('targets')
    .select(['id', 'code', 'name', 'address'])
    .select(sql<string>`coalesce(added_on, (created_at at time zone 'Asia/Shanghai')::date)`.as('addedOn'))
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** The entries merged into a target and not taken apart again, newest first; `undo` where that is still possible. */
export async function listMerged(db: Db, winnerId: string): Promise<TargetDetail['merged']> {
  const rows = await db
    .selectFrom('targetMerges as m')
    .innerJoin('targets as l', 'l.id', 'm.loserId')
    .innerJoin('targets as w', 'w.id', 'm.winnerId')
    .select(['m.id as mergeId', 'l.id', 'l.name', 'l.code', 'm.mergedAt', 'm.reason'])
    .select(undrawnSince().as('undrawn'))
    .where('m.winnerId', '=', winnerId)
    .where('m.undoneAt', 'is', null)
    .orderBy('m.mergedAt', 'desc')
    .orderBy('m.id')
    .execute()
  return rows.map(({ mergeId, mergedAt, undrawn, ...row }) => ({
    ...row,
    at: mergedAt.toISOString(),
    undo: undrawn ? mergeId : null,
  }))
}

/** Condition on `target_merges m, targets w`: the winner's draws are still those it had on the day of the merge. */
export function undrawnSince(): RawBuilder<boolean> {
  return sql<boolean>`(w.drawn_count = (m.moved #>> '{drawn,count}')::integer
    and w.last_drawn_on is not distinct from (m.moved #>> '{drawn,last}')::date)`
}
