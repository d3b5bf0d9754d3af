import { hash } from '../hash.ts'
import type { Hasher } from '../hasher.ts'
import { sha256Block } from '../sha256.ts'

/** The one stream of random 32-bit words of an assignment (§3.5). */
export interface Words {
  /** Number of the next block, whose text is the key, a line feed and this number. */
  next: number
  /** That text as the padded message of SHA-256; the key, its first 8 words, never changes. */
  message: Int32Array
  words: Uint32Array
  used: number
}

/**
 * The stream of a seed. Its blocks, millions in a large draw, are hashed without the hasher: see `sha256Block`.
 * @example openWords(seed, hasher) // 250a215f d017196d 40f16a82 … for vector A1
 */
export function openWords(seed: string, hasher: Hasher): Words {
  const message = new Int32Array(16)
  const key = hash(hasher, 'ssj1/mix', seed).slice(0, 32)
  for (let at = 0; at < key.length; at++) writeByte(message, at, key.charCodeAt(at))
  return { next: 0, message, words: new Uint32Array(8), used: 8 }
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
  const { message, next } = stream
  let digitCount = 1
  for (let power = 10; power <= next; power *= 10) digitCount++
  message.fill(0, 8)
  writeByte(message, 32, 10)
  for (let at = 32 + digitCount, rest = next; at > 32; at--, rest = Math.floor(rest / 10)) {
    writeByte(message, at, 48 + (rest % 10))
  }
  writeByte(message, 33 + digitCount, 0x80)
  message[15] = 8 * (33 + digitCount)
  sha256Block(message, stream.words)
  stream.next++
  stream.used = 0
}

/** Writes a byte over zero, big-endian. */
function writeByte(message: Int32Array, at: number, byte: number): void {
  message[at >>> 2]! |= byte << (24 - 8 * (at & 3))
}
