import type { PlanLine, RiskClass } from '@sunlot/contract'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'
import type { TargetStatistics } from '../registry/index.ts'
import { looksCloser } from './target-sorts.ts'
import type { TargetSort } from './target-sorts.ts'

export interface PlannedDirectory {
  readonly bureauId: string
  /** Civil date that decides who is active. */
  readonly today: string
  readonly lines: readonly Pick<PlanLine, 'itemIds' | 'scope'>[]
  /** Pools with a cap of their own (B-12). */
  readonly cappedPools: readonly string[]
}

/**
 * The directory by sorts of targets. Only those under several items, or of a line that looks closer, are read; all
 * others follow from the kept counts, so that a million targets take hardly longer than those few.
 */
export async function listTargetSorts(
  db: Db | Tx,
  directory: PlannedDirectory,
  { cells }: TargetStatistics,
): Promise<TargetSort[]> {
  const read = await readClosely(db, directory)
  const planned = new Set(directory.lines.flatMap(({ itemIds }) => itemIds))
  const left = new Map(
    cells
      .filter(({ itemId }) => itemId === null || planned.has(itemId))
      .map(({ active, ...cell }) => [keyOf(cell.itemId, cell), { ...cell, count: active }]),
  )
  for (const sort of read) {
    for (const itemId of [null, ...sort.itemIds]) take(left.get(keyOf(itemId, sort)), sort.count)
  }
  for (const cell of left.values()) {
    if (cell.itemId !== null) take(left.get(keyOf(null, cell)), cell.count)
  }
  const counted = [...left.values()].filter(({ count }) => count > 0)
  return [
    ...read,
    ...counted.map(({ itemId, region, riskClass, count }) => {
      return { itemIds: itemId ? [itemId] : [], region, riskClass, count, kind: null, marks: [] }
    }),
  ]
}

function take(cell: { count: number } | undefined, count: number): void {
  if (cell) cell.count -= count
}

function keyOf(itemId: string | null, { region, riskClass }: { region: string; riskClass: RiskClass | null }): string {
  return JSON.stringify([itemId, region, riskClass])
}

interface SortRow {
  words: string[]
  marks: string
  region: string
  kind: string
  riskClass: RiskClass | null
  count: number
}

async function readClosely(db: Db | Tx, directory: PlannedDirectory): Promise<TargetSort[]> {
  const { items, marks } = namesOf(directory)
  if (items.length + marks.length === 0) return []
  const { rows } = await sql<SortRow>`
    select h.words, h.marks::text as marks, t.region, t.kind, t.risk_class as "riskClass", count(*)::integer as count
    from ${heldSelect(directory, sql`count(*) > 1 or bool_or(i.close) or max(m.marks) is not null`)} h
    join targets t on t.id = h.target_id
    where t.bureau_id = ${directory.bureauId} and ${isActive(directory.today)}
    group by 1, 2, 3, 4, 5`.execute(db)
  return rows.map(({ words, marks: mask, ...row }) => ({
    ...row,
    itemIds: items.filter((_, bit) => hasBit(words[wordOf(bit)], bit % WORD)),
    marks: marks.filter((_, bit) => hasBit(mask, bit)),
  }))
}

/** Targets of the given sorts, each with the group it belongs to, by most visits first and then by code in bytes. */
export interface SortedTarget {
  readonly targetId: string
  readonly code: string
  readonly name: string
  readonly region: string
  readonly riskClass: RiskClass | null
  readonly group: number
}

/** Sorts with the place of their group; `rank` orders the groups. */
export type WantedSort = TargetSort & { readonly group: number; readonly rank: number }

