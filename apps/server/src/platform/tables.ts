import type * as Accounts from './tables/accounts.ts'
import type { Json } from './tables/columns.ts'
import type * as Draws from './tables/draws.ts'
import type * as Items from './tables/items.ts'
import type * as Messages from './tables/messages.ts'
import type * as People from './tables/people.ts'
import type * as Organisation from './tables/organisation.ts'
import type * as Planning from './tables/planning.ts'
import type * as Registry from './tables/registry.ts'
import type * as Rulebook from './tables/rulebook.ts'
import type * as Targets from './tables/targets.ts'

export interface SettingsTable {
  key: string
  value: Json
}

export interface AuditEventsTable {
  seq: number
  at: Date
  bureauId: string | null
  actorId: string | null
  event: string
  subjectKind: string
  subjectId: string
  data: Json<Record<string, unknown>>
  prevHash: string
  hash: string
}

export interface FilesTable {
  id: string
  sha256: string
  size: number
  createdAt: Date
}

/** Every table of the migrations; names are camelCase here and snake_case in SQL. */
export interface Database {
  settings: SettingsTable
  auditEvents: AuditEventsTable
  files: FilesTable
  bureaus: Accounts.BureausTable
  offices: Accounts.OfficesTable
  users: Accounts.UsersTable
  userRoles: Accounts.UserRolesTable
  sessions: Accounts.SessionsTable
  setupTokens: Accounts.SetupTokensTable
  messages: Messages.MessagesTable
  attachments: Organisation.AttachmentsTable
  coordinationGroups: Organisation.CoordinationGroupsTable
  groupMembers: Organisation.GroupMembersTable
  dutyGrants: Organisation.DutyGrantsTable
  dutyHolders: Organisation.DutyHoldersView
  dutyCards: Organisation.DutyCardsTable
  dutyCardUnits: Organisation.DutyCardUnitsTable
  issuedDocuments: Organisation.IssuedDocumentsTable
  documentRecipients: Organisation.DocumentRecipientsTable
  publicityRecords: Organisation.PublicityRecordsTable
  accountabilityCases: Organisation.AccountabilityCasesTable
  policyBases: Rulebook.PolicyBasesTable
  policyVersions: Rulebook.PolicyVersionsTable
  calendarYears: Rulebook.CalendarYearsTable
  inspectionItems: Items.InspectionItemsTable
  itemImports: Items.ItemImportsTable
  itemVersions: Items.ItemVersionsTable
  lawChanges: Items.LawChangesTable
  itemLawChecks: Items.ItemLawChecksTable
  itemRequests: Items.ItemRequestsTable
  itemPublications: Items.ItemPublicationsTable
  itemReferences: Items.ItemReferencesTable
  offListDuties: Items.OffListDutiesTable
  imports: Registry.ImportsTable
  importRows: Registry.ImportRowsTable
  targets: Targets.TargetsTable
  targetItems: Targets.TargetItemsTable
  targetChanges: Targets.TargetChangesTable
  targetPermits: Targets.TargetPermitsTable
  permitLedger: Targets.PermitLedgerTable
  targetTags: Targets.TargetTagsTable
  targetTagLinks: Targets.TargetTagLinksTable
  specialPools: Targets.SpecialPoolsTable
  specialPoolTargets: Targets.SpecialPoolTargetsTable
  targetRiskFacts: Targets.TargetRiskFactsTable
  targetRiskClasses: Targets.TargetRiskClassesTable
  targetMerges: Targets.TargetMergesTable
  targetBatches: Targets.TargetBatchesTable
  targetTallies: Targets.TargetTalliesTable
  inspectors: Registry.InspectorsTable
  inspectorItems: Registry.InspectorItemsTable
  inspectorChanges: Registry.InspectorChangesTable
  conflicts: Registry.ConflictsTable
  inspectorTags: People.InspectorTagsTable
  inspectorCertificates: People.InspectorCertificatesTable
  inspectorExams: People.InspectorExamsTable
  certifiedStaff: People.CertifiedStaffTable
  inspectorAbsences: People.InspectorAbsencesTable
  institutions: People.InstitutionsTable
  institutionStaff: People.InstitutionStaffTable
  engagements: People.EngagementsTable
  engagementReports: People.EngagementReportsTable
  trainings: People.TrainingsTable
  trainingItems: People.TrainingItemsTable
  trainingParticipants: People.TrainingParticipantsTable
  annualPlans: Planning.AnnualPlansTable
  planLines: Planning.PlanLinesTable
  planEditions: Planning.PlanEditionsTable
  planBases: Planning.PlanBasesTable
  planAmendments: Planning.PlanAmendmentsTable
  externalItems: Planning.ExternalItemsTable
  externalItemOfficers: Planning.ExternalItemOfficersTable
  planImports: Planning.PlanImportsTable
  tasks: Draws.TasksTable
  waivers: Draws.WaiversTable
  draws: Draws.DrawsTable
  drawSecrets: Draws.DrawSecretsTable
  drawPool: Draws.DrawPoolTable
  drawRoster: Draws.DrawRosterTable
  drawWitnesses: Draws.DrawWitnessesTable
  drawEvidence: Draws.DrawEvidenceTable
  drawTargets: Draws.DrawTargetsTable
  drawTeams: Draws.DrawTeamsTable
  drawLog: Draws.DrawLogTable
}
