import type { SearchHit } from '@sunlot/contract'
import { DOCUMENT_KINDS, INSPECTOR_STATUSES, TASK_STATUSES, TARGET_STATUSES } from '@sunlot/contract'
import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'

/** What a source is asked; it answers at most `limit` hits. */
export interface Wanted {
  bureauId: string
  q: string
  limit: number
}

/** By name, by the beginning of the code or of a permit number; single characters find the candidates in the index. */
export async function findTargets(db: Db, { bureauId, q, limit }: Wanted): Promise<SearchHit[]> {
  const rows = await db
    .selectFrom('targets')
    .select(['id', 'name', 'code', 'region', 'status'])
    .where('bureauId', '=', bureauId)
    .where('status', '<>', 'removed')
    .where(
      sql<boolean>`((string_to_array(name, null) @> ${[...q]}::text[] and strpos(name, ${q}) > 0)
        or code like ${prefixOf(q.toUpperCase())} or (permit_no <> '' and permit_no like ${prefixOf(q)}))`,
    )
    .orderBy('code')
    .limit(limit)
    .execute()
  return rows.map(({ id, name, code, region, status }) => ({
    title: name,
    note: join([code, region, status === 'active' ? '' : TARGET_STATUSES[status]]),
    to: `/targets/${id}`,
  }))
}

export async function findTasks(db: Db, { bureauId, q, limit }: Wanted): Promise<SearchHit[]> {
  const rows = await db
    .selectFrom('tasks')
    .select(['id', 'title', 'documentNo', 'status'])
    .where('bureauId', '=', bureauId)
    .where(sql<boolean>`strpos(title || ' ' || document_no, ${q}) > 0`)
    .orderBy('updatedAt', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id, title, documentNo, status }) => ({
    title,
    note: join([documentNo, TASK_STATUSES[status]]),
    to: `/tasks/${id}`,
  }))
}

export async function findItems(db: Db, { bureauId, q, limit }: Wanted): Promise<SearchHit[]> {
  const rows = await db
    .selectFrom('inspectionItems')
    .select(['id', 'name', 'code', 'legalBasis'])
    .where('bureauId', '=', bureauId)
    .where(sql<boolean>`strpos(name || ' ' || code || ' ' || legal_basis, ${q}) > 0`)
    .orderBy('code')
    .limit(limit)
    .execute()
  return rows.map(({ id, name, code, legalBasis }) => ({
    title: name,
    note: join([code, legalBasis]),
    to: `/items/${id}`,
  }))
}

export async function findPlanLines(db: Db, { bureauId, q, limit }: Wanted): Promise<SearchHit[]> {
  const rows = await db
    .selectFrom('planLines as l')
    .innerJoin('annualPlans as p', 'p.id', 'l.planId')
    .select(['p.id', 'p.title', sql<string>`l.content->>'name'`.as('name')])
    .where('p.bureauId', '=', bureauId)
    .where('l.removedIn', 'is', null)
    .where(sql<boolean>`strpos(l.content->>'name', ${q}) > 0`)
    .orderBy('p.year', 'desc')
    .orderBy('l.place')
    .limit(limit)
    .execute()
  return rows.map(({ id, title, name }) => ({ title: name, note: title, to: `/plans/${id}` }))
}

/** By name only: certificate numbers are looked up in the directory itself. */
export async function findPeople(db: Db, { bureauId, q, limit }: Wanted): Promise<SearchHit[]> {
  const rows = await db
    .selectFrom('inspectors')
    .select(['id', 'name', 'office', 'status'])
    .where('bureauId', '=', bureauId)
    .where(sql<boolean>`strpos(name, ${q}) > 0`)
    .orderBy('code')
    .limit(limit)
    .execute()
  return rows.map(({ id, name, office, status }) => ({
    title: name,
    note: join([office, status === 'active' ? '' : INSPECTOR_STATUSES[status]]),
    to: `/inspectors/${id}`,
  }))
}

export async function findDocuments(db: Db, { bureauId, q, limit }: Wanted): Promise<SearchHit[]> {
  const rows = await db
    .selectFrom('issuedDocuments')
    .select(['id', 'title', 'documentNo', 'kind'])
    .where('bureauId', '=', bureauId)
    .where(sql<boolean>`strpos(title || ' ' || document_no, ${q}) > 0`)
    .orderBy('issuedOn', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id, title, documentNo, kind }) => ({
    title,
    note: join([documentNo, DOCUMENT_KINDS[kind]]),
    to: `/organisation/documents/${id}`,
  }))
}

function prefixOf(text: string): string {
  return `${text.replace(/[\\%_]/g, '\\$&')}%`
}

function join(parts: readonly string[]): string {
  return parts.filter(Boolean).join('，')
}
