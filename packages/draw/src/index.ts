export {
  assign,
  type AssignInput,
  type Cause,
  type CauseNames,
  type ClassCause,
  describeCause,
  type EligiblePerson,
  explainInfeasible,
  type Reassignment,
  type ReassignInput,
  reassign,
} from './assign/index.ts'
export { canon, sameValue } from './canon.ts'
export { advance, CHAIN_LENGTH, type ChainOf, commitment, leadsTo, roundSecret } from './chain.ts'
export {
  type AbsenceProof,
  checkAbsence,
  checkTarget,
  proveTarget,
  type TargetAnswer,
  type TargetEvidence,
} from './check-target.ts'
export { checkConsistency, proveConsistency, type TreeHead } from './consistency.ts'
export { DrawError, type DrawErrorCode } from './draw-error.ts'
export { hash, type Tag } from './hash.ts'
export { type Hasher, ownHasher } from './hasher.ts'
export { type OpenInput, openDraw, type OpenedDraw, type Setup } from './header.ts'
export { type JsonFault, parseJson } from './json.ts'
export {
  checkInclusion,
  type InclusionProof,
  leafHash,
  merkleRoot,
  type MerkleTree,
  merkleTree,
  nodeHash,
  proveInclusion,
} from './merkle.ts'
export { blindLabel, poolLeaf, poolRoot, sortPool } from './pool.ts'
export { countStatuses, quotas, type StatusCount } from './quota.ts'
export {
  checkContributions,
  completeDraw,
  type Completion,
  type DrawnTeams,
  drawTargets,
  drawTeams,
  hideTeams,
  type RecordSummary,
  recordText,
  summarize,
} from './record.ts'
export { eligibleCounts, inspectorLeaf, isInClass, rosterRoot } from './roster.ts'
export { matchSeals, sealOf } from './seal.ts'
export { contribHash, drawSeed, headerHash, type SeedInput } from './seed.ts'
export { selectTargets, smallestTickets, type Ticket, ticketOf } from './select.ts'
export { type Problem, pathText } from './shape/check.ts'
export { contributionProblems, inspectorProblems, poolProblems } from './shape/record.ts'
export { supplement, type SupplementInput, type Withdrawal } from './supplement.ts'
export { checkTeam, type OpenedTeam, openTeam, teamLeaf, teamRoot, teamSalt } from './teams.ts'
export { compareIds, isHex, isId, normalizeText, type TextFault, textFault } from './text.ts'
export type * from './types.ts'
export { buildUnits, type UnitsInput } from './units.ts'
export { readUtf8, writeUtf8 } from './utf8.ts'
export { type CheckName, CHECKS, type CheckResult, type Finding, type Report, type Warning } from './verify/report.ts'
export { verifyRecord } from './verify/verify-record.ts'
