/** SHA-256 (FIPS 180-4) on typed arrays, so that a browser without a secure context can verify a draw too. */

// Fractional parts of the cube roots of the first 64 primes, and of the square roots of the first 8.
// biome-ignore format: a table
const K = new Int32Array([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
])
// biome-ignore format: a table
const INITIAL = new Int32Array([
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
])
const W = new Int32Array(64)
const STATE = new Int32Array(8)
const TAIL = new Uint8Array(128)
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/**
 * SHA-256 of the first `length` bytes, as 64 lowercase hex digits (§1.2).
 * @example sha256Hex(new Uint8Array(0)) // 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
 */
export function sha256Hex(bytes: Uint8Array, length: number = bytes.length): string {
  STATE.set(INITIAL)
  const whole = length - (length % 64)
  for (let at = 0; at < whole; at += 64) compress(bytes, at)
  const rest = length - whole
  const tail = rest < 56 ? 64 : 128
  TAIL.fill(0)
  for (let i = 0; i < rest; i++) TAIL[i] = bytes[whole + i]!
  TAIL[rest] = 0x80
  writeUint32(TAIL, tail - 8, Math.floor(length / 0x20000000))
  writeUint32(TAIL, tail - 4, length << 3)
  for (let at = 0; at < tail; at += 64) compress(TAIL, at)
  let hex = ''
  for (let i = 0; i < 8; i++) {
    const word = STATE[i]!
    hex += HEX[word >>> 24]! + HEX[(word >>> 16) & 255]! + HEX[(word >>> 8) & 255]! + HEX[word & 255]!
  }
  return hex
}

/** SHA-256 of one padded block of 16 big-endian words, as 8 words. Without text on either side it beats a native call. */
export function sha256Block(block: Int32Array, digest: Uint32Array): void {
  STATE.set(INITIAL)
  W.set(block)
  expand()
  rounds()
  digest.set(STATE)
}

function compress(bytes: Uint8Array, start: number): void {
  for (let i = 0, at = start; i < 16; i++, at += 4) {
    W[i] = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!
  }
  expand()
  rounds()
}

function expand(): void {
  for (let i = 16; i < 64; i++) {
    const x = W[i - 15]!
    const y = W[i - 2]!
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
    W[i] = (W[i - 16]! + s0 + W[i - 7]! + s1) | 0
  }
}

function rounds(): void {
  let a = STATE[0]!
  let b = STATE[1]!
  let c = STATE[2]!
  let d = STATE[3]!
  let e = STATE[4]!
  let f = STATE[5]!
  let g = STATE[6]!
  let h = STATE[7]!
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const t1 = (h + s1 + (g ^ (e & (f ^ g))) + K[i]! + W[i]!) | 0
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const t2 = (s0 + ((a & b) | (c & (a | b)))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  STATE[0] = STATE[0]! + a
  STATE[1] = STATE[1]! + b
  STATE[2] = STATE[2]! + c
  STATE[3] = STATE[3]! + d
  STATE[4] = STATE[4]! + e
  STATE[5] = STATE[5]! + f
  STATE[6] = STATE[6]! + g
  STATE[7] = STATE[7]! + h
}

function writeUint32(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >>> 24
  bytes[at + 1] = value >>> 16
  bytes[at + 2] = value >>> 8
  bytes[at + 3] = value
}
