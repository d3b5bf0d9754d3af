import type { PlanKind } from '@sunlot/contract'
import { civilDateOf } from '@sunlot/contract'
import type { Db } from '../../platform/database.ts'

/** A plan as everybody may know it: published, in its newest edition. */
export interface PublicPlan {
  id: string
  year: number
  kind: PlanKind
  title: string
  documentNo: string
  edition: number
  lineCount: number
  /** Civil dates of the first and of the newest publication. */
  publishedOn: string
  editedOn: string
  inForceOn: string | null
}

/** Published plans of a bureau, the newest year first, the own before the joint one (S1-26, S1-35). */
export async function listPublicPlans(db: Db, bureauId: string): Promise<PublicPlan[]> {
  const rows = await db
    .selectFrom('annualPlans as p')
    .innerJoin('planEditions as e', (join) => join.onRef('e.planId', '=', 'p.id').onRef('e.edition', '=', 'p.edition'))
    .select(['p.id', 'p.year', 'p.kind', 'e.title', 'e.documentNo', 'p.edition', 'p.publishedAt', 'p.inForceOn'])
    .select(['e.at', (eb) => eb.fn<number>('jsonb_array_length', ['e.lines']).as('lineCount')])
    .where('p.bureauId', '=', bureauId)
    .orderBy('p.year', 'desc')
    .orderBy('p.kind', 'desc')
    .execute()
  return rows.map(({ publishedAt, at, ...plan }) => ({
    ...plan,
    publishedOn: civilDateOf(publishedAt ?? at),
    editedOn: civilDateOf(at),
  }))
}

/** The list of items as published last, or undefined before the first publication (S1-26). */
export async function findPublishedItems(db: Db, bureauId: string) {
  return db
    .selectFrom('itemPublications')
    .select(['number', 'documentNo', 'publishedOn', 'items'])
    .where('bureauId', '=', bureauId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
}
