import type { Actor, TodoDraft } from '@sunlot/contract'
import type { Db } from '../../platform/database.ts'
import { listCards } from './duty-cards.queries.ts'

/** Duties of the own office that are open (S1-05, S3-20), documents to receive, and receipts to ask for (S0-01). */
export async function listOrganisationTodos(db: Db, actor: Actor, on: string): Promise<TodoDraft[]> {
  return [
    ...(await listDuties(db, actor, on)),
    ...(await listMissingReceipts(db, actor)),
    ...(await listUnsigned(db, actor)),
  ]
}

async function listDuties(db: Db, actor: Actor, on: string): Promise<TodoDraft[]> {
  const { officeId } = actor
  if (officeId === null) return []
  const cards = await listCards(db, actor, { today: on })
  // Standing duties without a day stand on the board; here is what ends on one.
  const mine = cards.filter(
    ({ closed, dueOn, startsOn, units }) =>
      !closed &&
      dueOn !== null &&
      (startsOn === null || startsOn <= on) &&
      units.some((unit) => unit.part === 'lead' && unit.officeId === officeId),
  )
  return mine.map(({ id, text, clause, dueOn, evidenceWanted }) => ({
    id: `dutyCard:${id}`,
    title: text,
    clause,
    object: evidenceWanted ? `办结时附：${evidenceWanted}` : '办结时附证据',
    ...(dueOn && { dueOn }),
    verb: '去办结',
    to: `/organisation?card=${id}`,
  }))
}

function openReceipts(db: Db, bureauId: string) {
  return db
    .selectFrom('documentRecipients as r')
    .innerJoin('issuedDocuments as d', 'd.id', 'r.documentId')
    .where('r.bureauId', '=', bureauId)
    .where('r.receivedAt', 'is', null)
}

async function listMissingReceipts(db: Db, { bureauId, officeId }: Actor): Promise<TodoDraft[]> {
  if (officeId === null) return []
  const rows = await openReceipts(db, bureauId)
    .where('r.officeId', '=', officeId)
    .select(['d.id', 'd.documentNo', 'd.title'])
    .orderBy('d.issuedOn')
    .orderBy('d.id')
    .execute()
  return rows.map(({ id, documentNo, title }) => ({
    ...receiptOf(id),
    id: `receipt:${id}`,
    title: '签收文件',
    object: `${documentNo}《${title}》`,
    verb: '去签收',
  }))
}

/** For whoever issued it: the units that have not signed yet. */
async function listUnsigned(db: Db, { id: actorId, bureauId }: Actor): Promise<TodoDraft[]> {
  const rows = await openReceipts(db, bureauId)
    .where('d.createdBy', '=', actorId)
    .select((eb) => ['d.id', 'd.documentNo', 'd.title', eb.fn.countAll<number>().as('open')])
    .groupBy(['d.id', 'd.documentNo', 'd.title', 'd.issuedOn'])
    .orderBy('d.issuedOn')
    .orderBy('d.id')
    .execute()
  return rows.map(({ id, documentNo, title, open }) => ({
    ...receiptOf(id),
    id: `unsigned:${id}`,
    title: '催签收',
    object: `还有 ${open} 个单位：${documentNo}《${title}》`,
    verb: '看签收',
  }))
}

// S0-01 印发各科室、二级机构
function receiptOf(documentId: string): Pick<TodoDraft, 'clause' | 'to'> {
  return { clause: 'S0-01', to: `/organisation/documents/${documentId}` }
}
