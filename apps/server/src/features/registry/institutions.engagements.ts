import type { Readable } from 'node:stream'
import { type Actor, type EngagementInput, formatDate, INSTITUTION_SERVICES, type ReportInput } from '@sunlot/contract'
import type { Insertable } from 'kysely'
import { AppError } from '../../platform/app-error.ts'
import { recordAudit } from '../../platform/audit.ts'
import { isViolation } from '../../platform/database-error.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import type { EngagementReportsTable } from '../../platform/tables/people.ts'
import { findInstitution } from './institutions.queries.ts'
import { documentKind } from '../../platform/document-kind.ts'

const MAX_BYTES = 50 * 2 ** 20

/**
 * Engages an institution for a report (S1-19 可委托有资质机构); answers the id. Its qualification must hold on that day
 * and name the service. It makes nobody an inspector (B-13).
 */
export async function engageInstitution(
  deps: Deps,
  actor: Actor,
  { institutionId, ...order }: EngagementInput & { institutionId: string },
): Promise<string> {
  const id = deps.newId()
  const at = deps.clock.now()
  const { service, engagedOn } = order
  await deps.db.transaction().execute(async (tx) => {
    const institution = await findInstitution(tx, { id: institutionId, bureauId: actor.bureauId, today: engagedOn })
    if (!institution) throw new AppError('request.not-found')
    const { name, services, qualificationNo, qualificationUntil } = institution
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
    const row = { id, bureauId: actor.bureauId, institutionId, ...order }
    await tx
      .insertInto('engagements')
      .values({ ...row, createdBy: actor.id, createdAt: at })
      .execute()
    const data = { institution: name, qualificationNo, qualificationUntil, ...order }
    await recordAudit(tx, {
      ...subjectOf(actor, id, at),
      event: 'engagements.created',
      data: { ...data, service: INSTITUTION_SERVICES[service] },
    })
  })
  return id
}

interface SentReport {
  /** Of the engagement. */
  id: string
  report: ReportInput
  fileName: string
  content: Readable
}

/**
 * Takes the institution's report in with its file, or one that takes the place of the report named by it, which stays
 * (S1-19). It is evidence for whoever decides, not a decision. Answers the report's id. Throws `engagements.reported`
 * to the slower of two.
 */
export async function recordReport(
  deps: Deps,
  actor: Actor,
  { id, report, fileName, content }: SentReport,
): Promise<string> {
  if (!documentKind(fileName)) throw new AppError('file.not-document', { file: fileName })
  const { subject, engagedOn } = await requireEngagement(deps.db, actor, id)
  if (report.on < engagedOn) throw new AppError('engagements.early', { on: formatDate(engagedOn) })
  const { sha256, size } = await deps.files.put(content, { maxBytes: MAX_BYTES })
  if (size === 0) throw new AppError('file.unreadable', { file: fileName, why: '里面没有内容' })
  const at = deps.clock.now()
  const [reportId, fileId] = [deps.newId(), deps.newId()]
  await deps.db.transaction().execute(async (tx) => {
    await tx.insertInto('files').values({ id: fileId, sha256, size, createdAt: at }).execute()
    const { on, ...fields } = report
    const row = { id: reportId, engagementId: id, engagedOn, ...fields, reportedOn: on, fileId, fileName }
    await insertReport(tx, { ...row, recordedBy: actor.id, recordedAt: at })
    const event = report.replacesId === null ? 'engagements.reported' : 'engagements.report-replaced'
    const data = { subject, ...report, fileName, sha256, size }
    await recordAudit(tx, { ...subjectOf(actor, id, at), event, data })
  })
  return reportId
}

/** The file of a report of the own bureau. */
export async function openReport(
  deps: Deps,
  actor: Actor,
  { id, reportId }: { id: string; reportId: string },
): Promise<{ content: Readable; fileName: string; size: number }> {
  await requireEngagement(deps.db, actor, id)
  const row = await deps.db
    .selectFrom('engagementReports as r')
    .innerJoin('files as f', 'f.id', 'r.fileId')
    .select(['f.sha256', 'r.fileName'])
    .where('r.engagementId', '=', id)
    .where('r.id', '=', reportId)
    .executeTakeFirst()
  if (!row) throw new AppError('request.not-found')
  return { ...(await deps.files.open(row.sha256)), fileName: row.fileName ?? '' }
}

/** The engagement, of the own bureau. */
export async function requireEngagement(
  db: Db,
  { bureauId }: Actor,
  id: string,
): Promise<{ subject: string; engagedOn: string }> {
  const found = await db
    .selectFrom('engagements')
    .select(['subject', 'engagedOn'])
    .where('id', '=', id)
    .where('bureauId', '=', bureauId)
    .executeTakeFirst()
  if (!found) throw new AppError('request.not-found')
  return found
}

async function insertReport(tx: Tx, row: Insertable<EngagementReportsTable>): Promise<void> {
  try {
    await tx.insertInto('engagementReports').values(row).execute()
  } catch (error) {
    const isLate = isViolation(error, 'engagement_reports_once') || isViolation(error, 'engagement_reports_replaced')
    throw isLate ? new AppError('engagements.reported') : error
  }
}

function subjectOf(actor: Actor, id: string, at: Date) {
  return { at, bureauId: actor.bureauId, actorId: actor.id, subjectKind: 'engagement', subjectId: id }
}
