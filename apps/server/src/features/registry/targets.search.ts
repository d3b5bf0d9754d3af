import { addDays, type TargetQuery } from '@sunlot/contract'
import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely'
import type { Database } from '../../platform/tables.ts'
import { nameContains, prefixPattern } from './pages.ts'
import { lacksFields } from './targets/missing-fields.ts'

/** Certificates and permits that end within so many days are soon to expire. */
export const EXPIRING_DAYS = 30

export interface TargetSearch {
  readonly bureauId: string
  readonly query: Omit<TargetQuery, 'page' | 'size' | 'sort'> & { ids?: readonly string[] | undefined }
  /** Civil date that decides who stands where, which permits have expired and what 今年 means. */
  readonly today: string
  /** Most visits a year under the bureau's rules; a special pool's own bound goes before it. */
  readonly cap: number | null
}

type Targets = ExpressionBuilder<Database, 'targets'>

/** What a list, its counts and its export have in common: the targets that match. */
export function matchTargets(eb: Targets, search: TargetSearch): Expression<SqlBool> {
  const { bureauId, query, today } = search
  const conditions: Expression<SqlBool>[] = [
    eb('bureauId', '=', bureauId),
    ...(query.state === 'planned' ? [isPlanned(today)] : [statusIs(query.status, today)]),
    ...query.q
      .split(/\s+/)
      .filter(Boolean)
      .map((word) => matchesWord(eb, word)),
  ]
  if (query.ids) conditions.push(sql<boolean>`targets.id = any(${query.ids}::uuid[])`)
  if (query.kind) conditions.push(eb('kind', '=', query.kind))
  if (query.region) conditions.push(eb('region', '=', query.region))
  if (query.office) conditions.push(eb('officeId', '=', query.office))
  if (query.risk) conditions.push(inClasses(eb, query.risk))
  if (query.permit) conditions.push(permitIs(eb, query.permit, today))
  if (query.drawn) conditions.push(drawnIs(eb, query.drawn, search))
  if (query.state === 'missing') conditions.push(lacksFields())
  return eb.and([...conditions, ...matchGroups(search)])
}

function matchGroups({ query: { item, tag, pool }, today }: TargetSearch): Expression<SqlBool>[] {
  const found: Expression<SqlBool>[] = []
  const link = (table: string, column: string, id: string) =>
    sql<boolean>`exists (select from ${sql.table(table)} l where l.target_id = targets.id and l.${sql.ref(column)} = ${id})`
  if (item) found.push(link('target_items', 'item_id', item))
  if (tag) found.push(link('target_tag_links', 'tag_id', tag))
  if (pool) {
    found.push(sql<boolean>`exists (select from special_pool_targets m
      where m.target_id = targets.id and m.pool_id = ${pool} and is_in_pool(m, ${today}::date))`)
  }
  return found
}

/** Most entries stand still, and an index finds them by their column; the few dated ones are asked for the day. */
function statusIs(status: TargetQuery['status'], today: string): Expression<SqlBool> {
  const wanted = status ? sql`= ${status}` : sql`<> 'removed'`
  return sql<boolean>`((not targets.scheduled and targets.status ${wanted})
    or (targets.scheduled and target_status(targets, ${today}::date) ${wanted}))`
}

function isPlanned(today: string): Expression<SqlBool> {
  return sql<boolean>`(targets.scheduled and (targets.next_from > ${today} or targets.added_on > ${today}))`
}

function matchesWord(eb: Targets, word: string): Expression<SqlBool> {
  return eb.or([
    nameContains(sql.ref('name'), word),
    eb('code', 'like', prefixPattern(word.toUpperCase())),
    eb.and([eb('permitNo', '<>', ''), eb('permitNo', 'like', prefixPattern(word))]),
  ])
}

function inClasses(eb: Targets, letters: string): Expression<SqlBool> {
  const classes = [...letters].filter((letter) => letter !== '-') as ('A' | 'B' | 'C' | 'D')[]
  const classed = eb('riskClass', 'in', classes.length > 0 ? classes : [null])
  return letters.includes('-') ? eb.or([classed, eb('riskClass', 'is', null)]) : classed
}

function permitIs(eb: Targets, permit: NonNullable<TargetQuery['permit']>, today: string): Expression<SqlBool> {
  // Of several permits another one may have come into force since the row was written.
  if (permit === 'expired') {
    return sql<boolean>`(permit_until < ${today} and not exists (select from target_permits p where p.target_id = targets.id
      and p.revoked_on is null and (p.valid_until is null or p.valid_until >= ${today}::date)))`
  }
  if (permit === 'none') return eb.and([eb('permitNo', '=', ''), eb('permitUntil', 'is', null)])
  if (permit === 'expiring') return eb.between('permitUntil', today, addDays(today, EXPIRING_DAYS))
  // A permit without an end is valid for good.
  return eb.or([eb('permitUntil', '>=', today), eb.and([eb('permitNo', '<>', ''), eb('permitUntil', 'is', null)])])
}

function drawnIs(
  eb: Targets,
  drawn: NonNullable<TargetQuery['drawn']>,
  { today, cap }: TargetSearch,
): Expression<SqlBool> {
  const year = Number(today.slice(0, 4))
  if (drawn === 'never') return eb('lastDrawnOn', 'is', null)
  if (drawn === 'notThisYear') return sql<boolean>`drawn_year is distinct from ${year}`
  if (drawn === 'thisYear') return eb('drawnYear', '=', year)
  // B-12 年度检查频次上限; an unknown bound is never reached.
  return sql<boolean>`(drawn_year = ${year} and drawn_count >= coalesce((
    select max(p.visits_per_year) from special_pool_targets m join special_pools p on p.id = m.pool_id
    where m.target_id = targets.id and is_in_pool(m, ${today}::date)), ${cap}::integer))`
}