export function selectTargetsOf(directory: PlannedDirectory, sorts: readonly WantedSort[]): RawBuilder<SortedTarget> {
  const { items, marks } = namesOf(directory)
  const wanted = sorts.map((sort) => ({
    words: maskOf(items, sort.itemIds),
    marks: maskOf(marks, sort.marks)[0],
    region: sort.region,
    kind: sort.kind,
    risk: sort.riskClass,
    group: sort.group,
    rank: sort.rank,
  }))
  return sql<SortedTarget>`(
    select t.id as target_id, t.code, t.name, t.region, t.risk_class, v."group", v.rank
    from ${heldSelect(directory, sql`true`)} h
    join targets t on t.id = h.target_id
    join jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
      as v (words text[], marks text, region text, kind text, risk text, "group" integer, rank integer)
      on v.words = h.words and v.marks = h.marks::text and v.region = t.region
        and coalesce(v.kind, t.kind) = t.kind and v.risk is not distinct from t.risk_class
    where t.bureau_id = ${directory.bureauId} and ${isActive(directory.today)}
  )`
}

/** Condition on `targets t`: takes part in draws on that day (S0-07). */
function isActive(today: string): RawBuilder<boolean> {
  return sql<boolean>`((not t.scheduled and t.status = 'active')
    or (t.scheduled and target_status(t, ${today}::date) = 'active'))`
}

/** Items, pools and tags travel as bits of whole numbers, so many to a word. */
const WORD = 62

function wordOf(bit: number): number {
  return Math.floor(bit / WORD)
}

function hasBit(mask: string | undefined, bit: number): boolean {
  return ((BigInt(mask ?? 0) >> BigInt(bit)) & 1n) === 1n
}

/** The words in which these names are set. */
function maskOf(names: readonly string[], set: readonly string[]): string[] {
  const words = Array.from({ length: countWords(names) }, () => 0n)
  names.forEach((name, bit) => {
    if (set.includes(name)) words[wordOf(bit)] = (words[wordOf(bit)] ?? 0n) | (1n << BigInt(bit % WORD))
  })
  return words.map(String)
}

function countWords(names: readonly string[]): number {
  return Math.max(1, Math.ceil(names.length / WORD))
}

/** Items of the plan, and the pools and tags that count in it (no plan names more of them than a word holds). */
function namesOf({ lines, cappedPools }: PlannedDirectory): { items: string[]; marks: string[] } {
  const marks = new Set([...cappedPools, ...lines.flatMap(({ scope }) => [...scope.poolIds, ...scope.tagIds])])
  return { items: [...new Set(lines.flatMap(({ itemIds }) => itemIds))], marks: [...marks].slice(0, WORD) }
}

/** Every target under an item, pool or tag of the plan that meets the condition, with what it is under. */
function heldSelect(directory: PlannedDirectory, having: RawBuilder<unknown>): RawBuilder<unknown> {
  const { items, marks } = namesOf(directory)
  const close = new Set(directory.lines.filter(looksCloser).flatMap(({ itemIds }) => itemIds))
  const planned = items.map((id, bit) => ({ id, word: wordOf(bit), bit: bit % WORD, close: close.has(id) }))
  const words = maskOf(items, []).map(
    (_, word) => sql`sum(case when i.word = ${sql.lit(word)} then 1::bigint << i.bit else 0 end)::text`,
  )
  const none = maskOf(items, []).map(() => sql`'0'`)
  return sql`(
    with item as (select * from jsonb_to_recordset(${JSON.stringify(planned)}::jsonb)
        as i (id uuid, word integer, bit integer, close boolean)),
      mark as (select * from jsonb_to_recordset(${JSON.stringify(marks.map((id, bit) => ({ id, bit })))}::jsonb)
        as m (id uuid, bit integer)),
      member as (
        select target_id, bit_or(1::bigint << bit) as marks from (
          select p.target_id, m.bit from mark m join special_pool_targets p
            on p.pool_id = m.id and is_in_pool(p, ${directory.today}::date)
          union all
          select l.target_id, m.bit from mark m join target_tag_links l on l.tag_id = m.id
        ) link group by target_id)
    select ti.target_id, array[${sql.join(words)}] as words, coalesce(max(m.marks), 0) as marks
    from item i join target_items ti on ti.item_id = i.id left join member m on m.target_id = ti.target_id
    group by ti.target_id having ${having}
    union all
    select m.target_id, array[${sql.join(none)}], m.marks from member m
    where not exists (select from item i join target_items ti on ti.item_id = i.id and ti.target_id = m.target_id)
  )`
}
