import { hash } from './hash.ts'
import type { Hasher } from './hasher.ts'
import { ownHasher } from './hasher.ts'
import type { InclusionProof } from './merkle.ts'
import { checkInclusion, merkleRoot, merkleTree, proveInclusion } from './merkle.ts'
import { compareIds } from './text.ts'
import type { Team } from './types.ts'

/** One sealed team opened on the day: its salt and its place under team_root (§1.9). */
export interface OpenedTeam extends Team, InclusionProof {
  salt: string
}

/**
 * Salt of a team's leaf, which nobody can guess before x_a is revealed (§1.9).
 * @example teamSalt('0'.repeat(64), 'T02').length // 64
 */
export function teamSalt(x: string, label: string, hasher: Hasher = ownHasher): string {
  return hash(hasher, 'ssj1/tsalt', x, label)
}

/**
 * Leaf text of a team, an empty seat as `-` (§1.9).
 * @example teamLeaf('5a…', { label: 'T02', team: ['I1', null] }) // 'ssj1/team\n5a…\nT02\nI1,-'
 */
export function teamLeaf(salt: string, { label, team }: Team): string {
  return `ssj1/team\n${salt}\n${label}\n${team.map((id) => id ?? '-').join(',')}`
}

/**
 * Root over the teams, published at the draw while the teams stay hidden (§1.9).
 * @example teamRoot(teams, xA) // '5723eaa6…339d' for vector R1
 */
export function teamRoot(teams: readonly Team[], x: string, hasher: Hasher = ownHasher): string {
  return merkleRoot(teamLeaves(teams, x, hasher), hasher)
}

/**
 * Opens one team on the day of the visit (§1.9); undefined if no unit has the label.
 * @example openTeam(teams, { x: xA, label: 'T03' })?.team // ['I2', 'I4'] for vector R1
 */
export function openTeam(
  teams: readonly Team[],
  { x, label }: { x: string; label: string },
  hasher: Hasher = ownHasher,
): OpenedTeam | undefined {
  const sorted = sortTeams(teams)
  const index = sorted.findIndex((team) => team.label === label)
  if (index < 0) return undefined
  const proof = proveInclusion(merkleTree(teamLeaves(sorted, x, hasher), hasher), index)
  return { label, team: sorted[index]!.team, salt: teamSalt(x, label, hasher), ...proof }
}

/**
 * Whether an opened team is the one that was sealed under team_root (§1.9).
 * @example checkTeam(openTeam(teams, { x, label: 'T03' }), '5723eaa6…339d') // true for vector R1
 */
export function checkTeam(opened: OpenedTeam, root: string, hasher: Hasher = ownHasher): boolean {
  return checkInclusion(teamLeaf(opened.salt, opened), opened, root, hasher)
}

function teamLeaves(teams: readonly Team[], x: string, hasher: Hasher): string[] {
  return sortTeams(teams).map((team) => teamLeaf(teamSalt(x, team.label, hasher), team))
}

function sortTeams(teams: readonly Team[]): Team[] {
  return teams.slice().sort((a, b) => compareIds(a.label, b.label))
}
