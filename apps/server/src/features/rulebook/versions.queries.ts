import type { PolicyValues, PolicyVersionRow, PolicyVersionStatus } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { readBody } from './values-of.ts'

/** A version with its people, as the use-cases need it. */
export interface Version {
  id: string
  bureauId: string
  seed: string
  number: number
  values: PolicyValues
  status: PolicyVersionStatus
  effectiveFrom: string | null
  reason: string
  documentTitle: string
  documentNo: string
  fileName: string | null
  sha256: string | null
  authorId: string
  author: string
  approverId: string | null
  approver: string | null
  publisher: string | null
  returnedReason: string | null
  publishedAt: Date | null
  version: number
}

/** The notice a bureau works under: `S0` … `S4`. */
export async function findSeed(db: Db | Tx, bureauId: string): Promise<string> {
  const bureau = await db.selectFrom('bureaus').select('profile').where('id', '=', bureauId).executeTakeFirst()
  if (!bureau) throw new AppError('request.not-found')
  return bureau.profile
}

/** The bureau's own versions under its notice, the newest first. */
export async function listVersions(db: Db | Tx, bureauId: string): Promise<Version[]> {
  const rows = await selectVersions(db)
    .where('v.bureauId', '=', bureauId)
    .where('v.seed', '=', await findSeed(db, bureauId))
    .orderBy('v.number', 'desc')
    .execute()
  return rows.map(({ body, ...row }) => ({ ...row, values: readBody(body) }))
}

/** Throws `request.not-found` for one of another bureau. */
export async function getVersion(db: Db | Tx, bureauId: string, id: string): Promise<Version> {
  const row = await selectVersions(db).where('v.bureauId', '=', bureauId).where('v.id', '=', id).executeTakeFirst()
  if (!row) throw new AppError('request.not-found')
  const { body, ...rest } = row
  return { ...rest, values: readBody(body) }
}

function selectVersions(db: Db | Tx) {
  return db
    .selectFrom('policyVersions as v')
    .innerJoin('users as author', 'author.id', 'v.authorId')
    .leftJoin('users as approver', 'approver.id', 'v.approverId')
    .leftJoin('users as publisher', 'publisher.id', 'v.publisherId')
    .leftJoin('files as f', 'f.id', 'v.fileId')
    .select(['v.id', 'v.bureauId', 'v.seed', 'v.number', 'v.body', 'v.status', 'v.effectiveFrom', 'v.reason'])
    .select(['v.documentTitle', 'v.documentNo', 'v.fileName', 'v.authorId', 'v.approverId', 'v.returnedReason'])
    .select(['v.publishedAt', 'v.version', 'f.sha256'])
    .select(['author.name as author', 'approver.name as approver', 'publisher.name as publisher'])
}

/** As lists show it; `inForceId` is the version that holds today. */
export function describeVersion(version: Version, inForceId: string | null): PolicyVersionRow {
  const { id, number, status, effectiveFrom, reason, documentTitle, documentNo, fileName } = version
  const { author, approver, publisher, returnedReason, publishedAt } = version
  return {
    id,
    number,
    status,
    effectiveFrom,
    reason,
    documentTitle,
    documentNo,
    fileName,
    author,
    approver,
    publisher,
    returnedReason,
    inForce: id === inForceId,
    publishedAt: publishedAt?.toISOString() ?? null,
  }
}
