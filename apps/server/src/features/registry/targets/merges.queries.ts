import type { Duplicate, DuplicateGround, DuplicateQuery, TargetDetail } from '@sunlot/contract'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'

/** What makes two entries look like one, and which entries have it at all. */
const KEYS: Readonly<Record<DuplicateGround, { key: RawBuilder<unknown>; has: RawBuilder<unknown> }>> = {
  name: { key: sql`name collate "C"`, has: sql`true` },
  permit: { key: sql`permit_no collate "C"`, has: sql`permit_no <> ''` },
  person: {
    key: sql`(details ->> 'legalRepresentative') || '，' || address`,
    has: sql`address <> '' and details ->> 'legalRepresentative' <> ''`,
  },
}

/** Pairs of entries that may be one, by ground and value; each later entry beside the first of its kind. */
export async function listDuplicates(
  db: Db,
  { bureauId, query: { ground, page, size, q } }: { bureauId: string; query: DuplicateQuery },
): Promise<{ rows: Duplicate[]; total: number; tookMs: number }> {
  const start = performance.now()
  const grounds = (Object.keys(KEYS) as DuplicateGround[]).filter((one) => ground === undefined || one === ground)
  const repeated = (await Promise.all(grounds.map((one) => listRepeated(db, { bureauId, ground: one, q })))).flat()
  const total = repeated.reduce((sum, { pairs }) => sum + pairs, 0)
  const pairs = await readPairs(db, bureauId, takePart(repeated, (page - 1) * size, size))
  const sides = await readSides(
    db,
    pairs.flatMap(({ a, b }) => [a, b]),
  )
  const rows = pairs.flatMap(({ ground: on, value, a, b }) => {
    const [first, second] = [sides.get(a), sides.get(b)]
    return first && second ? [{ ground: on, value, a: first, b: second }] : []
  })
  return { rows, total, tookMs: Math.ceil(performance.now() - start) }
}

interface Repeated {
  readonly ground: DuplicateGround
  readonly value: string
  readonly pairs: number
}

/** The values that occur more than once; they are few beside the entries, which are only counted. */
async function listRepeated(
  db: Db,
  { bureauId, ground, q }: { bureauId: string; ground: DuplicateGround; q: string },
): Promise<Repeated[]> {
  const { key, has } = KEYS[ground]
  const { rows } = await sql<Repeated>`
    select ${ground}::text as ground, ${key} as value, (count(*) - 1)::integer as pairs from targets
    where bureau_id = ${bureauId} and status <> 'removed' and ${has} and (${q} = '' or strpos(${key}, ${q}) > 0)
    group by 2 having count(*) > 1 order by 2`.execute(db)
  return rows
}

/** Of one value: its pairs from one place to another, counted from 0. */
interface Part extends Omit<Repeated, 'pairs'> {
  readonly from: number
  readonly until: number
}

/** Which pairs of which values stand on a page. */
function takePart(repeated: readonly Repeated[], offset: number, size: number): Part[] {
  const parts: Part[] = []
  let before = 0
  for (const { pairs, ...one } of repeated) {
    const [from, until] = [Math.max(0, offset - before), Math.min(pairs, offset + size - before)]
    if (from < until) parts.push({ ...one, from, until })
    before += pairs
    if (before >= offset + size) break
  }
  return parts
}

interface Pair extends Omit<Repeated, 'pairs'> {
  readonly a: string
  readonly b: string
}

async function readPairs(db: Db, bureauId: string, parts: readonly Part[]): Promise<Pair[]> {
  const found = await Promise.all(
    [...Map.groupBy(parts, ({ ground }) => ground)].map(async ([ground, own]) => {
      const { key, has } = KEYS[ground]
      const [values, from, until] = [
        own.map((one) => one.value),
        own.map((one) => one.from),
        own.map((one) => one.until),
      ]
      const { rows } = await sql<Pair>`
        select ${ground}::text as ground, e.value, a, b from (
          select ${key} as value, id as b, first_value(id) over same as a, row_number() over same - 2 as place
          from targets where bureau_id = ${bureauId} and status <> 'removed' and ${has} and ${key} = any(${values}::text[])
          window same as (partition by ${key} order by code)
        ) e join unnest(${values}::text[], ${from}::integer[], ${until}::integer[]) part (value, from_place, until_place)
          on part.value = e.value
        where place >= from_place and place < until_place order by e.value collate "C", place`.execute(db)
      return rows
    }),
  )
  return found.flat()
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
