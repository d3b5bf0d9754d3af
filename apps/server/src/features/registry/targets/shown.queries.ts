import type { Target } from '@sunlot/contract'
import { type Selectable, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database.ts'
import type { TargetsTable } from '../../../platform/tables/targets.ts'

export type TargetRow = Selectable<TargetsTable>
type Named = { id: string; name: string }

type Standing = Pick<TargetRow, 'addedOn' | 'status' | 'statusUntil' | 'nextStatus' | 'nextFrom' | 'nextUntil'>

/** How a target stands on a civil date; `next`: what is decided for later. */
export function statusOn(row: Standing, on: string): Pick<Target, 'status' | 'statusUntil' | 'planned'> {
  const { addedOn, status, statusUntil, nextStatus, nextFrom, nextUntil } = row
  if (addedOn !== null && addedOn > on) {
    return { status: 'removed', statusUntil: null, planned: { status, from: addedOn, until: statusUntil } }
  }
  if (nextStatus !== null && nextFrom !== null && nextFrom <= on) {
    return settle(nextStatus, nextUntil, on)
  }
  const planned =
    nextStatus !== null && nextFrom !== null ? { status: nextStatus, from: nextFrom, until: nextUntil } : null
  return { ...settle(status, statusUntil, on), planned }
}

function settle(status: Target['status'], until: string | null, on: string) {
  const isOver = until !== null && until < on
  return { status: isOver ? ('active' as const) : status, statusUntil: isOver ? null : until, planned: null }
}

interface ShownAt {
  /** Civil date. */
  today: string
  /** Most visits a year under the bureau's rules. */
  cap: number | null
}

/** Rows of the directory with what stands around them, in the same order. */
export async function showTargets(db: Db | Tx, rows: readonly TargetRow[], { today, cap }: ShownAt): Promise<Target[]> {
  const ids = rows.map(({ id }) => id)
  const year = Number(today.slice(0, 4))
  const [items, tags, pools, offices] = await Promise.all([
    itemsOfTargets(db, ids),
    tagsOf(db, ids),
    poolsOf(db, ids, today),
    officesOf(db, rows),
  ])
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
    tags: tags.get(row.id) ?? [],
    pools: (pools.get(row.id) ?? []).map(({ id, name }) => ({ id, name })),
    office: (row.officeId !== null && offices.get(row.officeId)) || null,
    permitNo: row.permitNo,
    permitUntil: row.permitUntil,
    ...statusOn(row, today),
    cap: capOf(pools.get(row.id) ?? [], cap),
    drawnThisYear: row.drawnYear === year ? row.drawnCount : 0,
    lastDrawnOn: row.lastDrawnOn,
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
  }))
}

/** A pool lays down its own bound because its targets are checked more often; the widest of several holds. */
function capOf(pools: readonly { visitsPerYear: number | null }[], cap: number | null): number | null {
  const own = pools.map(({ visitsPerYear }) => visitsPerYear).filter((visits) => visits !== null)
  return own.length > 0 ? Math.max(...own) : cap
}

/** Items of each target, in the order of their codes. */
export async function itemsOfTargets(db: Db | Tx, targetIds: readonly string[]): Promise<Map<string, Named[]>> {
  const rows = await db
    .selectFrom('targetItems as ti')
    .innerJoin('inspectionItems as i', 'i.id', 'ti.itemId')
    .select(['ti.targetId', 'i.id', 'i.name'])
    .where(sql<boolean>`ti.target_id = any(${targetIds}::uuid[])`)
    .orderBy('i.code')
    .execute()
  return byTarget(rows)
}

async function tagsOf(db: Db | Tx, targetIds: readonly string[]): Promise<Map<string, Named[]>> {
  const rows = await db
    .selectFrom('targetTagLinks as l')
    .innerJoin('targetTags as t', 't.id', 'l.tagId')
    .select(['l.targetId', 't.id', 't.name'])
    .where(sql<boolean>`l.target_id = any(${targetIds}::uuid[])`)
    .orderBy('t.facet')
    .orderBy('t.name')
    .execute()
  return byTarget(rows)
}

async function poolsOf(db: Db | Tx, targetIds: readonly string[], today: string) {
  const rows = await db
    .selectFrom('specialPoolTargets as m')
    .innerJoin('specialPools as p', 'p.id', 'm.poolId')
    .select(['m.targetId', 'p.id', 'p.name', 'p.visitsPerYear'])
    .where(sql<boolean>`m.target_id = any(${targetIds}::uuid[]) and is_in_pool(m, ${today}::date)`)
    .orderBy('p.name')
    .execute()
  return byTarget(rows)
}

async function officesOf(db: Db | Tx, rows: readonly TargetRow[]): Promise<Map<string, Named>> {
  const ids = [...new Set(rows.map(({ officeId }) => officeId).filter((id) => id !== null))]
  if (ids.length === 0) return new Map()
  const offices = await db.selectFrom('offices').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(offices.map((office) => [office.id, office]))
}

function byTarget<Row extends { targetId: string }>(rows: readonly Row[]): Map<string, Omit<Row, 'targetId'>[]> {
  const found = new Map<string, Omit<Row, 'targetId'>[]>()
  for (const { targetId, ...row } of rows) {
    const own = found.get(targetId)
    if (own) own.push(row)
    else found.set(targetId, [row])
  }
  return found
}
