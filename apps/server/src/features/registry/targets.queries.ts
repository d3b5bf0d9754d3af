import type { Target, TargetFacets, TargetQuery } from '@sunlot/contract'
import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { orderBy, takePage } from './pages.ts'
import { countDay } from './targets/day-counts.ts'
import { showTargets } from './targets/shown.queries.ts'
import { countDirectory, type TargetCount } from './targets/statistics.ts'
import { matchTargets, type TargetSearch } from './targets.search.ts'

const SORTS = {
  name: sql`name`,
  code: sql`code`,
  kind: sql`kind`,
  region: sql`region`,
  riskClass: sql`risk_class`,
  permitUntil: sql`permit_until`,
  drawnThisYear: sql`drawn_count`,
  lastDrawnOn: sql`last_drawn_on`,
  status: sql`status`,
  updatedAt: sql`updated_at`,
}

/** One page of the directory. */
export async function listTargets(
  db: Db,
  search: TargetSearch & { query: TargetQuery },
): Promise<{ rows: Target[]; total: number; tookMs: number }> {
  const { page, size, sort } = search.query
  const rows = db
    .selectFrom('targets')
    .selectAll()
    .where((eb) => matchTargets(eb, search))
    .orderBy(orderBy(sort, SORTS))
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  const total = countMatching(db, search)
  const found = await takePage(rows, total)
  return { ...found, rows: await showTargets(db, found.rows, search) }
}

/** All that match, in order of code and a batch at a time, so that an export holds neither memory nor a snapshot. */
export async function* readTargets(db: Db, search: TargetSearch, batch = 2000): AsyncGenerator<Target> {
  for (let last = ''; ; ) {
    const rows = await db
      .selectFrom('targets')
      .selectAll()
      .where((eb) => matchTargets(eb, search))
      .where('code', '>', last)
      .orderBy('code')
      .limit(batch)
      .execute()
    yield* await showTargets(db, rows, search)
    if (rows.length < batch) return
    last = rows.at(-1)?.code ?? ''
  }
}

async function countMatching(db: Db, search: TargetSearch): Promise<{ total: number }> {
  const counted = await countKept(db, search)
  if (counted) return { total: sum(counted) }
  return db
    .selectFrom('targets')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .where((eb) => matchTargets(eb, search))
    .executeTakeFirstOrThrow()
}

/** Counts for the filter line. */
export async function countTargets(db: Db, search: TargetSearch): Promise<TargetFacets> {
  const { risk: _, ...others } = search.query
  const [risk, all, today] = await Promise.all([
    countClasses(db, { ...search, query: others }),
    countDirectory(db, search.bureauId, search.today),
    countDay(db, search.bureauId, search.today),
  ])
  const standing = all.filter(({ itemId, status }) => itemId === null && status !== 'removed')
  return { total: sum(standing), regions: sumBy(standing, ({ region }) => region), risk, today }
}

async function countClasses(db: Db, search: TargetSearch): Promise<Record<string, number>> {
  const kept = await countKept(db, search)
  const counted =
    kept ??
    (await db
      .selectFrom('targets')
      .select(({ fn }) => ['riskClass', fn.countAll<number>().as('count')])
      .where((eb) => matchTargets(eb, search))
      .groupBy('riskClass')
      .execute())
  return Object.fromEntries(sumBy(counted, ({ riskClass }) => riskClass ?? '-').map(({ name, count }) => [name, count]))
}

/** Filters that the kept counts can answer; any other needs the rows themselves. */
const KEPT = new Set(['q', 'region', 'item', 'status', 'risk', 'page', 'size', 'sort', 'format'])

/** The kept counts that match, or undefined where a filter looks at more than they hold. */
async function countKept(db: Db, { bureauId, query, today }: TargetSearch): Promise<TargetCount[] | undefined> {
  const others = Object.entries(query).filter(([key, value]) => value !== undefined && value !== '' && !KEPT.has(key))
  if (others.length > 0 || query.q !== '') return undefined
  const { item = null, region, status, risk } = query
  return (await countDirectory(db, bureauId, today)).filter(
    (one) =>
      one.itemId === item &&
      (status ? one.status === status : one.status !== 'removed') &&
      (region ? one.region === region : true) &&
      (risk ? risk.includes(one.riskClass ?? '-') : true),
  )
}

function sum(counts: readonly { count: number }[]): number {
  return counts.reduce((total, { count }) => total + count, 0)
}

/** In the order of names, by bytes. */
function sumBy<One extends { count: number }>(
  counts: readonly One[],
  nameOf: (one: One) => string,
): { name: string; count: number }[] {
  const sums = new Map<string, number>()
  for (const one of counts) sums.set(nameOf(one), (sums.get(nameOf(one)) ?? 0) + one.count)
  return [...sums]
    .map(([name, count]) => ({ name, count }))
    .toSorted((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)))
}
