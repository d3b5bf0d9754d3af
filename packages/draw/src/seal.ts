import { hash } from './hash.ts'
import type { Hasher } from './hasher.ts'
import { ownHasher } from './hasher.ts'
import type { Contribution, Seal } from './types.ts'

/**
 * The seal that a witness logs before any value is opened; `nonce` is 32 random bytes as hex (§1.7, provisional).
 * @example sealOf('SSJ-330106-2026-000001', { by: '甲', value: '春江潮水连海平' }, '0'.repeat(64)).length // 64
 */
export function sealOf(
  drawNo: string,
  { by, value }: Pick<Contribution, 'by' | 'value'>,
  nonce: string,
  hasher: Hasher = ownHasher,
): string {
  return hash(hasher, 'ssj1/seal', drawNo, by, nonce, value)
}

/**
 * Pairs each seal with the contribution that opens it (§1.7). `unopened` are seals that no contribution opens: such a
 * draw had to be aborted. `unsealed` are words and hex that nobody had promised beforehand.
 * @example matchSeals(draw_no, { contrib, seals: [] }).unsealed.length // 1 for vector S2
 */
export function matchSeals(
  drawNo: string,
  { contrib, seals }: { contrib: readonly Contribution[]; seals: readonly Seal[] },
  hasher: Hasher = ownHasher,
): { unopened: Seal[]; unsealed: Contribution[] } {
  const open = new Set(contrib)
  const unopened = seals.filter((seal) => {
    for (const entry of open) {
      if (entry.by === seal.by && sealOf(drawNo, entry, seal.nonce, hasher) === seal.seal) return !open.delete(entry)
    }
    return true
  })
  return { unopened, unsealed: [...open].filter(({ kind }) => kind === 'words' || kind === 'hex') }
}
