import { sha256Hex } from './sha256.ts'
import { writeUtf8 } from './utf8.ts'

/** SHA-256 as 64 lowercase hex digits (§1.2). A platform may pass its native one; the results are the same. */
export interface Hasher {
  /** SHA-256 of the UTF-8 bytes of `text`. */
  text(text: string): string
  /** SHA-256 of the bytes. */
  bytes(bytes: Uint8Array): string
}

let scratch = new Uint8Array(1024)

function hashText(text: string): string {
  if (scratch.length < text.length * 3) scratch = new Uint8Array(text.length * 3)
  return sha256Hex(scratch, writeUtf8(text, scratch))
}

/**
 * The library's own SHA-256, which runs anywhere (§1.2).
 * @example ownHasher.text('abc') // 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
 */
export const ownHasher: Hasher = { text: hashText, bytes: (bytes) => sha256Hex(bytes) }
