import type { Actor, AuditEvent } from '@sunlot/contract'
import { AppError } from '../../../platform/app-error.ts'
import { recordAudit } from '../../../platform/audit.ts'
import type { Tx } from '../../../platform/database.ts'
import type { FieldChanges } from '../history.ts'
import type { TargetRow } from './shown.queries.ts'

interface Recorded {
  id: string
  at: Date
  actor: Actor
  event: AuditEvent
  reason?: string
  fields?: FieldChanges
  name: string
}

/** Keeps a change of one target in its history and in the trail; last in its transaction. */
export async function recordTarget(tx: Tx, recorded: Recorded): Promise<void> {
  const { id, at, actor, event, reason = '', fields = {}, name } = recorded
  await addHistory(tx, recorded)
  const subject = { bureauId: actor.bureauId, actorId: actor.id, subjectKind: 'target', subjectId: id }
  await recordAudit(tx, { ...subject, at, event, data: { name, reason, fields } })
}

/** The line in the target's own history alone, for an event whose trail is kept elsewhere. */
export async function addHistory(
  tx: Tx,
  { id, at, actor, event, reason = '', fields = {} }: Omit<Recorded, 'name'>,
): Promise<void> {
  const change = { targetId: id, at, actorId: actor.id, event, reason, fields: JSON.stringify(fields) }
  await tx.insertInto('targetChanges').values(change).execute()
}

/** The bureau's target, held until the transaction ends. Throws `targets.merged` where it lives on in another entry. */
export async function holdTarget(tx: Tx, { bureauId }: Actor, id: string): Promise<TargetRow> {
  const row = await tx
    .selectFrom('targets')
    .selectAll()
    .where('id', '=', id)
    .where('bureauId', '=', bureauId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new AppError('request.not-found')
  if (row.mergedInto === null) return row
  const winner = await tx.selectFrom('targets').select('name').where('id', '=', row.mergedInto).executeTakeFirst()
  throw new AppError('targets.merged', { name: row.name, into: winner?.name ?? '' })
}
