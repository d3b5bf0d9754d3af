import type {
  ItemBody,
  ItemCause,
  ItemImportStatus,
  ItemMapping,
  LawChangeKind,
  MendedItem,
  ReferenceList,
} from '@sunlot/contract'
import type { Generated } from 'kysely'
import type { CivilDate, Json, JsonDefault } from './columns.ts'

/** Fields of an item that are columns of their own; all others stand in `body`. */
export type ItemColumn =
  | 'code'
  | 'name'
  | 'category'
  | 'legalBasis'
  | 'needsPermit'
  | 'approvingOfficeId'
  | 'supervisingOfficeId'
  | 'listedOn'

export interface InspectionItemsTable {
  id: string
  bureauId: string
  code: string
  name: string
  category: 'general' | 'key'
  legalBasis: string
  needsPermit: Generated<boolean>
  status: Generated<'active' | 'cancelled'>
  version: Generated<number>
  body: JsonDefault<Partial<Omit<ItemBody, ItemColumn>>>
  approvingOfficeId: string | null
  supervisingOfficeId: string | null
  superiorItemId: string | null
  listedOn: CivilDate | null
  lastUsedOn: CivilDate | null
  createdAt: Date
}

export interface ItemVersionsTable {
  itemId: string
  number: number
  fromOn: CivilDate
  cause: ItemCause
  note: Generated<string>
  body: Json<Partial<ItemBody>>
  actorId: string | null
  at: Date
}

export interface LawChangesTable {
  id: string
  bureauId: string
  title: string
  kind: LawChangeKind
  changedOn: CivilDate
  note: string
  createdBy: string
  createdAt: Date
}

export interface ItemLawChecksTable {
  lawChangeId: string
  itemId: string
  outcome: 'confirmed' | 'changed' | null
  note: Generated<string>
  settledBy: string | null
  settledAt: Date | null
}

export interface ItemRequestsTable {
  id: string
  bureauId: string
  officeId: string | null
  draft: Json<ItemBody>
  reason: string
  status: Generated<'filed' | 'accepted' | 'returned'>
  filedBy: string
  filedAt: Date
  decidedBy: string | null
  decidedAt: Date | null
  decisionNote: Generated<string>
  itemId: string | null
}

/** One item as it stood in a published list. */
export interface PublishedItem {
  id: string
  version: number
  /** The item of a superior it followed then. */
  superiorItemId: string | null
  body: ItemBody
}

export interface ItemPublicationsTable {
  id: string
  bureauId: string
  number: number
  documentNo: Generated<string>
  publishedOn: CivilDate
  publishedBy: string
  at: Date
  items: Json<readonly PublishedItem[]>
  bureauCount: number
}

export interface ItemReferencesTable {
  bureauId: string
  kind: ReferenceList
  position: number
  code: Generated<string>
  name: string
  importedAt: Date
}

export interface OffListDutiesTable {
  id: string
  bureauId: string
  duty: string
  legalBasis: string
  measure: string
  officeId: string
  status: Generated<'active' | 'ended'>
  version: Generated<number>
  updatedAt: Date
}

export interface ItemImportsTable {
  id: string
  bureauId: string
  fileId: string
  sha256: string
  fileName: string
  status: Generated<ItemImportStatus>
  mapping: Json<ItemMapping>
  drafts: Json<MendedItem[]>
  version: Generated<number>
  itemCount: number | null
  createdBy: string
  createdAt: Date
  updatedAt: Date
}
