import { addDays, type TargetQuery } from '@sunlot/contract'
import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely'
import type { Database } from '../../platform/tables.ts'
import { nameContains, prefixPattern } from './pages.ts'

/** Certificates and permits that end within so many days are soon to expire. */
export const EXPIRING_DAYS = 30

export interface TargetSearch {
  readonly bureauId: string
  readonly query: Omit<TargetQuery, 'page' | 'size' | 'sort'>
  /** Civil date that decides which permits have expired and what 今年 means. */
  readonly today: string
}

type Targets = ExpressionBuilder<Database, 'targets'>

/** What a list, its counts and its export have in common: the targets that match. */
export function matchTargets(eb: Targets, { bureauId, query, today }: TargetSearch): Expression<SqlBool> {
  const conditions: Expression<SqlBool>[] = [
    eb('bureauId', '=', bureauId),
    query.status ? eb('status', '=', query.status) : eb('status', '<>', 'removed'),
    ...query.q
      .split(/\s+/)
      .filter(Boolean)
      .map((word) => matchesWord(eb, word)),
  ]
  if (query.kind) conditions.push(eb('kind', '=', query.kind))
  if (query.region) conditions.push(eb('region', '=', query.region))
  if (query.item) conditions.push(standsUnder(eb, query.item))
  if (query.risk) conditions.push(inClasses(eb, query.risk))
  if (query.permit) conditions.push(permitIs(eb, query.permit, today))
  if (query.drawn) conditions.push(drawnIs(eb, query.drawn, Number(today.slice(0, 4))))
  return eb.and(conditions)
}

function matchesWord(eb: Targets, word: string): Expression<SqlBool> {
  return eb.or([
    nameContains(sql.ref('name'), word),
    eb('code', 'like', prefixPattern(word.toUpperCase())),
    eb.and([eb('permitNo', '<>', ''), eb('permitNo', 'like', prefixPattern(word))]),
  ])
}

function standsUnder(eb: Targets, itemId: string): Expression<SqlBool> {
  return eb.exists(
    eb
      .selectFrom('targetItems')
      .whereRef('targetItems.targetId', '=', 'targets.id')
      .where('targetItems.itemId', '=', itemId)
      .select('itemId'),
  )
}

function inClasses(eb: Targets, letters: string): Expression<SqlBool> {
  const classes = [...letters].filter((letter) => letter !== '-') as ('A' | 'B' | 'C' | 'D')[]
  const classed = eb('riskClass', 'in', classes.length > 0 ? classes : [null])
  return letters.includes('-') ? eb.or([classed, eb('riskClass', 'is', null)]) : classed
}

function permitIs(eb: Targets, permit: NonNullable<TargetQuery['permit']>, today: string): Expression<SqlBool> {
  if (permit === 'expired') return eb('permitUntil', '<', today)
  if (permit === 'none') return eb.and([eb('permitNo', '=', ''), eb('permitUntil', 'is', null)])
  if (permit === 'expiring') return eb.between('permitUntil', today, addDays(today, EXPIRING_DAYS))
  // A permit without an end is valid for good.
  return eb.or([eb('permitUntil', '>=', today), eb.and([eb('permitNo', '<>', ''), eb('permitUntil', 'is', null)])])
}

function drawnIs(eb: Targets, drawn: NonNullable<TargetQuery['drawn']>, year: number): Expression<SqlBool> {
  if (drawn === 'never') return eb('lastDrawnOn', 'is', null)
  return drawn === 'thisYear' ? eb('drawnYear', '=', year) : sql<boolean>`drawn_year is distinct from ${year}`
}
