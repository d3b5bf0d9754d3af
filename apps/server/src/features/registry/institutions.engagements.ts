import {
  type Actor,
  type EngagementInput,
  type EngagementReport,
  formatDate,
  INSTITUTION_SERVICES,
} from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Deps } from '../../platform/deps.ts'
import { findInstitution } from './institutions.queries.ts'

/**
 * Engages an institution for a report (S1-19 可委托有资质机构); answers the id. Its qualification must hold on that day
 * and name the service. It makes nobody an inspector (B-13).
 */
export async function engageInstitution(
  deps: Deps,
  actor: Actor,
  { institutionId, service, subject, engagedOn }: EngagementInput & { institutionId: string },
): Promise<string> {
  const id = deps.newId()
  const at = deps.clock.now()
  await deps.db.transaction().execute(async (tx) => {
    const institution = await findInstitution(tx, { id: institutionId, bureauId: actor.bureauId })
    if (!institution) throw new AppError('request.not-found')
    const { name, services, qualificationUntil } = institution
    if (institution.removed) throw new AppError('institutions.removed', { name })
    if (!services.includes(service))
      throw new AppError('institutions.no-service', { name, service: INSTITUTION_SERVICES[service] })
    if (qualificationUntil < engagedOn) {
      throw new AppError('institutions.expired', {
        name,
        until: formatDate(qualificationUntil),
        on: formatDate(engagedOn),
      })
    }
    const row = { id, bureauId: actor.bureauId, institutionId, service, subject, engagedOn }
    await tx
      .insertInto('engagements')
      .values({ ...row, reportNo: null, reportedOn: null, conclusion: null, createdBy: actor.id, createdAt: at })
      .execute()
    await recordAudit(tx, {
      ...subjectOf(actor, id, at),
      event: 'engagements.created',
      data: { institution: name, service: INSTITUTION_SERVICES[service], subject, engagedOn },
    })
  })
  return id
}

/** Takes the institution's report in, once; it is evidence for whoever decides, not a decision. */
export async function recordReport(
  deps: Deps,
  actor: Actor,
  { id, number, on, conclusion }: EngagementReport & { id: string },
): Promise<void> {
  const at = deps.clock.now()
  await deps.db.transaction().execute(async (tx) => {
    const engagement = await tx
      .selectFrom('engagements')
      .select(['engagedOn', 'reportNo', 'subject'])
      .where('id', '=', id)
      .where('bureauId', '=', actor.bureauId)
      .forUpdate()
      .executeTakeFirst()
    if (!engagement) throw new AppError('request.not-found')
    if (engagement.reportNo !== null) throw new AppError('engagements.reported')
    if (on < engagement.engagedOn) throw new AppError('engagements.early', { on: formatDate(engagement.engagedOn) })
    await tx
      .updateTable('engagements')
      .set({ reportNo: number, reportedOn: on, conclusion })
      .where('id', '=', id)
      .execute()
    const data = { subject: engagement.subject, number, on, conclusion }
    await recordAudit(tx, { ...subjectOf(actor, id, at), event: 'engagements.reported', data })
  })
}

function subjectOf(actor: Actor, id: string, at: Date) {
  return { at, bureauId: actor.bureauId, actorId: actor.id, subjectKind: 'engagement', subjectId: id }
}
