import type { LineDiff, PlanAudience, PlanEdition } from '@sunlot/contract'
import type { Selectable } from 'kysely'
import { AppError } from '../../platform/app-error.ts'
import { hasRecorded } from '../../platform/audit.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { PlanAmendmentsTable } from '../../platform/tables/planning.ts'
import { diffLines } from './amendments.rules.ts'

/** An amendment as stored, with the names of its people. */
export interface StoredAmendment extends Selectable<PlanAmendmentsTable> {
  authorName: string
  approverName: string | null
  publisherName: string | null
  returnerName: string | null
}

function selectAmendments(db: Db | Tx, bureauId: string) {
  return db
    .selectFrom('planAmendments as a')
    .innerJoin('users as author', 'author.id', 'a.authorId')
    .leftJoin('users as approver', 'approver.id', 'a.approvedBy')
    .leftJoin('users as publisher', 'publisher.id', 'a.publishedBy')
    .leftJoin('users as returner', 'returner.id', 'a.returnedBy')
    .selectAll('a')
    .select([
      'author.name as authorName',
      'approver.name as approverName',
      'publisher.name as publisherName',
      'returner.name as returnerName',
    ])
    .where('a.bureauId', '=', bureauId)
}

/** The amendment, or `request.not-found`, also for one of another bureau. */
export async function getAmendment(db: Db | Tx, bureauId: string, amendmentId: string): Promise<StoredAmendment> {
  const amendment = await selectAmendments(db, bureauId).where('a.id', '=', amendmentId).executeTakeFirst()
  if (!amendment) throw new AppError('request.not-found')
  return amendment
}

/** Whether this person asked for the amendment or wrote in it: then somebody else approves and publishes (S2-12). */
export async function hasWrittenAmendment(
  db: Db | Tx,
  actorId: string,
  { id, authorId }: Pick<StoredAmendment, 'id' | 'authorId'>,
): Promise<boolean> {
  const hand = { actorId, subjectKind: 'amendment', subjectId: id }
  return authorId === actorId || hasRecorded(db, hand, ['amendments.changed', 'amendments.submitted'])
}

/** The amendment of the plan that is not finished, or undefined. */
export function findOpenAmendment(db: Db | Tx, planId: string) {
  return db
    .selectFrom('planAmendments')
    .selectAll()
    .where('planId', '=', planId)
    .where('status', 'in', ['draft', 'submitted', 'approved'])
    .executeTakeFirst()
}

/** All that was ever published of a plan, the first edition first, each with what it changed of the one before. */
export async function listEditions(
  db: Db | Tx,
  planId: string,
  audience: PlanAudience = 'office',
): Promise<PlanEdition[]> {
  const rows = await db
    .selectFrom('planEditions as e')
    .innerJoin('users as publisher', 'publisher.id', 'e.by')
    .leftJoin('planAmendments as a', 'a.id', 'e.amendmentId')
    .leftJoin('users as approver', 'approver.id', 'a.approvedBy')
    .select(['e.edition', 'e.at', 'e.title', 'e.documentNo', 'e.bases', 'e.lines', 'publisher.name as by'])
    .select(['a.number', 'a.reason', 'approver.name as approvedBy'])
    .where('e.planId', '=', planId)
    .orderBy('e.edition')
    .execute()
  return rows.map(({ at, number, reason, approvedBy, ...edition }, i) => {
    const before = rows[i - 1]
    const diff: LineDiff[] = before ? diffLines(before.lines, edition.lines, audience) : []
    const amendment = number === null ? null : { number, reason: reason ?? '', approvedBy: approvedBy ?? '' }
    return { ...edition, at: at.toISOString(), amendment, diff }
  })
}
