import {
  type Actor,
  civilDateOf,
  ITEM_CAUSES,
  type ItemBody,
  type ItemCause,
  type ItemChange,
  type ItemInput,
  ItemInputSchema,
} from '@sunlot/contract'
import { AppError } from '../../../platform/app-error.ts'
import { recordAudit } from '../../../platform/audit.ts'
import type { Tx } from '../../../platform/database.ts'
import type { Deps } from '../../../platform/deps.ts'
import { requireLead } from '../../organisation/index.ts'
import { KEEPERS } from '../registry.access.ts'
import { cleanText, violates } from '../registry.rules.ts'
import { refuseInheritedChange } from './inherited.rules.ts'
import { changedFields, compareItems } from './item-fields.ts'
import { bodyOf, rowOf } from './item-row.ts'
import { officeNames } from './items.queries.ts'
import { settleLawChecks } from './laws.ts'

/** Adds an item to the bureau's list (随机抽查事项清单, S0-06); answers its id. */
export async function createItem(deps: Deps, actor: Actor, input: ItemInput): Promise<string> {
  const item = cleanItem(input)
  return deps.db.transaction().execute(async (tx) => {
    const id = await insertItem(deps, tx, { actor, item, cause: 'created' })
    const data = { code: item.code, name: item.name }
    await recordAudit(tx, { ...subject(deps, actor, id), event: 'items.created', data })
    return id
  })
}

interface NewItem {
  actor: Actor
  item: ItemBody
  cause: ItemCause
  /** Whose list it goes into, and which item there it follows; the actor's own bureau otherwise. */
  follows?: { bureauId: string; superiorItemId: string }
}

/** Writes a new item with its first version; whoever asked for it records why. */
export async function insertItem(deps: Deps, tx: Tx, { actor, item, cause, follows }: NewItem): Promise<string> {
  const id = deps.newId()
  const at = deps.clock.now()
  const bureauId = follows?.bureauId ?? actor.bureauId
  await refuseForeignOffices(tx, bureauId, item)
  const row = { id, bureauId, ...rowOf(item), superiorItemId: follows?.superiorItemId ?? null, createdAt: at }
  await namingTaken(item, () => tx.insertInto('inspectionItems').values(row).execute())
  await writeVersion(tx, { id, number: 1, at, actor, item, cause, note: '', fromOn: firstDay(item, civilDateOf(at)) })
  return id
}

/** No version begins in the future, or the next could not follow it before that day. */
function firstDay({ listedOn }: ItemBody, today: string): string {
  return listedOn !== null && listedOn < today ? listedOn : today
}

/**
 * Changes an item of the bureau as its next version (S1-08 动态调整); the versions before stay readable, and a draw
 * keeps to the one of its day. Throws `items.changed` when somebody else saved since.
 */
export async function changeItem(deps: Deps, actor: Actor, input: ItemChange & { id: string }): Promise<void> {
  const { id, version, cause, note, fromOn } = input
  const item = cleanItem(input)
  await deps.db.transaction().execute(async (tx) => {
    const before = await lockItem(tx, { id, bureauId: actor.bureauId })
    await requireLead(tx, actor, { on: civilDateOf(deps.clock.now()), itemIds: [id], writers: KEEPERS })
    if (before.version !== version) throw new AppError('items.changed', { name: before.name })
    const was = bodyOf(before)
    if (changedFields(was, item).length === 0) return
    await refuseInheritedChange(tx, { superiorItemId: before.superiorItemId, was, item })
    await refuseForeignOffices(tx, actor.bureauId, item)
    await replaceItem(deps, tx, { actor, id, number: version + 1, item, cause, note, ...(fromOn && { fromOn }) })
    if (cause === 'lawChange') await settleLawChecks(deps, tx, { actor, itemId: id, outcome: 'changed', note })
    const changes = compareItems(was, item, await officeNames(tx, actor.bureauId))
    const data = { name: item.name, version: version + 1, cause: ITEM_CAUSES[cause], note, changes }
    await recordAudit(tx, { ...subject(deps, actor, id), event: 'items.changed', data })
  })
}

interface NextVersion {
  actor: Actor
  id: string
  number: number
  item: ItemBody
  cause: ItemCause
  note: string
  fromOn?: string
}

