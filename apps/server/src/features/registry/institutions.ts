import { type Actor, civilDateOf, type InstitutionChange, type InstitutionInput } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { findInstitution } from './institutions.queries.ts'
import { cleanText } from './registry.rules.ts'

/** Adds an institution that may be engaged for reports (S1-19, S2-26); answers the id. */
export async function createInstitution(deps: Deps, actor: Actor, input: InstitutionInput): Promise<string> {
  const id = deps.newId()
  const at = deps.clock.now()
  const { staff, ...institution } = { ...input, name: cleanText('机构名称', input.name) }
  await deps.db.transaction().execute(async (tx) => {
    await refuseInspectors(tx, actor, { ...institution, staff })
    const row = { id, bureauId: actor.bureauId, ...institution, removedAt: null, createdAt: at, updatedAt: at }
    const made = await tx
      .insertInto('institutions')
      .values(row)
      .onConflict((conflict) => conflict.constraint('institutions_uscc_unique').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) throw await takenError(tx, actor, institution.uscc)
    await writeStaff(tx, id, staff)
    await record(tx, actor, { id, at, event: 'institutions.created', data: { name: institution.name } })
  })
  return id
}

/** Changes an entry; the trail keeps what it was. Throws `institutions.changed` on a stale version. */
export async function changeInstitution(
  deps: Deps,
  actor: Actor,
  { id, version, ...input }: InstitutionChange & { id: string },
): Promise<void> {
  const at = deps.clock.now()
  const { staff, ...institution } = { ...input, name: cleanText('机构名称', input.name) }
  await deps.db.transaction().execute(async (tx) => {
    const before = await findInstitution(tx, { id, bureauId: actor.bureauId, today: civilDateOf(at) })
    if (!before) throw new AppError('request.not-found')
    await refuseInspectors(tx, actor, { ...institution, staff })
    if (institution.uscc !== before.uscc && (await holderOf(tx, actor, institution.uscc)) !== undefined) {
      throw await takenError(tx, actor, institution.uscc)
    }
    const changed = await tx
      .updateTable('institutions')
      .set({ ...institution, version: version + 1, updatedAt: at })
      .where('id', '=', id)
      .where('version', '=', version)
      .where('removedAt', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!changed) throw new AppError('institutions.changed', { name: before.name })
    await tx.deleteFrom('institutionStaff').where('institutionId', '=', id).execute()
    await writeStaff(tx, id, staff)
    const { engagements: _, ...old } = before
    await record(tx, actor, { id, at, event: 'institutions.changed', data: { name: institution.name, before: old } })
  })
}

/** Takes an institution out of the list; its engagements and reports stay. The slower of two is told. */
export async function removeInstitution(
  deps: Deps,
  actor: Actor,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  const at = deps.clock.now()
  await deps.db.transaction().execute(async (tx) => {
    const removed = await tx
      .updateTable('institutions')
      .set({ removedAt: at, updatedAt: at })
      .where('id', '=', id)
      .where('bureauId', '=', actor.bureauId)
      .where('removedAt', 'is', null)
      .returning('name')
      .executeTakeFirst()
    if (!removed) {
      const found = await findInstitution(tx, { id, bureauId: actor.bureauId, today: civilDateOf(at) })
      throw found ? new AppError('institutions.changed', { name: found.name }) : new AppError('request.not-found')
    }
    await record(tx, actor, { id, at, event: 'institutions.removed', data: { name: removed.name, reason } })
  })
}

/** B-13: whoever stands among the inspectors cannot be of an institution; the other way round a trigger refuses. */
async function refuseInspectors(
  tx: Tx,
  { bureauId }: Actor,
  { name, uscc, staff }: Pick<InstitutionInput, 'name' | 'uscc' | 'staff'>,
): Promise<void> {
  const numbers = [uscc, ...staff.map(({ number }) => number)]
  const inspector = await tx
    .selectFrom('inspectors')
    .select('name')
    .where('bureauId', '=', bureauId)
    .where((eb) => eb.or([eb('office', '=', name), eb('code', 'in', numbers)]))
    .orderBy('code')
    .executeTakeFirst()
  if (inspector) throw new AppError('institutions.inspects', { name: inspector.name })
}

async function writeStaff(tx: Tx, institutionId: string, staff: InstitutionInput['staff']): Promise<void> {
  if (staff.length === 0) return
  await tx
    .insertInto('institutionStaff')
    .values(staff.map(({ name, number }) => ({ institutionId, name, number })))
    .execute()
}

async function holderOf(tx: Tx, { bureauId }: Actor, uscc: string): Promise<string | undefined> {
  const holder = await tx
    .selectFrom('institutions')
    .select('name')
    .where('bureauId', '=', bureauId)
    .where('uscc', '=', uscc)
    .executeTakeFirst()
  return holder?.name
}

async function takenError(tx: Tx, actor: Actor, uscc: string): Promise<AppError> {
  return new AppError('institutions.taken', { uscc, name: (await holderOf(tx, actor, uscc)) ?? '' })
}

interface InstitutionEvent {
  id: string
  at: Date
  event: 'institutions.created' | 'institutions.changed' | 'institutions.removed'
  data: Record<string, unknown>
}

async function record(tx: Tx, actor: Actor, { id, ...event }: InstitutionEvent): Promise<void> {
  const subject = { bureauId: actor.bureauId, actorId: actor.id, subjectKind: 'institution', subjectId: id }
  await recordAudit(tx, { ...subject, ...event })
}
