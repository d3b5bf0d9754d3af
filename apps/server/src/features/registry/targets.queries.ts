import type { Target, TargetDetail, TargetQuery } from '@sunlot/contract'
import { CONFLICT_KINDS } from '@sunlot/contract'
import { sql, type Selectable } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { TargetsTable } from '../../platform/tables/registry.ts'
import { listHistory } from './history.ts'
import { orderBy, takePage } from './pages.ts'
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
  const total = db
    .selectFrom('targets')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .where((eb) => matchTargets(eb, search))
    .executeTakeFirstOrThrow()
  const found = await takePage(rows, total)
  return { ...found, rows: await showTargets(db, found.rows, search.today) }
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
    yield* await showTargets(db, rows, search.today)
    if (rows.length < batch) return
    last = rows.at(-1)?.code ?? ''
  }
}

/** Counts for the filter line. */
export async function countTargets(db: Db, search: TargetSearch) {
  const { risk: _, ...others } = search.query
  const [byRisk, byRegion] = await Promise.all([
    db
      .selectFrom('targets')
      .select(({ fn }) => [sql<string>`coalesce(risk_class, '-')`.as('risk'), fn.countAll<number>().as('count')])
      .where((eb) => matchTargets(eb, { ...search, query: others }))
      .groupBy('riskClass')
      .execute(),
    db
      .selectFrom('targets')
      .select(({ fn }) => ['region as name', fn.countAll<number>().as('count')])
      .where('bureauId', '=', search.bureauId)
      .where('status', '<>', 'removed')
      .groupBy('region')
      .orderBy(sql`region collate "C"`)
      .execute(),
  ])
  return {
    total: byRegion.reduce((sum, { count }) => sum + count, 0),
    regions: byRegion,
    risk: Object.fromEntries(byRisk.map(({ risk, count }) => [risk, count])),
  }
}

/** One target of the bureau with its history, or undefined. */
export async function findTarget(
  db: Db,
  { id, bureauId, today }: { id: string; bureauId: string; today: string },
): Promise<TargetDetail | undefined> {
  const row = await db
    .selectFrom('targets')
    .selectAll()
    .where('id', '=', id)
    .where('bureauId', '=', bureauId)
    .executeTakeFirst()
  if (!row) return undefined
  const [targets, history, conflicts] = await Promise.all([
    showTargets(db, [row], today),
    listHistory(db, { of: 'target', id, importId: row.importId, createdAt: row.createdAt }),
    db
      .selectFrom('conflicts as c')
      .innerJoin('inspectors as i', 'i.id', 'c.inspectorId')
      .select(['c.id', 'i.name as inspectorName', 'c.kind', 'c.note'])
      .where('c.targetId', '=', id)
      .where('c.withdrawnAt', 'is', null)
      .orderBy('c.declaredAt')
      .orderBy('c.id')
      .execute(),
  ])
  return (
    targets[0] && {
      ...targets[0],
      history,
      conflicts: conflicts.map((one) => ({ ...one, kind: CONFLICT_KINDS[one.kind] })),
    }
  )
}

async function showTargets(db: Db, rows: Selectable<TargetsTable>[], today: string): Promise<Target[]> {
  const year = Number(today.slice(0, 4))
  const items = await itemsOfTargets(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    codeKind: row.codeKind,
    name: row.name,
    kind: row.kind as Target['kind'],
    region: row.region,
    address: row.address,
    riskClass: row.riskClass,
    items: items.get(row.id) ?? [],
    permitNo: row.permitNo,
    permitUntil: row.permitUntil,
    status: row.status,
    drawnThisYear: row.drawnYear === year ? row.drawnCount : 0,
    lastDrawnOn: row.lastDrawnOn,
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
  }))
}

type Items = { id: string; name: string }[]

/** Items of each target, in the order of their codes. */
export async function itemsOfTargets(db: Db, targetIds: readonly string[]): Promise<Map<string, Items>> {
  const rows = await db
    .selectFrom('targetItems as ti')
    .innerJoin('inspectionItems as i', 'i.id', 'ti.itemId')
    .select(['ti.targetId', 'i.id', 'i.name'])
    .where(sql<boolean>`ti.target_id = any(${targetIds}::uuid[])`)
    .orderBy('i.code')
    .execute()
  const items = new Map<string, Items>()
  for (const { targetId, id, name } of rows) items.set(targetId, [...(items.get(targetId) ?? []), { id, name }])
  return items
}