/** Puts the next version of an item in place, with its version row; whoever asked for it records why. */
export async function replaceItem(deps: Deps, tx: Tx, next: NextVersion): Promise<void> {
  const { actor, id, number, item, cause, note } = next
  const at = deps.clock.now()
  const fromOn = next.fromOn ?? civilDateOf(at)
  await refuseOddDay(tx, { id, fromOn, today: civilDateOf(at) })
  await namingTaken(item, () =>
    tx
      .updateTable('inspectionItems')
      .set({ ...rowOf(item), version: number })
      .where('id', '=', id)
      .execute(),
  )
  await writeVersion(tx, { id, number, at, actor, item, cause, note, fromOn })
}

/** B-14: takes an item off the list with a reason. It stays readable, and under the targets that have it. */
export async function cancelItem(
  deps: Deps,
  actor: Actor,
  { id, version, note }: { id: string; version: number; note: string },
): Promise<void> {
  const at = deps.clock.now()
  await deps.db.transaction().execute(async (tx) => {
    const before = await lockItem(tx, { id, bureauId: actor.bureauId })
    const { name, superiorItemId } = before
    if (superiorItemId !== null) throw new AppError('items.inherited', { name, field: '列入清单' })
    if (before.version !== version || before.status !== 'active') throw new AppError('items.changed', { name })
    await tx
      .updateTable('inspectionItems')
      .set({ status: 'cancelled', version: version + 1 })
      .where('id', '=', id)
      .execute()
    await writeVersion(tx, {
      id,
      number: version + 1,
      at,
      actor,
      item: bodyOf(before),
      cause: 'cancelled',
      note,
      fromOn: civilDateOf(at),
    })
    await recordAudit(tx, { ...subject(deps, actor, id), event: 'items.cancelled', data: { name, note } })
  })
}

function subject(deps: Deps, actor: Actor, subjectId: string) {
  return { at: deps.clock.now(), bureauId: actor.bureauId, actorId: actor.id, subjectKind: 'item', subjectId }
}

/** The item's row, held until the transaction ends. */
async function lockItem(tx: Tx, { id, bureauId }: { id: string; bureauId: string }) {
  const row = await tx
    .selectFrom('inspectionItems')
    .selectAll()
    .where('id', '=', id)
    .where('bureauId', '=', bureauId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new AppError('request.not-found')
  return row
}

/** An item as its row can hold it, defaults filled in. */
export function cleanItem(input: ItemInput): ItemBody {
  const item = ItemInputSchema.parse(input)
  return { ...item, name: cleanText('事项名称', item.name) }
}

interface VersionRow {
  id: string
  number: number
  at: Date
  actor: Actor
  item: ItemBody
  cause: ItemCause
  note: string
  fromOn: string
}

async function writeVersion(tx: Tx, { id, number, at, actor, item, cause, note, fromOn }: VersionRow): Promise<void> {
  const row = { itemId: id, number, fromOn, cause, note, body: JSON.stringify(item), actorId: actor.id, at }
  await tx.insertInto('itemVersions').values(row).execute()
}

/** Versions follow each other in time: none begins before the one it replaces, none in the future. */
async function refuseOddDay(
  tx: Tx,
  { id, fromOn, today }: { id: string; fromOn: string; today: string },
): Promise<void> {
  const last = await tx
    .selectFrom('itemVersions')
    .select('fromOn')
    .where('itemId', '=', id)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  if (fromOn < last.fromOn || fromOn > today) throw new AppError('items.bad-day', { from: last.fromOn, until: today })
}

async function refuseForeignOffices(
  tx: Tx,
  bureauId: string,
  { approvingOfficeId, supervisingOfficeId }: ItemBody,
): Promise<void> {
  const ids = [approvingOfficeId, supervisingOfficeId].filter((id) => id !== null)
  if (ids.length === 0) return
  const offices = await officeNames(tx, bureauId)
  if (!ids.every((id) => offices.has(id))) throw new AppError('items.unknown-office')
}

async function namingTaken(item: ItemBody, write: () => Promise<unknown>): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (violates(error, 'inspection_items_code_unique')) throw new AppError('items.code-taken', { code: item.code })
    if (violates(error, 'inspection_items_name_unique')) throw new AppError('items.name-taken', { name: item.name })
    throw error
  }
}
