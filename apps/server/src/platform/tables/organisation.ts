import type {
  AccountabilityMeasure,
  DocumentKind,
  Duty,
  DutyPart,
  GroupPosition,
  PublicityChannel,
} from '@sunlot/contract'
import type { Generated } from 'kysely'
import type { CivilDate } from './columns.ts'

interface Term {
  fromOn: CivilDate
  untilOn: CivilDate | null
}

export interface AttachmentsTable {
  id: string
  bureauId: string
  fileId: string
  name: string
  createdBy: string
  createdAt: Date
}

export interface CoordinationGroupsTable extends Term {
  id: string
  bureauId: string
  name: string
  purpose: Generated<string>
  version: Generated<number>
  createdAt: Date
}

export interface GroupMembersTable extends Term {
  id: string
  bureauId: string
  groupId: string
  place: number
  position: GroupPosition
  officeId: string | null
  userId: string | null
  person: Generated<string>
}

export interface DutyGrantsTable extends Term {
  id: string
  bureauId: string
  duty: Duty
  officeId: string | null
  userId: string | null
  groupId: string | null
  itemId: string | null
  createdBy: string
  createdAt: Date
}

/** View: a row for each person who holds a duty by a grant, with the days it holds for that person. */
export interface DutyHoldersView extends Term {
  grantId: string
  bureauId: string
  duty: Duty
  itemId: string | null
  userId: string
}

export interface DutyCardsTable {
  id: string
  bureauId: string
  year: number
  template: string | null
  clause: string
  text: string
  startsOn: CivilDate | null
  dueOn: CivilDate | null
  evidenceWanted: Generated<string>
  closedAt: Date | null
  closedOn: CivilDate | null
  closedBy: string | null
  closingNote: string | null
  closingLink: string | null
  attachmentId: string | null
  version: Generated<number>
  createdAt: Date
}

export interface DutyCardUnitsTable {
  cardId: string
  bureauId: string
  place: number
  part: DutyPart
  unit: string
  officeId: string | null
}

export interface IssuedDocumentsTable {
  id: string
  bureauId: string
  kind: DocumentKind
  documentNo: string
  title: string
  approvingBody: string
  approvedOn: CivilDate | null
  issuedOn: CivilDate
  attachmentId: string | null
  createdBy: string
  createdAt: Date
}

export interface DocumentRecipientsTable {
  id: string
  bureauId: string
  documentId: string
  place: number
  officeId: string | null
  unit: string
  receivedAt: Date | null
  receivedBy: Generated<string>
  recordedBy: string | null
}

export interface PublicityRecordsTable {
  id: string
  bureauId: string
  heldOn: CivilDate
  channel: PublicityChannel
  title: string
  link: string
  audience: string
  attachmentId: string | null
  version: Generated<number>
  createdBy: string
  createdAt: Date
}

export interface AccountabilityCasesTable {
  id: string
  bureauId: string
  subjectKind: 'person' | 'office'
  subject: string
  matter: string
  basis: string
  measure: AccountabilityMeasure
  outcome: string
  openedOn: CivilDate
  closedOn: CivilDate | null
  version: Generated<number>
  createdAt: Date
}
