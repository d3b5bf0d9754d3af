import {
  type Actor,
  civilDateOf,
  type ItemBody,
  LAW_CHANGES,
  type LawChangeInput,
  type LawChange,
} from '@sunlot/contract'
import { AppError } from '../../../platform/app-error.ts'
import { recordAudit } from '../../../platform/audit.ts'
import type { Db, Tx } from '../../../platform/database.ts'
import type { Deps } from '../../../platform/deps.ts'
import { requireLead } from '../../organisation/index.ts'
import { KEEPERS } from '../registry.access.ts'
import { readItemList } from './items.queries.ts'

/** S1-08 随立改废释动态调整: every item that cites the law waits from now on to be looked at. Answers the change's id. */
export async function registerLawChange(deps: Deps, actor: Actor, input: LawChangeInput): Promise<string> {
  const id = deps.newId()
  const at = deps.clock.now()
  const { bureauId } = actor
  await deps.db.transaction().execute(async (tx) => {
    const citing = (await readItemList(tx, bureauId)).filter(({ body }) => citesLaw(body, input.title))
    await tx
      .insertInto('lawChanges')
      .values({ id, bureauId, ...input, createdBy: actor.id, createdAt: at })
      .execute()
    if (citing.length > 0) {
      const checks = citing.map((item) => ({
        lawChangeId: id,
        itemId: item.id,
        outcome: null,
        settledBy: null,
        settledAt: null,
      }))
      await tx.insertInto('itemLawChecks').values(checks).execute()
    }
    const subject = { at, bureauId, actorId: actor.id, subjectKind: 'lawChange', subjectId: id }
    const data = { title: input.title, kind: LAW_CHANGES[input.kind], itemCount: citing.length }
    await recordAudit(tx, { ...subject, event: 'items.law-changed', data })
  })
  return id
}

/** The item stays as it is under the changed law, and why. Throws `items.law-settled` to the slower of two. */
export async function confirmItem(
  deps: Deps,
  actor: Actor,
  { id, lawChangeId, note }: { id: string; lawChangeId: string; note: string },
): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    const item = await tx
      .selectFrom('inspectionItems')
      .select('name')
      .where('id', '=', id)
      .where('bureauId', '=', actor.bureauId)
      .executeTakeFirst()
    if (!item) throw new AppError('request.not-found')
    await requireLead(tx, actor, { on: civilDateOf(deps.clock.now()), itemIds: [id], writers: KEEPERS })
    const settled = await settleLawChecks(deps, tx, { actor, itemId: id, lawChangeId, outcome: 'confirmed', note })
    if (settled === 0) throw new AppError('items.law-settled', { name: item.name })
    const at = deps.clock.now()
    const subject = { at, bureauId: actor.bureauId, actorId: actor.id, subjectKind: 'item', subjectId: id }
    await recordAudit(tx, { ...subject, event: 'items.law-checked', data: { name: item.name, lawChangeId, note } })
  })
}

interface Settlement {
  actor: Actor
  itemId: string
  /** One change, or every one that waits. */
  lawChangeId?: string
  outcome: 'confirmed' | 'changed'
  note: string
}

/** Ends the waiting of an item; answers how many changes it waited for. */
export async function settleLawChecks(
  deps: Deps,
  tx: Tx,
  { actor, itemId, lawChangeId, outcome, note }: Settlement,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('itemLawChecks')
    .set({ outcome, note, settledBy: actor.id, settledAt: deps.clock.now() })
    .where('itemId', '=', itemId)
    .where('outcome', 'is', null)
    .$if(lawChangeId !== undefined, (qb) => qb.where('lawChangeId', '=', lawChangeId ?? ''))
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** The registered changes, newest first, with the items that cite each law. */
export async function listLawChanges(db: Db, bureauId: string): Promise<LawChange[]> {
  const changes = await db
    .selectFrom('lawChanges as l')
    .innerJoin('users as u', 'u.id', 'l.createdBy')
    .select(['l.id', 'l.title', 'l.kind', 'l.changedOn', 'l.note', 'u.name as by'])
    .where('l.bureauId', '=', bureauId)
    .orderBy('l.createdAt', 'desc')
    .orderBy('l.id')
    .execute()
  const checks = await db
    .selectFrom('itemLawChecks as c')
    .innerJoin('inspectionItems as i', 'i.id', 'c.itemId')
    .select(['c.lawChangeId', 'i.id', 'i.name', 'c.outcome', 'c.note'])
    .where('i.bureauId', '=', bureauId)
    .orderBy('i.code')
    .execute()
  return changes.map((change) => ({
    ...change,
    items: checks
      .filter(({ lawChangeId }) => lawChangeId === change.id)
      .map(({ id, name, outcome, note }) => ({ id, name, isSettled: outcome !== null, outcome: note })),
  }))
}

/** Whether the item, one of its points or its ratio rests on that law; book-title marks and the state's name do not count. */
function citesLaw({ legalBasis, rateBasis, subItems }: ItemBody, title: string): boolean {
  const points = subItems.flatMap(({ checkPoints }) => checkPoints.map((point) => point.legalBasis))
  const law = plainTitle(title)
  return law !== '' && [legalBasis, rateBasis, ...points].some((basis) => plainTitle(basis).includes(law))
}

function plainTitle(text: string): string {
  return text.normalize('NFKC').replace(/中华人民共和国|[《》〈〉\s]/g, '')
}
