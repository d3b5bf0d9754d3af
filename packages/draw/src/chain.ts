import { DrawError } from './draw-error.ts'
import { hash } from './hash.ts'
import type { Hasher } from './hasher.ts'
import { ownHasher } from './hasher.ts'
import type { Stage } from './types.ts'

/** Which chain of which draw (§1.7). */
export interface ChainOf {
  draw_no: string
  stage: Stage
}

/**
 * Length of a chain unless the organ chooses another (§1.7): one main round and 63 later ones.
 * @example roundSecret(of, { x0, n: CHAIN_LENGTH }, 0) // x_63
 */
export const CHAIN_LENGTH = 64

/**
 * `x` moved `steps` steps along the chain (§1.7).
 * @example advance({ draw_no: 'SSJ-330106-2026-000001', stage: 't' }, 'a1280530…8e86', 4) // '8a4336c0…5777'
 */
export function advance({ draw_no, stage }: ChainOf, x: string, steps: number, hasher: Hasher = ownHasher): string {
  let value = x
  for (let i = 0; i < steps; i++) value = hash(hasher, 'ssj1/chain', draw_no, stage, value)
  return value
}

/**
 * The secret that round `r` reveals: x_{n−1−r} of the chain that starts at x_0 (§1.7).
 * Throws DrawError `bad-round` when the chain of length `n` has no such round.
 * @example roundSecret({ draw_no: 'SSJ-330106-2026-000001', stage: 't' }, { x0: 'a1280530…8e86', n: 4 }, 0) // 'c3ddfdec…e60a'
 */
export function roundSecret(
  of: ChainOf,
  { x0, n }: { x0: string; n: number },
  round: number,
  hasher: Hasher = ownHasher,
): string {
  if (!Number.isSafeInteger(round) || round < 0 || round >= n) throw new DrawError('bad-round', { round, n })
  return advance(of, x0, n - 1 - round, hasher)
}

/**
 * The commitment x_n that goes into header.chain (§1.7).
 * @example commitment({ draw_no: 'SSJ-330106-2026-000001', stage: 't' }, { x0: 'a1280530…8e86', n: 4 }) // '8a4336c0…5777'
 */
export function commitment(of: ChainOf, { x0, n }: { x0: string; n: number }, hasher: Hasher = ownHasher): string {
  return advance(of, x0, n, hasher)
}

/**
 * Whether the secret of round `round` leads to the commitment in r+1 steps (§1.7).
 * @example leadsTo(of, { x: 'c3ddfdec…e60a', round: 0, commitment: '8a4336c0…5777' }) // true for vector S2
 */
export function leadsTo(
  of: ChainOf,
  reveal: { x: string; round: number; commitment: string },
  hasher: Hasher = ownHasher,
): boolean {
  return advance(of, reveal.x, reveal.round + 1, hasher) === reveal.commitment
}
