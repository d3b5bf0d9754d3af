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

/**
 * Reads UTF-8 strictly: no overlong form, no surrogate, nothing above U+10FFFF, nothing cut off.
 * Returns the position of the first bad byte instead of a text.
 * @example readUtf8(new Uint8Array([0xe6, 0x8a, 0xbd])) // { text: '抽' }
 */
export function readUtf8(bytes: Uint8Array): { text: string } | { badByte: number } {
  const units = new Uint16Array(Math.min(bytes.length + 2, 0x2000))
  let text = ''
  let filled = 0
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at]!
    const length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0
    if (length === 0 || at + length > bytes.length) return { badByte: at }
    let code = length === 1 ? first : first & (0xff >> (length + 1))
    for (let i = 1; i < length; i++) {
      const next = bytes[at + i]!
      if (next >> 6 !== 2) return { badByte: at }
      code = (code << 6) | (next & 63)
    }
    if (
      (length === 3 && (code < 0x800 || code >> 11 === 27)) ||
      (length === 4 && (code < 0x10000 || code > 0x10ffff))
    ) {
      return { badByte: at }
    }
    at += length
    if (length === 4) {
      units[filled++] = 0xd7c0 + (code >> 10)
      units[filled++] = 0xdc00 | (code & 0x3ff)
    } else {
      units[filled++] = code
    }
    if (filled > units.length - 2 || at === bytes.length) {
      text += String.fromCharCode.apply(null, units.subarray(0, filled) as unknown as number[])
      filled = 0
    }
  }
  return { text }
}
