import type { Actor, IssuedDocumentDetail, IssuedDocumentInput } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { isViolation } from '../../platform/database-error.ts'
import type { Deps } from '../../platform/deps.ts'
import { sendMessage } from '../messages/index.ts'
import { listRecipients, mayReceive, selectDocuments, toDocument } from './documents.queries.ts'
import { refuseBadTerm, refuseForeignIds, refuseFuture } from './own-ids.ts'
import { record } from './record.ts'

/** A document with everybody who was to receive it. */
export async function readDocument(db: Db, actor: Actor, { id }: { id: string }): Promise<IssuedDocumentDetail> {
  const row = await selectDocuments(db, actor.bureauId).where('d.id', '=', id).executeTakeFirst()
  if (!row) throw new AppError('request.not-found')
  return { ...toDocument(row), recipients: await listRecipients(db, actor, id) }
}

/** S0-01 经局党组研究同意后印发: registers a document, and asks every recipient for a receipt. Answers its id. */
export async function issueDocument(deps: Deps, actor: Actor, input: IssuedDocumentInput): Promise<string> {
  const { officeIds, units, ...fields } = input
  if (officeIds.length + units.length === 0) throw new AppError('organisation.no-recipient')
  refuseFuture(deps, '印发日期', fields.issuedOn)
  refuseBadTerm(fields.title, { from: fields.approvedOn ?? '', until: fields.issuedOn })
  try {
    return await deps.db.transaction().execute(async (tx) => {
      await refuseForeignIds(tx, actor.bureauId, { officeIds, attachmentIds: [fields.attachmentId] })
      const [id, at] = [deps.newId(), deps.clock.now()]
      const who = { bureauId: actor.bureauId, createdBy: actor.id, createdAt: at }
      await tx
        .insertInto('issuedDocuments')
        .values({ id, ...fields, ...who })
        .execute()
      const recipients = await insertRecipients(deps, tx, { actor, documentId: id, input })
      const text = `${fields.documentNo}《${fields.title}》已印发，请签收`
      for (const { officeId } of recipients) {
        if (officeId === null) continue
        await sendMessage(tx, {
          bureauId: actor.bureauId,
          to: { officeId },
          text,
          link: `/organisation/documents/${id}`,
          at,
        })
      }
      const data = { ...fields, recipients: recipients.map(({ unit }) => unit) }
      await record(tx, actor, { at, event: 'organisation.document-issued', subjectKind: 'issuedDocument', id, data })
      return id
    })
  } catch (error) {
    const taken = isViolation(error, 'issued_documents_no_unique')
    if (taken) throw new AppError('organisation.document-taken', { number: fields.documentNo })
    throw error
  }
}

interface Recipients {
  actor: Actor
  documentId: string
  input: IssuedDocumentInput
}

async function insertRecipients(deps: Deps, tx: Tx, { actor, documentId, input }: Recipients) {
  const { bureauId } = actor
  const offices = await tx.selectFrom('offices').select(['id', 'name']).where('bureauId', '=', bureauId).execute()
  const named = input.officeIds.map((officeId) => ({
    officeId,
    unit: offices.find(({ id }) => id === officeId)?.name ?? '',
  }))
  const all = [...named, ...input.units.map((unit) => ({ officeId: null, unit }))]
  const twice = all.find(({ unit }, index) => all.findIndex((other) => other.unit === unit) !== index)
  if (twice) throw new AppError('organisation.same-recipient', { unit: twice.unit })
  const rows = all.map((recipient, index) => {
    const id = deps.newId()
    return { id, bureauId, documentId, place: index + 1, ...recipient, receivedAt: null, recordedBy: null }
  })
  await tx.insertInto('documentRecipients').values(rows).execute()
  return rows
}

/** One tick: a unit has received the document. Of two at once, one wins. */
export async function receiveDocument(
  deps: Deps,
  actor: Actor,
  { id, recipientId, by }: { id: string; recipientId: string; by: string },
): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    const recipient = (await listRecipients(tx, actor, id)).find((one) => one.id === recipientId)
    if (!recipient) throw new AppError('request.not-found')
    const { unit, officeId } = recipient
    if (!mayReceive(actor, officeId)) throw new AppError('organisation.not-recipient', { unit })
    if (officeId === null && by === '') throw new AppError('organisation.receiver-needed', { unit })
    const at = deps.clock.now()
    const receivedBy = officeId === null ? by : actor.name
    const received = await tx
      .updateTable('documentRecipients')
      .set({ receivedAt: at, receivedBy, recordedBy: actor.id })
      .where('id', '=', recipientId)
      .where('receivedAt', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!received) throw new AppError('organisation.received', { unit })
    const data = { name: unit, receivedBy }
    await record(tx, actor, { at, event: 'organisation.document-received', subjectKind: 'issuedDocument', id, data })
  })
}
