import type { Generated } from 'kysely'
import type { CivilDate, Json, JsonDefault } from './columns.ts'

export interface TargetsTable {
  id: string
  bureauId: string
  code: string
  codeKind: 'uscc' | 'own'
  name: string
  nameRaw: string
  kind: string
  region: Generated<string>
  address: Generated<string>
  riskClass: 'A' | 'B' | 'C' | 'D' | null
  riskSince: CivilDate | null
  riskSource: Generated<string>
  permitNo: Generated<string>
  permitUntil: CivilDate | null
  /** As last decided; the status on a day is `target_status(targets, day)`. */
  status: Generated<TargetStatus>
  statusUntil: CivilDate | null
  nextStatus: TargetStatus | null
  nextFrom: CivilDate | null
  nextUntil: CivilDate | null
  /** Only where it differs from the day of entry. */
  addedOn: CivilDate | null
  /** Whether its status depends on the day. */
  scheduled: Generated<boolean>
  officeId: string | null
  responsibleId: string | null
  details: JsonDefault<Record<string, string>>
  mergedInto: string | null
  drawnYear: number | null
  drawnCount: Generated<number>
  lastDrawnOn: CivilDate | null
  importId: string | null
  version: Generated<number>
  createdAt: Date
  updatedAt: Date
}
type TargetStatus = 'active' | 'suspended' | 'closed' | 'removed'

export interface TargetItemsTable {
  targetId: string
  itemId: string
}

export interface TargetChangesTable {
  id: Generated<number>
  targetId: string
  at: Date
  actorId: string | null
  event: string
  reason: Generated<string>
  fields: JsonDefault
}

export interface TargetPermitsTable {
  id: string
  bureauId: string
  targetId: string
  itemId: string | null
  name: Generated<string>
  number: string
  issuer: Generated<string>
  issuedOn: CivilDate | null
  validUntil: CivilDate | null
  revokedOn: CivilDate | null
  revokeReason: Generated<string>
  createdAt: Date
}

export interface PermitLedgerTable {
  id: string
  bureauId: string
  number: string
  name: Generated<string>
  holder: string
  holderCode: Generated<string>
  issuer: Generated<string>
  issuedOn: CivilDate | null
  validUntil: CivilDate | null
  importId: string
  version: Generated<number>
  updatedAt: Date
}

export interface TargetTagsTable {
  id: string
  bureauId: string
  facet: 'trade' | 'field' | 'sort'
  name: string
  createdAt: Date
}

export interface TargetTagLinksTable {
  bureauId: string
  targetId: string
  tagId: string
}

export interface SpecialPoolsTable {
  id: string
  bureauId: string
  name: string
  entry: 'byHand' | 'highRisk'
  factKinds: Generated<string[]>
  ratePart: number | null
  rateWhole: number | null
  roundsPerYear: number | null
  visitsPerYear: number | null
  version: Generated<number>
  createdAt: Date
  updatedAt: Date
}

export interface SpecialPoolTargetsTable {
  bureauId: string
  poolId: string
  targetId: string
  since: CivilDate
  reason: string
  /** Last day of what brought the target in; null while that has no end. */
  until: CivilDate | null
}

export interface TargetRiskFactsTable {
  id: string
  bureauId: string
  targetId: string
  kind: 'complaint' | 'abnormalList' | 'dishonestyList' | 'violation' | 'seriousViolation'
  onDate: CivilDate
  substantiated: boolean | null
  endedOn: CivilDate | null
  source: string
  note: Generated<string>
  recordedBy: string | null
  recordedAt: Date
}

export interface TargetRiskClassesTable {
  id: Generated<number>
  targetId: string
  riskClass: 'A' | 'B' | 'C' | 'D' | null
  before: 'A' | 'B' | 'C' | 'D' | null
  fromOn: CivilDate
  source: string
  recordedAt: Date
}

export interface TargetMergesTable {
  id: string
  bureauId: string
  winnerId: string
  loserId: string
  reason: string
  moved: Json
  mergedBy: string | null
  mergedAt: Date
  undoneBy: string | null
  undoneAt: Date | null
  undoReason: Generated<string>
}

export interface TargetBatchesTable {
  id: string
  bureauId: string
  action: string
  state: 'running' | 'done' | 'failed'
  selected: Generated<number>
  done: Generated<number>
  changed: Generated<number>
  permits: Json<{ valid: number; expiring: number; expired: number; none: number }> | null
  startedBy: string
  startedAt: Date
}

/** Signed counts that add up; entries whose status depends on the day are left out. */
export interface TargetTalliesTable {
  bureauId: string
  /** Null: the targets themselves, each once. */
  itemId: string | null
  region: string
  riskClass: 'A' | 'B' | 'C' | 'D' | null
  status: TargetStatus
  count: number
}
