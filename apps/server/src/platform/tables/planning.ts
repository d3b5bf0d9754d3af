import type {
  AmendmentStatus,
  LineChange,
  PlanImportDecisions,
  PlanImportStatus,
  PlanKind,
  PlanLine,
  PlanLineInput,
  PlanStatus,
} from '@sunlot/contract'
import type { Generated } from 'kysely'
import type { CivilDate, Json } from './columns.ts'

export interface AnnualPlansTable {
  id: string
  bureauId: string
  year: number
  kind: PlanKind
  title: string
  documentNo: Generated<string>
  basis: Generated<string>
  status: PlanStatus
  edition: Generated<number>
  version: Generated<number>
  authorId: string
  submittedAt: Date | null
  approvedAt: Date | null
  approvedBy: string | null
  reportedOn: CivilDate | null
  reportedTo: string | null
  reportReceipt: string | null
  publishedAt: Date | null
  publishedBy: string | null
  inForceOn: CivilDate | null
  returnedAt: Date | null
  returnedBy: string | null
  returnReason: Generated<string>
  createdAt: Date
  updatedAt: Date
}

export interface PlanLinesTable {
  id: string
  planId: string
  place: number
  content: Json<PlanLineInput>
  externalItemId: string | null
  removedIn: number | null
}

export interface PlanEditionsTable {
  planId: string
  edition: number
  amendmentId: string | null
  at: Date
  by: string
  title: string
  documentNo: string
  lines: Json<PlanLine[]>
  bases: Generated<string[]>
}

export interface PlanBasesTable {
  bureauId: string
  planId: string
  basisId: string
}

export interface PlanAmendmentsTable {
  id: string
  bureauId: string
  planId: string
  number: number
  status: AmendmentStatus
  reason: string
  changes: Json<LineChange[]>
  version: Generated<number>
  authorId: string
  submittedAt: Date | null
  approvedAt: Date | null
  approvedBy: string | null
  publishedAt: Date | null
  publishedBy: string | null
  edition: number | null
  returnedAt: Date | null
  returnedBy: string | null
  returnReason: Generated<string>
  createdAt: Date
  updatedAt: Date
}

export interface ExternalItemsTable {
  id: string
  bureauId: string
  year: number
  leadAgency: string
  title: string
  months: number[]
  sourceDocument: string
  content: Generated<string>
  status: Generated<'pending' | 'accepted' | 'declined'>
  reason: Generated<string>
  planId: string | null
  decidedAt: Date | null
  decidedBy: string | null
  receivedOn: CivilDate
  createdBy: string
  createdAt: Date
}

export interface ExternalItemOfficersTable {
  itemId: string
  inspectorId: string
}

export interface PlanImportsTable {
  id: string
  bureauId: string
  planId: string
  fileId: string
  fileName: string
  status: Generated<PlanImportStatus>
  decisions: Json<PlanImportDecisions>
  version: Generated<number>
  lineCount: number | null
  createdBy: string
  createdAt: Date
}
