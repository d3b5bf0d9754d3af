import type { BasisLevel, PolicyValues, PolicyVersionStatus } from '@sunlot/contract'
import type { Generated } from 'kysely'
import type { CivilDate, Json } from './columns.ts'

export interface PolicyBasesTable {
  id: string
  bureauId: string
  level: BasisLevel
  title: string
  documentNo: string
  issuer: string
  issuedOn: CivilDate
  link: string
  withdrawnAt: Date | null
  withdrawnReason: string | null
  version: Generated<number>
  createdBy: string
  createdAt: Date
}

export interface PolicyVersionsTable {
  id: string
  bureauId: string
  seed: string
  number: number
  body: Json<PolicyValues>
  status: PolicyVersionStatus
  effectiveFrom: CivilDate | null
  reason: string
  documentTitle: Generated<string>
  documentNo: Generated<string>
  fileId: string | null
  fileName: string | null
  authorId: string
  approverId: string | null
  publisherId: string | null
  returnedReason: string | null
  createdAt: Date
  submittedAt: Date | null
  approvedAt: Date | null
  publishedAt: Date | null
  version: Generated<number>
}

export interface CalendarYearsTable {
  year: number
  number: number
  notice: string
  holidays: Json<string[]>
  workdays: Json<string[]>
  reason: string
  bureauId: string
  importedBy: string
  importedAt: Date
}
