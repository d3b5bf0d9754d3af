import type { Actor, InspectorChange, InspectorInput, InspectorStatusChange } from '@sunlot/contract'
import { INSPECTOR_STATUSES } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { compareFields, type FieldChanges } from './history.ts'
import { itemsOfInspectors } from './inspectors.queries.ts'
import { findItemNames } from './items.queries.ts'
import { cleanText } from './registry.rules.ts'

/** Adds a person to the directory (S0-08, S0-09); answers the id. */
export async function createInspector(deps: Deps, actor: Actor, input: InspectorInput): Promise<string> {
  const id = deps.newId()
  const at = deps.clock.now()
  await deps.db.transaction().execute(async (tx) => {
    const { itemIds, ...inspector } = await cleanInspector(tx, actor, input)
    const made = await tx
      .insertInto('inspectors')
      .values({ id, bureauId: actor.bureauId, ...inspector, createdAt: at, updatedAt: at })
      .onConflict((conflict) => conflict.constraint('inspectors_code_unique').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made)
      throw new AppError('inspectors.code-taken', {
        code: inspector.code,
        name: (await holderOf(tx, actor, inspector.code)) ?? '',
      })
    await writeItems(tx, id, itemIds)
    await record(tx, { id, at, actor, event: 'inspectors.created', reason: '', fields: {}, name: inspector.name })
  })
  return id
}

/** Changes a person's entry as of now and keeps what it was (S0-10). Throws `inspectors.changed` on a stale version. */
export async function changeInspector(
  deps: Deps,
  actor: Actor,
  input: InspectorChange & { id: string },
): Promise<void> {
  const at = deps.clock.now()
  const { id, reason, version } = input
  await deps.db.transaction().execute(async (tx) => {
    const before = await tx
      .selectFrom('inspectors')
      .selectAll()
      .where('id', '=', id)
      .where('bureauId', '=', actor.bureauId)
      .forUpdate()
      .executeTakeFirst()
    if (!before) throw new AppError('request.not-found')
    if (before.version !== version) throw await changedBy(tx, before)
    const { itemIds, ...inspector } = await cleanInspector(tx, actor, input)
    const holder = inspector.code === before.code ? undefined : await holderOf(tx, actor, inspector.code)
    if (holder !== undefined) throw new AppError('inspectors.code-taken', { code: inspector.code, name: holder })
    const itemsBefore = (await itemsOfInspectors(tx, [id])).get(id) ?? []
    const itemsAfter = await findItemNames(tx, actor.bureauId, itemIds)
    const fields = compareFields(
      {
        ...fieldsOf(before),
        items: itemsBefore
          .map(({ name }) => name)
          .toSorted()
          .join('、'),
      },
      { ...fieldsOf(inspector), items: [...itemsAfter.values()].toSorted().join('、') },
    )
    if (Object.keys(fields).length === 0) return
    await tx
      .updateTable('inspectors')
      .set({ ...inspector, version: version + 1, updatedAt: at })
      .where('id', '=', id)
      .execute()
    await tx.deleteFrom('inspectorItems').where('inspectorId', '=', id).execute()
    await writeItems(tx, id, itemIds)
    await record(tx, { id, at, actor, event: 'inspectors.changed', reason, fields, name: inspector.name })
  })
}

/** Leave, transfer, suspension or return, with the reason: it decides whether the person can be drawn (S0-10). */
export async function changeInspectorStatus(
  deps: Deps,
  actor: Actor,
  { id, status, reason }: InspectorStatusChange & { id: string },
): Promise<void> {
  const at = deps.clock.now()
  await deps.db.transaction().execute(async (tx) => {
    const before = await tx
      .selectFrom('inspectors')
      .select(['name', 'status', 'version'])
      .where('id', '=', id)
      .where('bureauId', '=', actor.bureauId)
      .forUpdate()
      .executeTakeFirst()
    if (!before) throw new AppError('request.not-found')
    const { name } = before
    if (before.status === status)
      throw new AppError('inspectors.same-status', { name, status: INSPECTOR_STATUSES[status] })
    await tx
      .updateTable('inspectors')
      .set({ status, version: before.version + 1, updatedAt: at })
      .where('id', '=', id)
      .execute()
    const fields = { status: [before.status, status] } as const
    await record(tx, { id, at, actor, event: 'inspectors.status-changed', reason, fields, name })
  })
}

async function cleanInspector(tx: Tx, actor: Actor, input: InspectorInput): Promise<InspectorInput> {
  const itemIds = [...new Set(input.itemIds)]
  const known = await findItemNames(tx, actor.bureauId, itemIds)
  if (known.size < itemIds.length) throw new AppError('items.unknown')
  return { ...fieldsOf(input), kind: input.kind, name: cleanText('姓名', input.name), itemIds }
}

function fieldsOf({ code, name, kind, office, region, certificateUntil }: Omit<InspectorInput, 'itemIds'>) {
  return { code, name, kind, office, region, certificateUntil }
}

async function writeItems(tx: Tx, inspectorId: string, itemIds: readonly string[]): Promise<void> {
  if (itemIds.length === 0) return
  const rows = itemIds.map((itemId) => ({ inspectorId, itemId }))
  await tx.insertInto('inspectorItems').values(rows).execute()
}

interface Recorded {
  id: string
  at: Date
  actor: Actor
  event: 'inspectors.created' | 'inspectors.changed' | 'inspectors.status-changed'
  reason: string
  fields: FieldChanges
  name: string
}

async function record(tx: Tx, { id, at, actor, event, reason, fields, name }: Recorded): Promise<void> {
  const change = { inspectorId: id, at, actorId: actor.id, event, reason, fields: JSON.stringify(fields) }
  await tx.insertInto('inspectorChanges').values(change).execute()
  const subject = { bureauId: actor.bureauId, actorId: actor.id, subjectKind: 'inspector', subjectId: id }
  await recordAudit(tx, { ...subject, at, event, data: { name, reason, fields } })
}

async function holderOf(tx: Tx, { bureauId }: Actor, code: string): Promise<string | undefined> {
  const holder = await tx
    .selectFrom('inspectors')
    .select('name')
    .where('bureauId', '=', bureauId)
    .where('code', '=', code)
    .executeTakeFirst()
  return holder?.name
}

async function changedBy(tx: Tx, { id, name }: { id: string; name: string }): Promise<AppError> {
  const last = await tx
    .selectFrom('inspectorChanges as c')
    .innerJoin('users as u', 'u.id', 'c.actorId')
    .select('u.name')
    .where('c.inspectorId', '=', id)
    .orderBy('c.id', 'desc')
    .executeTakeFirst()
  return new AppError('inspectors.changed', { name, by: last?.name ?? '别人' })
}
