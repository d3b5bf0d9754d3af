import { EXCLUSION_REASONS } from '@sunlot/contract'
import type { PoolRow } from '@sunlot/contract'
import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { Draw } from './draws.queries.ts'

export interface PoolQuery {
  page: number
  size: number
  /** Part of the name, or the beginning of the code. */
  q: string
  status?: PoolRow['status'] | undefined
  layer?: string | undefined
  drawn?: '1' | undefined
}

/** One page of the frozen pool, by code in bytes. */
export async function listPool(
  db: Db,
  draw: Draw,
  { page, size, ...filters }: PoolQuery,
): Promise<{ rows: PoolRow[]; total: number }> {
  const { total } = await selectPool(db, draw, filters)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await withColumns(selectPool(db, draw, filters))
    .orderBy('p.label')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return { rows: rows.map((row) => describe(draw, row)), total }
}

const PORTION = 5_000

/** The whole frozen pool, read in portions. */
export async function* readPoolRows(db: Db, draw: Draw): AsyncGenerator<PoolRow> {
  for (let after = ''; ; ) {
    const rows = await withColumns(selectPool(db, draw, { q: '' }))
      .where('p.label', '>', after)
      .orderBy('p.label')
      .limit(PORTION)
      .execute()
    for (const row of rows) yield describe(draw, row)
    const last = rows.at(-1)
    if (!last || rows.length < PORTION) return
    after = last.code
  }
}

function selectPool(db: Db, draw: Draw, { q, status, layer, drawn }: Omit<PoolQuery, 'page' | 'size'>) {
  let query = db
    .selectFrom('drawPool as p')
    .leftJoin('drawTargets as t', (join) => join.onRef('t.drawId', '=', 'p.drawId').onRef('t.label', '=', 'p.label'))
    .where('p.drawId', '=', draw.id)
  if (status === 'out') query = query.where('p.status', 'like', 'out:%')
  else if (status) query = query.where('p.status', '=', status)
  if (layer) query = query.where('p.stratum', '=', layer)
  if (drawn) query = query.where('t.label', 'is not', null)
  if (!q) return query
  const part = q.replace(/[\\%_]/g, '\\$&')
  return query.where((eb) => eb.or([eb('p.name', 'like', `%${part}%`), eb('p.label', 'like', `${part}%`)]))
}

function withColumns(query: ReturnType<typeof selectPool>) {
  return query.select([
    'p.label as code',
    'p.name',
    'p.region',
    'p.stratum as layer',
    'p.riskClass',
    'p.status',
    sql<boolean>`t.label is not null`.as('drawn'),
  ])
}

type Row = Awaited<ReturnType<ReturnType<typeof withColumns>['executeTakeFirstOrThrow']>>

function describe({ facts }: Draw, { status, riskClass, ...row }: Row): PoolRow {
  const code = status.startsWith('out:') ? status.slice(4) : ''
  const reasons: Record<string, { text: string } | undefined> = EXCLUSION_REASONS
  return {
    ...row,
    layerName: facts?.layers.find(({ key }) => key === row.layer)?.name ?? row.layer,
    riskClass: riskClass as PoolRow['riskClass'],
    status: status === 'in' || status === 'must' ? status : 'out',
    reason: code && (reasons[code]?.text ?? code),
  }
}
