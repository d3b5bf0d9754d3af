import type { Actor, AuditEvent } from '@sunlot/contract'
import { recordAudit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'

export interface OrganisationEvent {
  at: Date
  event: AuditEvent
  subjectKind: 'group' | 'dutyGrant' | 'dutyCard' | 'issuedDocument' | 'publicity' | 'accountabilityCase'
  id: string
  data: Record<string, unknown>
}

/** The audit row of a change to the organisation, in the trail of the actor's own bureau (S1-06). */
export function record(tx: Tx, actor: Actor, { at, event, subjectKind, id, data }: OrganisationEvent): Promise<void> {
  const who = { at, bureauId: actor.bureauId, actorId: actor.id }
  return recordAudit(tx, { ...who, event, subjectKind, subjectId: id, data })
}
