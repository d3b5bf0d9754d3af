/** UTF-8 without platform types (§1.1). */

/**
 * Writes `text` as UTF-8 into `into` (which must hold 3 bytes a code unit) and returns the number of bytes.
 * A lone surrogate is written as U+FFFD, as every platform encoder does; texts of a record hold none.
 * @example writeUtf8('抽', new Uint8Array(3)) // 3
 */
export function writeUtf8(text: string, into: Uint8Array): number {
  let at = 0
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i)
    if (code < 0x80) {
      into[at++] = code
      continue
    }
    if (code < 0x800) {
      into[at++] = 0xc0 | (code >> 6)
      into[at++] = 0x80 | (code & 63)
      continue
    }
    if (code >= 0xd800 && code <= 0xdfff) {
      const low = code < 0xdc00 ? text.charCodeAt(i + 1) : 0
      if (low >= 0xdc00 && low <= 0xdfff) {
        i++
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00)
        into[at++] = 0xf0 | (code >> 18)
        into[at++] = 0x80 | ((code >> 12) & 63)
        into[at++] = 0x80 | ((code >> 6) & 63)
        into[at++] = 0x80 | (code & 63)
        continue
      }
      code = 0xfffd
    }
    into[at++] = 0xe0 | (code >> 12)
    into[at++] = 0x80 | ((code >> 6) & 63)
    into[at++] = 0x80 | (code & 63)
  }
  return at
}
