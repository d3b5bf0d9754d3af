import type { DrawStatus, TaskInput, TaskStatus } from '@sunlot/contract'
import type { Generated } from 'kysely'
import type { CivilDate, Json } from './columns.ts'

export interface TasksTable {
  id: string
  bureauId: string
  title: string
  documentNo: Generated<string>
  status: TaskStatus
  input: Json<TaskInput>
  version: Generated<number>
  year: number
  planLineId: string | null
  drawerId: string
  signerId: string
  publisherId: string
  schemeSubmittedAt: Date | null
  schemeApprovedAt: Date | null
  schemeApprovedBy: string | null
  directoriesFrozenAt: Date | null
  poolSize: number | null
  drawnCount: number | null
  createdAt: Date
  updatedAt: Date
}

export interface WaiversTable {
  taskId: string
  gateId: string
  reason: string
  approverId: string
  at: Date
}

export interface DrawsTable {
  id: string
  bureauId: string
  taskId: string
  year: number
  number: number
  drawNo: string
  title: string
  status: DrawStatus
  reopensId: string | null
  drawerId: string
  signerId: string
  publisherId: string
  openedAt: Date
  doneRows: Generated<number>
  failure: string | null
  facts: Json | null
  header: string | null
  headerHash: string | null
  poolSize: Generated<number>
  eligible: Generated<number>
  quota: Generated<number>
  committedAt: Date | null
  rolledAt: Date | null
  lockedAt: Date | null
  contrib: string | null
  contribHash: string | null
  revealedAt: Date | null
  revealT: string | null
  seedT: string | null
  targets: Json | null
  teamRoot: string | null
  infeasible: Json | null
  infeasibleText: string | null
  shortage: number | null
  sqlAgrees: boolean | null
  reason: string | null
  endedBy: string | null
  endedAt: Date | null
  signature: string | null
  signedAt: Date | null
  publishedAt: Date | null
  teamsOpenedAt: Date | null
}

export interface DrawSecretsTable {
  drawId: string
  t: string
  a: string
  envelopesPrintedAt: Date | null
}

export interface DrawPoolTable {
  drawId: string
  label: string
  stratum: string
  kind: string
  grp: string
  status: string
  targetId: string
  name: string
  region: string
  riskClass: string | null
}

export interface DrawRosterTable {
  drawId: string
  id: string
  inspectorId: string
  name: string
  office: string
  kind: string
  certificateUntil: CivilDate | null
  tags: string[]
  cap: number | null
  load0: Generated<number>
  recuse: Generated<string[]>
}

export interface DrawWitnessesTable {
  drawId: string
  ordinal: number
  key: string
  organ: string
  name: string
  arrivedAt: Date | null
  checkedAt: Date | null
  hostDice: Generated<string>
  witnessDice: Generated<string>
}

export interface DrawEvidenceTable {
  id: string
  drawId: string
  fileId: string
  mediaType: string
  caption: string
  uploadedBy: string
  at: Date
}

export interface DrawTargetsTable {
  drawId: string
  ordinal: number
  label: string
  stratum: string
  ticket: string
  must: boolean
}

export interface DrawTeamsTable {
  drawId: string
  ordinal: number
  label: string
  members: string[]
  /** Seats in order; an optional seat may stay empty. */
  team: (string | null)[]
}

export interface DrawLogTable {
  bureauId: string
  seq: number
  at: Date
  type: string
  drawId: string
  entry: string
  root: string
}
