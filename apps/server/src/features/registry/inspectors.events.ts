import type { Actor, AuditEvent } from '@sunlot/contract'
import type { Selectable } from 'kysely'
import { AppError } from '../../platform/app-error.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import type { InspectorsTable } from '../../platform/tables/registry.ts'
import type { FieldChanges } from './history.ts'

export interface InspectorEvent {
  id: string
  at: Date
  actor: Actor
  event: AuditEvent
  reason: string
  fields: FieldChanges
  name: string
}

/** One event of a person: in the history of the entry and in the trail. */
export async function recordInspectorEvent(tx: Tx, change: InspectorEvent): Promise<void> {
  const { id, at, actor, event, reason, fields, name } = change
  const row = { inspectorId: id, at, actorId: actor.id, event, reason, fields: JSON.stringify(fields) }
  await tx.insertInto('inspectorChanges').values(row).execute()
  const subject = { bureauId: actor.bureauId, actorId: actor.id, subjectKind: 'inspector', subjectId: id }
  await recordAudit(tx, { ...subject, at, event, data: { name, reason, fields } })
}

/** A person of the own bureau, held until the transaction ends; `request.not-found` for anybody else's. */
export async function claimInspector(tx: Tx, { bureauId }: Actor, id: string): Promise<Selectable<InspectorsTable>> {
  const found = await tx
    .selectFrom('inspectors')
    .selectAll()
    .where('id', '=', id)
    .where('bureauId', '=', bureauId)
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw new AppError('request.not-found')
  return found
}
