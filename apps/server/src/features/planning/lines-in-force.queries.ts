import type { PlanLineOption } from '@sunlot/contract'
import type { Db, Tx } from '../../platform/database.ts'
import { namesOf } from './lines.queries.ts'

/** What a task must know of the line it is a round of (B-04, B-22). */
export interface PlanLineState {
  lineId: string
  planId: string
  planTitle: string
  documentNo: string
  /** Number in the plan as published. */
  no: string
  name: string
  isInForce: boolean
  /** An amendment has taken the line out. */
  isRemoved: boolean
  publishedAt: Date | null
  crossRegion: { lead: string; host: string } | null
}

function selectLines(db: Db | Tx, bureauId: string) {
  return db
    .selectFrom('planLines as l')
    .innerJoin('annualPlans as p', 'p.id', 'l.planId')
    .select(['l.id as lineId', 'l.planId', 'l.place', 'l.content', 'l.removedIn'])
    .select(['p.title as planTitle', 'p.documentNo', 'p.year', 'p.kind', 'p.status', 'p.publishedAt'])
    .where('p.bureauId', '=', bureauId)
}

/** The line, or undefined where the bureau has none under this id. */
export async function findPlanLine(
  db: Db | Tx,
  bureauId: string,
  lineId: string | null,
): Promise<PlanLineState | undefined> {
  if (lineId === null) return undefined
  const row = await selectLines(db, bureauId).where('l.id', '=', lineId).executeTakeFirst()
  if (!row) return undefined
  const { content, place, status, removedIn, planId, planTitle, documentNo, publishedAt } = row
  return {
    lineId,
    planId,
    planTitle,
    documentNo,
    publishedAt,
    no: content.lineNo || String(place),
    name: content.name,
    isInForce: status === 'inForce',
    isRemoved: removedIn !== null,
    crossRegion: content.crossRegion,
  }
}

/** Lines a task can be a round of: of plans in force, in the order of the plans, the newest year first. */
export async function listLinesInForce(db: Db | Tx, bureauId: string): Promise<PlanLineOption[]> {
  const rows = await selectLines(db, bureauId)
    .where('p.status', '=', 'inForce')
    .where('l.removedIn', 'is', null)
    .orderBy('p.year', 'desc')
    .orderBy('p.kind', 'desc')
    .orderBy('l.place')
    .execute()
  const names = await namesOf(
    db,
    rows.flatMap(({ content }) => content.itemIds),
  )
  return rows.map(({ lineId, planTitle, year, kind, place, content }) => ({
    id: lineId,
    plan: planTitle,
    year,
    kind,
    no: content.lineNo || String(place),
    name: content.name,
    itemIds: content.itemIds.filter((itemId) => names.has(itemId)),
    kinds: content.scope.kinds,
    regions: content.scope.regions,
    poolIds: content.scope.poolIds,
    tagIds: content.scope.tagIds,
    methods: content.methods,
    checkType: content.checkType,
    seats: content.staff.seats,
    rate: content.amount.rate,
    rounds: content.time.rounds,
    period: content.time.period,
    crossRegion: content.crossRegion,
  }))
}
