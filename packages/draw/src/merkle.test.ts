import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkConsistency, proveConsistency } from './consistency.ts'
import { checkInclusion, leafHash, merkleRoot, merkleTree, nodeHash, proveInclusion } from './merkle.ts'

const texts = (count: number): string[] => Array.from({ length: count }, (_, i) => `叶${i}`)

/** RFC 6962 §2.1 as it is written there: split at the largest power of two below n. */
function recursiveRoot(leaves: string[]): string {
  if (leaves.length === 1) return leafHash(leaves[0]!)
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return nodeHash(recursiveRoot(leaves.slice(0, split)), recursiveRoot(leaves.slice(split)))
}

describe('the tree', () => {
  it('has the root of the recursive definition at every size up to 130, streamed or kept', () => {
    for (let size = 1; size <= 130; size++) {
      const leaves = texts(size)
      const root = recursiveRoot(leaves)
      expect(merkleRoot(leaves)).toBe(root)
      expect(merkleTree(leaves).root).toBe(root)
    }
  })

  it('of nothing is the hash of the empty string', () => {
    expect(merkleRoot([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(merkleTree([]).root).toBe(merkleRoot([]))
  })
})

describe('an inclusion proof', () => {
  it('verifies for every leaf and fails for every other leaf and index, up to 40 leaves', () => {
    for (let size = 1; size <= 40; size++) {
      const leaves = texts(size)
      const tree = merkleTree(leaves)
      for (let index = 0; index < size; index++) {
        const proof = proveInclusion(tree, index)
        leaves.forEach((leaf, i) => expect(checkInclusion(leaf, proof, tree.root)).toBe(i === index))
        for (let other = 0; other < size; other++) {
          expect(checkInclusion(leaves[index]!, { ...proof, index: other }, tree.root)).toBe(other === index)
        }
      }
    }
  })

  it('has no second place in a tree of one leaf', () => {
    expect(checkInclusion('叶', { index: 0, size: 1, path: [] }, leafHash('叶'))).toBe(true)
    expect(checkInclusion('叶', { index: 1, size: 1, path: [] }, leafHash('叶'))).toBe(false)
  })

  it('fails when cut short, lengthened, altered, or out of range', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 200 }), fc.nat(), (size, pick) => {
        const leaves = texts(size)
        const tree = merkleTree(leaves)
        const proof = proveInclusion(tree, pick % size)
        const leaf = leaves[proof.index]!
        const refused = [
          { ...proof, path: proof.path.slice(1) },
          { ...proof, path: proof.path.slice(0, -1) },
          { ...proof, path: [...proof.path, tree.root] },
          { ...proof, path: proof.path.map((hash, i) => (i === 0 ? leafHash('另') : hash)) },
          { ...proof, index: -1 },
          { ...proof, index: size },
          { ...proof, index: 0.5 },
          { ...proof, size: 0 },
        ]
        expect(checkInclusion(leaf, proof, tree.root)).toBe(true)
        for (const bad of refused) expect(checkInclusion(leaf, bad, tree.root)).toBe(false)
      }),
      { seed: 1, numRuns: 60 },
    )
  })
})

describe('a consistency proof', () => {
  it('is refused for sizes that no log can have', () => {
    const newer = { size: 2, root: merkleRoot(texts(2)) }
    for (const size of [-1, 0.5, NaN, 3]) {
      expect(checkConsistency({ older: { size, root: newer.root }, newer, path: [] })).toBe(false)
    }
  })

  it('verifies for every pair of sizes up to 40 and fails for a rewritten past', () => {
    const leaves = texts(40)
    for (let newer = 1; newer <= 40; newer++) {
      const tree = merkleTree(leaves.slice(0, newer))
      for (let older = 0; older <= newer; older++) {
        const path = proveConsistency(leaves.slice(0, newer), older)
        const was = { size: older, root: merkleRoot(leaves.slice(0, older)) }
        const is = { size: newer, root: tree.root }
        expect(checkConsistency({ older: was, newer: is, path })).toBe(true)
        if (older === 0) continue
        expect(checkConsistency({ older: { ...was, root: leafHash('改') }, newer: is, path })).toBe(false)
        expect(checkConsistency({ older: was, newer: { ...is, root: leafHash('改') }, path })).toBe(false)
        expect(checkConsistency({ older: was, newer: is, path: [...path, tree.root] })).toBe(false)
        expect(checkConsistency({ older: is, newer: was, path })).toBe(older === newer)
      }
    }
  })
})
