import type { PlanKind, PlanRow } from '@sunlot/contract'
import type { Selectable } from 'kysely'
import { AppError } from '../../platform/app-error.ts'
import { hasRecorded } from '../../platform/audit.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { AnnualPlansTable } from '../../platform/tables/planning.ts'

/** A plan as stored, with the names of its people. */
export interface Plan extends Selectable<AnnualPlansTable> {
  authorName: string
  approverName: string | null
  publisherName: string | null
  returnerName: string | null
}

function selectPlans(db: Db | Tx) {
  return db
    .selectFrom('annualPlans as p')
    .innerJoin('users as author', 'author.id', 'p.authorId')
    .leftJoin('users as approver', 'approver.id', 'p.approvedBy')
    .leftJoin('users as publisher', 'publisher.id', 'p.publishedBy')
    .leftJoin('users as returner', 'returner.id', 'p.returnedBy')
    .selectAll('p')
    .select([
      'author.name as authorName',
      'approver.name as approverName',
      'publisher.name as publisherName',
      'returner.name as returnerName',
    ])
}

/** The plan, or `request.not-found`, also for one of another bureau. */
export async function getPlan(db: Db | Tx, bureauId: string, planId: string): Promise<Plan> {
  const plan = await selectPlans(db).where('p.id', '=', planId).where('p.bureauId', '=', bureauId).executeTakeFirst()
  if (!plan) throw new AppError('request.not-found')
  return plan
}

/** As `getPlan`, and nobody else changes the plan or its lines until the transaction ends. */
export async function lockPlan(tx: Tx, bureauId: string, planId: string): Promise<Plan> {
  await tx.selectFrom('annualPlans').select('id').where('id', '=', planId).forUpdate().execute()
  return getPlan(tx, bureauId, planId)
}

const WRITING = [
  'plans.changed',
  'plans.line-added',
  'plans.line-changed',
  'plans.line-removed',
  'plans.lines-merged',
  'plans.imported',
  'plans.submitted',
] as const

/** Whether this person began the plan or wrote in it: then somebody else approves (S2-10). */
export async function hasWrittenPlan(
  db: Db | Tx,
  actorId: string,
  { id, authorId }: Pick<Plan, 'id' | 'authorId'>,
): Promise<boolean> {
  return authorId === actorId || hasRecorded(db, { actorId, subjectKind: 'plan', subjectId: id }, WRITING)
}

/** The bureau's plans, newest year first, the own before the joint one. */
export async function listPlans(
  db: Db | Tx,
  bureauId: string,
  { year, kind }: { year?: number | undefined; kind?: PlanKind | undefined } = {},
): Promise<PlanRow[]> {
  const rows = await db
    .selectFrom('annualPlans as p')
    .selectAll('p')
    .select((eb) =>
      eb
        .selectFrom('planLines as l')
        .select((count) => count.fn.countAll<number>().as('count'))
        .whereRef('l.planId', '=', 'p.id')
        .where('l.removedIn', 'is', null)
        .as('lineCount'),
    )
    .where('p.bureauId', '=', bureauId)
    .$if(year !== undefined, (query) => query.where('p.year', '=', year ?? 0))
    .$if(kind !== undefined, (query) => query.where('p.kind', '=', kind ?? 'own'))
    .orderBy('p.year', 'desc')
    .orderBy('p.kind', 'desc')
    .execute()
  return rows.map(({ lineCount, ...plan }) => describePlan(plan, lineCount ?? 0))
}

/** A plan as lists show it. */
export function describePlan(plan: Selectable<AnnualPlansTable>, lineCount: number): PlanRow {
  const { id, year, kind, title, documentNo, status, edition } = plan
  return {
    id,
    year,
    kind,
    title,
    documentNo,
    status,
    edition,
    lineCount,
    approvedAt: plan.approvedAt?.toISOString() ?? null,
    publishedAt: plan.publishedAt?.toISOString() ?? null,
    updatedAt: plan.updatedAt.toISOString(),
  }
}
