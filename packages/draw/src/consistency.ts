import type { Hasher } from './hasher.ts'
import { ownHasher } from './hasher.ts'
import { merkleRoot, nodeHash } from './merkle.ts'

/** State of an append-only log: how many entries, and their root (§1.8). */
export interface TreeHead {
  size: number
  root: string
}

/**
 * Hashes that show the first `olderSize` leaves to be still there (§1.8, RFC 9162 §2.1.4.1).
 * @example proveConsistency(['a', 'b', 'c'], 2) // [leafHash('c')]
 */
export function proveConsistency(texts: readonly string[], olderSize: number, hasher: Hasher = ownHasher): string[] {
  if (olderSize <= 0 || olderSize >= texts.length) return []
  const path: string[] = []
  let from = 0
  let to = texts.length
  // Walk down to the node that ends at olderSize, keeping the sibling of each step.
  while (olderSize !== to) {
    const split = from + largestPowerBelow(to - from)
    if (olderSize <= split) {
      path.push(merkleRoot(texts.slice(split, to), hasher))
      to = split
    } else {
      path.push(merkleRoot(texts.slice(from, split), hasher))
      from = split
    }
  }
  if (from > 0) path.push(merkleRoot(texts.slice(from, to), hasher))
  return path.reverse()
}

/**
 * Whether the newer log only appends to the older one (§1.8, RFC 9162 §2.1.4.2).
 * An empty older log is consistent with any newer one.
 * @example checkConsistency({ older: { size: 1, root: leafHash('a') }, newer: { size: 1, root: leafHash('a') }, path: [] }) // true
 */
export function checkConsistency(
  { older, newer, path }: { older: TreeHead; newer: TreeHead; path: readonly string[] },
  hasher: Hasher = ownHasher,
): boolean {
  if (!isSize(older.size) || !isSize(newer.size) || older.size > newer.size) return false
  if (older.size === newer.size) return path.length === 0 && older.root === newer.root
  if (older.size === 0) return path.length === 0
  const isWholeTree = (older.size & (older.size - 1)) === 0
  const [first, ...rest] = isWholeTree ? [older.root, ...path] : path
  if (first === undefined) return false
  let at = older.size - 1
  let last = newer.size - 1
  while (at % 2 === 1) [at, last] = [half(at), half(last)]
  let was = first
  let is = first
  for (const sibling of rest) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      was = nodeHash(sibling, was, hasher)
      is = nodeHash(sibling, is, hasher)
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)]
    } else {
      is = nodeHash(is, sibling, hasher)
    }
    at = half(at)
    last = half(last)
  }
  return last === 0 && was === older.root && is === newer.root
}

function largestPowerBelow(n: number): number {
  let power = 1
  while (power * 2 < n) power *= 2
  return power
}

function half(n: number): number {
  return Math.floor(n / 2)
}

function isSize(n: number): boolean {
  return Number.isSafeInteger(n) && n >= 0 && n < 2 ** 31
}
