import type { Generated, GeneratedAlways } from 'kysely'
import type { CivilDate } from './columns.ts'

export interface InspectorTagsTable {
  inspectorId: string
  facet: 'duty' | 'specialty' | 'domain'
  tag: string
}

export interface InspectorCertificatesTable {
  id: Generated<string>
  bureauId: string
  inspectorId: string
  number: string
  kind: Generated<'unified' | 'departmental'>
  issuer: Generated<string>
  issuedOn: CivilDate | null
  validUntil: CivilDate
  revokedOn: CivilDate | null
  revokeReason: Generated<string>
  createdAt: Date
}

export interface InspectorExamsTable {
  id: string
  bureauId: string
  inspectorId: string | null
  name: string
  office: string
  exam: string
  takenOn: CivilDate
  passed: boolean
  validUntil: CivilDate | null
  recordedBy: string | null
  recordedAt: Date
}

export interface CertifiedStaffTable {
  id: string
  bureauId: string
  number: string
  name: string
  office: string
  validUntil: CivilDate | null
  updatedAt: Date
}

export interface InspectorAbsencesTable {
  id: string
  bureauId: string
  inspectorId: string
  kind: 'leave' | 'transfer' | 'suspension'
  fromOn: CivilDate
  untilOn: CivilDate | null
  endedOn: CivilDate | null
  reason: string
  declaredBy: string | null
  declaredAt: Date
}

export interface InstitutionsTable {
  id: string
  bureauId: string
  name: string
  uscc: string
  services: ('testing' | 'audit' | 'survey' | 'appraisal')[]
  qualificationNo: string
  qualificationUntil: CivilDate
  scope: Generated<string>
  removedAt: Date | null
  version: Generated<number>
  createdAt: Date
  updatedAt: Date
}

export interface InstitutionStaffTable {
  institutionId: string
  number: string
  name: string
}

export interface EngagementsTable {
  id: string
  bureauId: string
  institutionId: string
  service: 'testing' | 'audit' | 'survey' | 'appraisal'
  subject: string
  engagedOn: CivilDate
  dueOn: CivilDate | null
  createdBy: string | null
  createdAt: Date
}

export interface EngagementReportsTable {
  id: string
  seq: GeneratedAlways<number>
  engagementId: string
  engagedOn: CivilDate
  replacesId: string | null
  reason: Generated<string>
  number: string
  reportedOn: CivilDate
  conclusion: string
  fileId: string | null
  fileName: string | null
  recordedBy: string | null
  recordedAt: Date
}

export interface TrainingsTable {
  id: string
  bureauId: string
  heldOn: CivilDate
  title: string
  content: string
  topics: ('content' | 'method' | 'procedure' | 'criteria')[]
  trainer: string
  fileId: string | null
  fileName: string | null
  createdBy: string | null
  createdAt: Date
  withdrawnAt: Date | null
  withdrawReason: Generated<string>
}

export interface TrainingItemsTable {
  trainingId: string
  itemId: string
}

export interface TrainingParticipantsTable {
  trainingId: string
  inspectorId: string
  result: 'passed' | 'failed' | 'absent'
}
