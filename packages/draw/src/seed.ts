import { canon } from './canon.ts'
import { hash } from './hash.ts'
import type { Hasher } from './hasher.ts'
import { ownHasher } from './hasher.ts'
import type { Contribution, Header, Stage } from './types.ts'

/**
 * Hash of the locked header, read aloud and written into the minutes (§1.6).
 * @example headerHash(header) // 'aa023b21…6fb7' for the header of vector S2
 */
export function headerHash(header: Header, hasher: Hasher = ownHasher): string {
  return hash(hasher, 'ssj1/header', canon(header))
}

/**
 * Hash of a list of contributions in log order (§1.7).
 * @example contribHash(contrib) // '2da0a555…fcf2' for the contributions of vector S2
 */
export function contribHash(contrib: readonly Contribution[], hasher: Hasher = ownHasher): string {
  return hash(hasher, 'ssj1/contrib', canon(contrib))
}

/** Everything that a seed depends on; `contrib` holds round 0 followed by what was added for this round (§1.7). */
export interface SeedInput {
  stage: Stage
  round: number
  header: Header
  contrib: readonly Contribution[]
  x: string
}

/**
 * Seed of one stage and round (§1.7).
 * @example drawSeed({ stage: 't', round: 0, header, contrib, x }) // '0e90e4e2…5ca2' for vector S2
 */
export function drawSeed({ stage, round, header, contrib, x }: SeedInput, hasher: Hasher = ownHasher): string {
  return hash(hasher, 'ssj1/seed', stage, round, headerHash(header, hasher), contribHash(contrib, hasher), x)
}
