import { hash } from './hash.ts'
import type { Hasher } from './hasher.ts'
import { ownHasher } from './hasher.ts'
import { merkleRoot } from './merkle.ts'
import { compareIds } from './text.ts'
import type { PoolEntry } from './types.ts'

/**
 * Leaf text of a pool entry (§1.4).
 * @example poolLeaf({ label: 'T01', stratum: 'A', status: 'in' }) // 'ssj1/leaf\nT01\nA\n\n\nin'
 */
export function poolLeaf({ label, stratum, kind = '', group = '', status }: PoolEntry): string {
  return `ssj1/leaf\n${label}\n${stratum}\n${kind}\n${group}\n${status}`
}

/**
 * The entries in ascending order of their labels (§1.4). Does not touch the input.
 * @example sortPool([{ label: 'T2', … }, { label: 'T10', … }])[0].label // 'T10'
 */
export function sortPool(pool: readonly PoolEntry[]): PoolEntry[] {
  const sorted = pool.slice()
  const ordered = pool.every((entry, i) => i === 0 || pool[i - 1]!.label < entry.label)
  return ordered ? sorted : sorted.sort((a, b) => compareIds(a.label, b.label))
}

/**
 * Root over the pool, whatever the order of the input (§1.4). The S1 vector's pool has root 82ff7bf6…e1b8.
 * @example poolRoot([]) // 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
 */
export function poolRoot(pool: readonly PoolEntry[], hasher: Hasher = ownHasher): string {
  return merkleRoot(leaves(sortPool(pool), poolLeaf), hasher)
}

/**
 * Label of an enterprise in a blinded pool (§1.4); `salt` is 32 random bytes as hex, one for each entry.
 * @example blindLabel('0'.repeat(64), '91330106MA2H0ABC1X').length // 64
 */
export function blindLabel(salt: string, code: string, hasher: Hasher = ownHasher): string {
  return hash(hasher, 'ssj1/label', salt, code)
}

/** Leaf texts one at a time, so that a root over a million entries keeps none of them. */
export function* leaves<T>(entries: Iterable<T>, leaf: (entry: T) => string): Generator<string> {
  for (const entry of entries) yield leaf(entry)
}
