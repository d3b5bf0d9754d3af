import {
  type Actor,
  type ItemBody,
  type ItemInput,
  ItemInputSchema,
  type ItemRequest,
  type RequestDecision,
} from '@sunlot/contract'
import { AppError } from '../../../platform/app-error.ts'
import { recordAudit } from '../../../platform/audit.ts'
import type { Db, Tx } from '../../../platform/database.ts'
import type { Deps } from '../../../platform/deps.ts'
import { cleanItem, insertItem } from './items.ts'

/** S3-05 补充事项报办公室: a line of work asks for an item that the list lacks. Answers the request's id. */
export async function fileRequest(
  deps: Deps,
  actor: Actor,
  { draft, reason }: { draft: ItemInput; reason: string },
): Promise<string> {
  const id = deps.newId()
  const at = deps.clock.now()
  const { bureauId, officeId } = actor
  const item = cleanItem(draft)
  await deps.db.transaction().execute(async (tx) => {
    const row = { id, bureauId, officeId, draft: JSON.stringify(item), reason, filedBy: actor.id, filedAt: at }
    await tx
      .insertInto('itemRequests')
      .values({ ...row, decidedBy: null, decidedAt: null, itemId: null })
      .execute()
    const subject = { at, bureauId, actorId: actor.id, subjectKind: 'itemRequest', subjectId: id }
    await recordAudit(tx, { ...subject, event: 'items.requested', data: { name: item.name, reason } })
  })
  return id
}

/**
 * The consolidating office takes the item into the list or sends the request back with its reason. Throws
 * `items.own-request` to whoever filed it, `items.request-decided` to the slower of two.
 */
export async function decideRequest(
  deps: Deps,
  actor: Actor,
  { id, decision, note }: RequestDecision & { id: string },
): Promise<void> {
  const at = deps.clock.now()
  await deps.db.transaction().execute(async (tx) => {
    const { draft, filedBy } = await lockRequest(tx, { id, bureauId: actor.bureauId })
    if (filedBy === actor.id) throw new AppError('items.own-request', { name: actor.name })
    const item: ItemBody = ItemInputSchema.parse(draft)
    const accepted = decision === 'accept'
    const itemId = accepted ? await insertItem(deps, tx, { actor, item, cause: 'supplement' }) : null
    const status = accepted ? ('accepted' as const) : ('returned' as const)
    await tx
      .updateTable('itemRequests')
      .set({ status, decidedBy: actor.id, decidedAt: at, decisionNote: note, itemId })
      .where('id', '=', id)
      .execute()
    const subject = { at, bureauId: actor.bureauId, actorId: actor.id, subjectKind: 'itemRequest', subjectId: id }
    await recordAudit(tx, { ...subject, event: 'items.request-decided', data: { name: item.name, decision, note } })
  })
}

async function lockRequest(tx: Tx, { id, bureauId }: { id: string; bureauId: string }) {
  const row = await tx
    .selectFrom('itemRequests')
    .select(['draft', 'filedBy', 'status'])
    .where('id', '=', id)
    .where('bureauId', '=', bureauId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new AppError('request.not-found')
  if (row.status !== 'filed') throw new AppError('items.request-decided')
  return row
}

/** All requests, those that wait first. */
export async function listRequests(db: Db, bureauId: string): Promise<ItemRequest[]> {
  const rows = await db
    .selectFrom('itemRequests as r')
    .innerJoin('users as f', 'f.id', 'r.filedBy')
    .leftJoin('users as d', 'd.id', 'r.decidedBy')
    .leftJoin('offices as o', 'o.id', 'r.officeId')
    .select(['r.id', 'r.draft', 'r.reason', 'r.status', 'r.filedAt', 'r.decidedAt', 'r.decisionNote', 'r.itemId'])
    .select(['f.name as filedBy', 'd.name as decidedBy', 'o.name as office'])
    .where('r.bureauId', '=', bureauId)
    .orderBy((eb) => eb('r.status', '<>', 'filed'))
    .orderBy('r.filedAt', 'desc')
    .orderBy('r.id')
    .execute()
  return rows.map(({ draft, filedAt, decidedAt, office, ...row }) => ({
    ...row,
    draft: ItemInputSchema.parse(draft),
    office: office ?? '',
    filedAt: filedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  }))
}
