import type { Generated } from 'kysely'
import type { CivilDate, Json, JsonDefault } from './columns.ts'

export interface ImportsTable {
  id: string
  bureauId: string
  kind: 'targets' | 'inspectors' | 'permits' | 'riskClasses'
  fileName: string
  fileId: string
  status: 'reading' | 'mapping' | 'checked' | 'committing' | 'committed' | 'failed' | 'discarded'
  encoding: Generated<string>
  sheetName: Generated<string>
  columns: JsonDefault
  headerRow: number | null
  doneRows: Generated<number>
  totalRows: Generated<number>
  counts: JsonDefault
  groups: JsonDefault
  failure: Json<{ code: string; text: string }> | null
  fixes: JsonDefault<readonly { field: string; from: string; to: string; rowNumber?: number }[]>
  excluded: Generated<number[]>
  createdBy: string
  createdAt: Date
  committedAt: Date | null
}

export interface ImportRowsTable {
  importId: string
  rowNumber: number
  state: 'ok' | 'error' | 'merged' | 'excluded'
  cells: Json<Record<string, string>>
  issues: Json
  effect: 'create' | 'update' | 'keep' | null
  subjectId: string | null
  subjectVersion: number | null
  code: string | null
  codeKind: string | null
  name: string | null
  nameRaw: string | null
  kind: string | null
  region: string | null
  address: string | null
  office: string | null
  riskClass: string | null
  permitNo: string | null
  validUntil: CivilDate | null
  itemIds: string[] | null
  since: CivilDate | null
  holderCode: string | null
  changes: Json | null
}

export interface InspectorsTable {
  id: string
  bureauId: string
  code: string
  name: string
  kind: 'enforcement' | 'technicalExpert'
  office: Generated<string>
  region: Generated<string>
  phone: Generated<string>
  certificateUntil: CivilDate | null
  status: Generated<'active' | 'leave' | 'transferred' | 'suspended'>
  drawnYear: number | null
  drawnCount: Generated<number>
  importId: string | null
  version: Generated<number>
  createdAt: Date
  updatedAt: Date
}

export interface InspectorItemsTable {
  inspectorId: string
  itemId: string
  confirmed: Generated<boolean>
}

export interface InspectorChangesTable {
  id: Generated<number>
  inspectorId: string
  at: Date
  actorId: string | null
  event: string
  reason: Generated<string>
  fields: JsonDefault
}

export interface ConflictsTable {
  id: string
  bureauId: string
  scope: Generated<'person' | 'office' | 'bureau'>
  /** Null where a whole office or bureau stands aside. */
  inspectorId: string | null
  office: string | null
  targetId: string
  kind: 'kin' | 'employment' | 'shareholding' | 'formerPost' | 'departmentIsTarget' | 'other'
  note: Generated<string>
  declaredBy: string | null
  declaredAt: Date
  withdrawnAt: Date | null
}
