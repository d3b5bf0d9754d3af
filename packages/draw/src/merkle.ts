import type { Hasher } from './hasher.ts'
import { ownHasher } from './hasher.ts'

/** Where a leaf stands in a tree, with the hashes from the leaf upward that lead to the root (§1.3). */
export interface InclusionProof {
  index: number
  size: number
  path: string[]
}

/** A tree that gives its root and proofs; `levels[0]` are the leaf hashes (§1.3). */
export interface MerkleTree {
  root: string
  levels: string[][]
}

const NODE = new Uint8Array(65)
const DIGIT = new Uint8Array(128)
for (let i = 0; i < 16; i++) DIGIT['0123456789abcdef'.charCodeAt(i)] = i

/**
 * Leaf hash of §1.3: SHA-256 over a zero byte and the UTF-8 of the text.
 * @example leafHash('', ownHasher) // '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'
 */
export function leafHash(text: string, hasher: Hasher = ownHasher): string {
  return hasher.text(`\0${text}`)
}

/**
 * Inner node of §1.3: SHA-256 over a one byte and the two children as 32 raw bytes each.
 * @example nodeHash(leafHash('a'), leafHash('b')) === merkleRoot(['a', 'b']) // true
 */
export function nodeHash(left: string, right: string, hasher: Hasher = ownHasher): string {
  NODE[0] = 1
  for (let i = 0, at = 1; i < 64; i += 2, at++) {
    NODE[at] = (DIGIT[left.charCodeAt(i)]! << 4) | DIGIT[left.charCodeAt(i + 1)]!
    NODE[at + 32] = (DIGIT[right.charCodeAt(i)]! << 4) | DIGIT[right.charCodeAt(i + 1)]!
  }
  return hasher.bytes(NODE)
}

/**
 * Root of the RFC 6962 tree over texts, in the given order, as hex (§1.3). Needs memory for one path only.
 * @example merkleRoot([]) // 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
 */
export function merkleRoot(texts: Iterable<string>, hasher: Hasher = ownHasher): string {
  const subtrees: string[] = []
  let size = 0
  for (const text of texts) {
    let node = leafHash(text, hasher)
    size++
    // Each trailing zero bit of the size closes one full subtree.
    for (let bits = size; bits % 2 === 0; bits /= 2) node = nodeHash(subtrees.pop()!, node, hasher)
    subtrees.push(node)
  }
  return subtrees.length === 0 ? hasher.text('') : subtrees.reduceRight((right, left) => nodeHash(left, right, hasher))
}

/**
 * The whole tree over texts, for proofs (§1.3).
 * @example merkleTree(['a']).root === leafHash('a') // true
 */
export function merkleTree(texts: Iterable<string>, hasher: Hasher = ownHasher): MerkleTree {
  const leaves: string[] = []
  for (const text of texts) leaves.push(leafHash(text, hasher))
  const levels = [leaves]
  for (let below = leaves; below.length > 1; ) {
    const level: string[] = []
    for (let i = 0; i < below.length; i += 2) {
      const right = below[i + 1]
      level.push(right === undefined ? below[i]! : nodeHash(below[i]!, right, hasher))
    }
    levels.push(level)
    below = level
  }
  return { root: levels[levels.length - 1]![0] ?? hasher.text(''), levels }
}

/**
 * Proof that leaf `index` stands in the tree (§1.3, RFC 9162 §2.1.3.1).
 * @example proveInclusion(merkleTree(['a', 'b']), 0).path // [leafHash('b')]
 */
export function proveInclusion(tree: MerkleTree, index: number): InclusionProof {
  const path: string[] = []
  for (let height = 0, at = index; height < tree.levels.length - 1; height++, at >>= 1) {
    const sibling = tree.levels[height]![at ^ 1]
    if (sibling !== undefined) path.push(sibling)
  }
  return { index, size: tree.levels[0]!.length, path }
}

/**
 * Whether the proof leads from the leaf's text to the root (§1.3, RFC 9162 §2.1.3.2).
 * @example checkInclusion('a', { index: 0, size: 1, path: [] }, leafHash('a')) // true
 */
export function checkInclusion(text: string, proof: InclusionProof, root: string, hasher: Hasher = ownHasher): boolean {
  const { index, size, path } = proof
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false
  let at = index
  let last = size - 1
  let node = leafHash(text, hasher)
  for (const sibling of path) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      node = nodeHash(sibling, node, hasher)
      while (at % 2 === 0 && at !== 0) {
        at /= 2
        last = half(last)
      }
    } else {
      node = nodeHash(node, sibling, hasher)
    }
    at = half(at)
    last = half(last)
  }
  return last === 0 && node === root
}

function half(n: number): number {
  return Math.floor(n / 2)
}
