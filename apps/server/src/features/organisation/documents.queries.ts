import type { Actor, IssuedDocument, IssuedDocumentQuery, Recipient } from '@sunlot/contract'
import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'
import { isKeeper } from './organisation.access.ts'

/** Documents issued by a bureau with the receipts so far, the latest first. */
export function selectDocuments(db: Db | Tx, bureauId: string) {
  return db
    .selectFrom('issuedDocuments as d')
    .innerJoin('users as u', 'u.id', 'd.createdBy')
    .leftJoin('attachments as a', 'a.id', 'd.attachmentId')
    .leftJoin('files as f', 'f.id', 'a.fileId')
    .select(['d.id', 'd.kind', 'd.documentNo', 'd.title', 'd.approvingBody', 'd.approvedOn', 'd.issuedOn'])
    .select(['u.name as issuedBy', 'a.id as attachmentId', 'a.name as fileName', 'f.size'])
    .select(sql<number>`(select count(*) from document_recipients r where r.document_id = d.id)`.as('recipientCount'))
    .select(
      sql<number>`(select count(received_at) from document_recipients r where r.document_id = d.id)`.as(
        'receivedCount',
      ),
    )
    .where('d.bureauId', '=', bureauId)
}

type DocumentRecord = Awaited<ReturnType<ReturnType<typeof selectDocuments>['executeTakeFirstOrThrow']>>

export function toDocument({ attachmentId, fileName, size, ...row }: DocumentRecord): IssuedDocument {
  const attachment = attachmentId === null ? null : { id: attachmentId, name: fileName ?? '', size: size ?? 0 }
  return { ...row, attachment }
}

/** One page of the register. */
export async function listDocuments(
  db: Db,
  bureauId: string,
  { q, receipts, page, size }: IssuedDocumentQuery,
): Promise<{ rows: IssuedDocument[]; total: number; tookMs: number }> {
  const start = performance.now()
  const found = selectDocuments(db, bureauId)
    .$if(q !== '', (some) => some.where(sql<boolean>`strpos(d.title || ' ' || d.document_no, ${q}) > 0`))
    .$if(receipts === 'open', (some) =>
      some.where(
        sql<boolean>`exists (select from document_recipients r where r.document_id = d.id and r.received_at is null)`,
      ),
    )
  const { total } = await found
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await found
    .orderBy('d.issuedOn', 'desc')
    .orderBy('d.documentNo', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return { rows: rows.map(toDocument), total, tookMs: Math.ceil(performance.now() - start) }
}

/** Who was to receive a document, in order, and who has. */
export async function listRecipients(db: Db | Tx, actor: Actor, documentId: string): Promise<Recipient[]> {
  const rows = await db
    .selectFrom('documentRecipients')
    .select(['id', 'unit', 'officeId', 'receivedAt', 'receivedBy'])
    .where('documentId', '=', documentId)
    .where('bureauId', '=', actor.bureauId)
    .orderBy('place')
    .execute()
  return rows.map(({ receivedAt, ...row }) => ({
    ...row,
    receivedAt: receivedAt?.toISOString() ?? null,
    isMine: receivedAt === null && mayReceive(actor, row.officeId),
  }))
}

/** An office signs for itself; for a unit without accounts whoever runs the platform notes who signed. */
export function mayReceive(actor: Actor, officeId: string | null): boolean {
  return officeId === null ? isKeeper(actor.roles) : officeId === actor.officeId
}
