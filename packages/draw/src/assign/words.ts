import { hash } from '../hash.ts'
import type { Hasher } from '../hasher.ts'

/** The one stream of random 32-bit words of an assignment (§3.5): key, next block, words of the present block. */
export interface Words {
  hasher: Hasher
  key: string
  block: number
  words: Uint32Array
  used: number
}

/** @example openWords(seed of vector A1, ownHasher): first words 250a215f d017196d 40f16a82 */
export function openWords(seed: string, hasher: Hasher): Words {
  const key = hash(hasher, 'ssj1/mix', seed).slice(0, 32)
  return { hasher, key, block: 0, words: new Uint32Array(8), used: 8 }
}

/** R(n) of §3.5: uniform in 0 … n−1 by rejection, for 1 ≤ n < 2^32. */
export function below(stream: Words, n: number): number {
  const modulus = n >>> 0
  for (;;) {
    if (stream.used === 8) refill(stream)
    const word = stream.words[stream.used++]!
    // 2^32 mod n < n, so words under 2^32 − n need no closer look.
    const isSafe = word < -modulus >>> 0 || word < 2 ** 32 - ((-modulus >>> 0) % modulus)
    if (isSafe) return (word % modulus) >>> 0
  }
}

function refill(stream: Words): void {
  const hex = stream.hasher.text(`${stream.key}\n${stream.block++}`)
  for (let word = 0; word < 8; word++) {
    let bits = 0
    for (let at = word * 8; at < word * 8 + 8; at++) {
      const code = hex.charCodeAt(at)
      // '0'…'9' are 48…57 and 'a'…'f' are 97…102.
      bits = (bits << 4) | ((code & 15) + (code >>> 6) * 9)
    }
    stream.words[word] = bits
  }
  stream.used = 0
}
