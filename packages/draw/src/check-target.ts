import type { Hasher } from './hasher.ts'
import { ownHasher } from './hasher.ts'
import type { InclusionProof } from './merkle.ts'
import { checkInclusion, merkleTree, proveInclusion } from './merkle.ts'
import { ownValue } from './own.ts'
import { poolLeaf, sortPool } from './pool.ts'
import { drawSeed } from './seed.ts'
import { ticketOf } from './select.ts'
import type { DrawRecord, PoolEntry } from './types.ts'

/** What one enterprise needs to check its own case (§2.3). */
export interface TargetEvidence {
  entry: PoolEntry
  proof: InclusionProof
  root: string
  seed: string
  cutoff: Record<string, string>
}

/** `must` and `drawn` are visited; `excluded` and `not-drawn` are not; `bad-proof` says nothing (§2.3). */
export type TargetAnswer = 'must' | 'drawn' | 'not-drawn' | 'excluded' | 'bad-proof'

/** The neighbours between which an absent label would stand, with their proofs (§1.3). */
export interface AbsenceProof {
  label: string
  size: number
  before?: { entry: PoolEntry; proof: InclusionProof }
  after?: { entry: PoolEntry; proof: InclusionProof }
}

/**
 * One target's case from its leaf, path, seed and cut-offs alone (§2.3): drawn exactly if its ticket is not above the
 * cut-off of its stratum.
 * @example checkTarget({ entry: T05, proof, root, seed, cutoff }) // 'drawn' for vector S1
 */
export function checkTarget(evidence: TargetEvidence, hasher: Hasher = ownHasher): TargetAnswer {
  const { entry, proof, root, seed, cutoff } = evidence
  if (!checkInclusion(poolLeaf(entry), proof, root, hasher)) return 'bad-proof'
  if (entry.status === 'must') return 'must'
  if (entry.status !== 'in') return 'excluded'
  const limit = ownValue(cutoff, entry.stratum)
  return limit !== undefined && ticketOf(seed, entry.label, hasher) <= limit ? 'drawn' : 'not-drawn'
}

/**
 * The evidence for one label of a record, or the proof that the pool lacks it (§1.3, §2.3).
 * @example proveTarget(r1, 'T03') // { entry: T03, proof: { index: 2, size: 14, path }, root, seed, cutoff }
 */
export function proveTarget(
  record: DrawRecord,
  label: string,
  hasher: Hasher = ownHasher,
): TargetEvidence | AbsenceProof {
  const pool = sortPool(record.pool)
  const tree = merkleTree(pool.map(poolLeaf), hasher)
  const at = pool.findIndex((entry) => entry.label >= label)
  const index = at < 0 ? pool.length : at
  const entry = pool[index]
  if (entry?.label === label) {
    const { header, contrib, reveal, targets } = record
    const seed = drawSeed({ stage: 't', round: 0, header, contrib, x: reveal.t }, hasher)
    return { entry, proof: proveInclusion(tree, index), root: tree.root, seed, cutoff: targets.cutoff }
  }
  const before = pool[index - 1]
  return {
    label,
    size: pool.length,
    ...(before && { before: { entry: before, proof: proveInclusion(tree, index - 1) } }),
    ...(entry && { after: { entry, proof: proveInclusion(tree, index) } }),
  }
}

/**
 * Whether the proof shows that no entry of the pool has the label (§1.3).
 * @example checkAbsence({ label: 'T00', size: 0 }, poolRoot([])) // true
 */
export function checkAbsence(absence: AbsenceProof, root: string, hasher: Hasher = ownHasher): boolean {
  const { label, size, before, after } = absence
  if (size === 0) return root === hasher.text('')
  const next = before ? before.proof.index + 1 : 0
  if (before && !(before.entry.label < label && isIn(before, { size, root }, hasher))) return false
  if (!after) return next === size
  return after.proof.index === next && label < after.entry.label && isIn(after, { size, root }, hasher)
}

function isIn(
  { entry, proof }: { entry: PoolEntry; proof: InclusionProof },
  { size, root }: { size: number; root: string },
  hasher: Hasher,
): boolean {
  return proof.size === size && checkInclusion(poolLeaf(entry), proof, root, hasher)
}
