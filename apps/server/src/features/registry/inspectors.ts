import {
  type Actor,
  dateOfInstant,
  INSPECTOR_STATUSES,
  type InspectorChange,
  type InspectorInput,
  type InspectorStatusChange,
} from '@sunlot/contract'
import { sql } from 'kysely'
import { AppError } from '../../platform/app-error.ts'
import type { Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { compareFields } from './history.ts'
import { namingHolder } from './inspectors.certificates.ts'
import { statusOn } from './inspectors.absences.queries.ts'
import { claimInspector, recordInspectorEvent } from './inspectors.events.ts'
import {
  cleanInspector,
  describeInspector,
  qualifyFor,
  readInspectorState,
  writeItems,
  writeTags,
} from './inspectors.fields.ts'
import { requireItems } from './items.queries.ts'
import { refuseBarredPeople } from './institutions.rules.ts'

/** Adds a person to the directory (S0-08, S0-09); answers the id. */
export async function createInspector(deps: Deps, actor: Actor, input: InspectorInput): Promise<string> {
  const id = deps.newId()
  const at = deps.clock.now()
  await deps.db.transaction().execute(async (tx) => {
    const { row, tags } = cleanInspector(input)
    const items = await requireItems(tx, actor.bureauId, input.itemIds)
    await refuseBarredPeople(tx, actor.bureauId, row)
    const made = await namingHolder(
      tx
        .insertInto('inspectors')
        .values({ id, bureauId: actor.bureauId, ...row, createdAt: at, updatedAt: at })
        .onConflict((conflict) => conflict.constraint('inspectors_code_unique').doNothing())
        .returning('id')
        .executeTakeFirst(),
    )
    if (!made) {
      const name = (await holderOf(tx, actor, row.code)) ?? ''
      throw new AppError('inspectors.code-taken', { code: row.code, name })
    }
    await writeItems(tx, id, { itemIds: [...items.keys()], unconfirmed: new Set() })
    await writeTags(tx, id, tags)
    const event = { id, at, actor, event: 'inspectors.created' as const, reason: '', fields: {}, name: row.name }
    await recordInspectorEvent(tx, event)
  })
  return id
}

/**
 * Changes a person's entry as of now and keeps what it was. With another office the qualifications that were there
 * before wait for confirmation (S0-10 岗位调整). Throws `inspectors.changed` on a stale version.
 */
export async function changeInspector(
  deps: Deps,
  actor: Actor,
  input: InspectorChange & { id: string },
): Promise<void> {
  const at = deps.clock.now()
  const { id, reason, version } = input
  await deps.db.transaction().execute(async (tx) => {
    const before = await claimInspector(tx, actor, id)
    if (before.version !== version) throw await changedBy(tx, before)
    const { row, tags } = cleanInspector(input)
    await refuseBarredPeople(tx, actor.bureauId, row)
    const holder = row.code === before.code ? undefined : await holderOf(tx, actor, row.code)
    if (holder !== undefined) throw new AppError('inspectors.code-taken', { code: row.code, name: holder })
    const old = await readInspectorState(tx, before)
    const items = await qualifyFor(tx, actor.bureauId, { itemIds: input.itemIds, held: old.items })
    const moved = row.office !== before.office
    const unconfirmed = new Set(
      [...items.keys()].filter((item) => old.unconfirmed.has(item) || (moved && old.items.has(item))),
    )
    const phone = row.phone ?? before.phone
    const fields = compareFields(
      describeInspector(before, old),
      describeInspector({ ...row, phone }, { items, tags, unconfirmed }),
    )
    if (Object.keys(fields).length === 0) return
    await namingHolder(
      tx
        .updateTable('inspectors')
        .set({ ...row, version: version + 1, updatedAt: at })
        .where('id', '=', id)
        .execute(),
    )
    await tx.deleteFrom('inspectorItems').where('inspectorId', '=', id).execute()
    await writeItems(tx, id, { itemIds: [...items.keys()], unconfirmed })
    await tx.deleteFrom('inspectorTags').where('inspectorId', '=', id).execute()
    await writeTags(tx, id, tags)
    await recordInspectorEvent(tx, { id, at, actor, event: 'inspectors.changed', reason, fields, name: row.name })
  })
}

/**
 * Sets a status from today on without an end, with its reason (S0-10). Back on duty also ends the absences of the day.
 */
export async function changeInspectorStatus(
  deps: Deps,
  actor: Actor,
  { id, status, reason }: InspectorStatusChange & { id: string },
): Promise<void> {
  const at = deps.clock.now()
  const today = dateOfInstant(at.toISOString())
  await deps.db.transaction().execute(async (tx) => {
    const { name, version } = await claimInspector(tx, actor, id)
    const now = await tx
      .selectFrom('inspectors')
      .select(statusOn('inspectors', today).as('status'))
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    if (now.status === status)
      throw new AppError('inspectors.same-status', { name, status: INSPECTOR_STATUSES[status] })
    if (status === 'active') await endAbsencesOf(tx, id, today)
    await tx
      .updateTable('inspectors')
      .set({ status, version: version + 1, updatedAt: at })
      .where('id', '=', id)
      .execute()
    const fields = { status: [now.status, status] } as const
    await recordInspectorEvent(tx, { id, at, actor, event: 'inspectors.status-changed', reason, fields, name })
  })
}

async function endAbsencesOf(tx: Tx, inspectorId: string, today: string): Promise<void> {
  await tx
    .updateTable('inspectorAbsences')
    .set({ endedOn: today })
    .where('inspectorId', '=', inspectorId)
    .where('endedOn', 'is', null)
    .where('fromOn', '<=', today)
    .where(sql<boolean>`coalesce(until_on, 'infinity') >= ${today}::date`)
    .execute()
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
