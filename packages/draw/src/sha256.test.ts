import { hash as nodeHash, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readVectors } from '../test/vectors.ts'
import { hash, type Tag } from './hash.ts'
import { ownHasher } from './hasher.ts'
import { readUtf8, writeUtf8 } from './utf8.ts'

describe('SHA-256', () => {
  it('agrees with the platform at every length from 0 to 200, where the padding changes', () => {
    for (let length = 0; length <= 200; length++) {
      const bytes = randomBytes(length)
      expect(ownHasher.bytes(bytes)).toBe(nodeHash('sha256', bytes))
    }
  })

  it('agrees with the platform beyond its own buffer, on Chinese text and on a slice of a buffer', () => {
    for (let length = 250; length < 1100; length += 50) {
      expect(ownHasher.text('抽'.repeat(length))).toBe(nodeHash('sha256', '抽'.repeat(length)))
    }
    const text = '抽查𠮷'.repeat(5000)
    expect(ownHasher.text(text)).toBe(nodeHash('sha256', text))
    const slice = randomBytes(300).subarray(7, 150)
    expect(ownHasher.bytes(slice)).toBe(nodeHash('sha256', slice))
  })

  it('gives the hash vectors', () => {
    for (const { in: parts, out } of readVectors().hash) {
      const [tag, ...fields] = parts
      expect(hash(ownHasher, tag as Tag, ...fields)).toBe(out)
    }
  })
})

describe('UTF-8', () => {
  it('writes and reads every code point as the platform does', () => {
    const into = new Uint8Array(8)
    for (let code = 0; code <= 0x10ffff; code++) {
      const text = String.fromCodePoint(code)
      const length = writeUtf8(text, into)
      const isSurrogate = code >= 0xd800 && code <= 0xdfff
      if (code % 97 === 0 || code < 0x900) {
        expect([...into.subarray(0, length)]).toEqual([...new TextEncoder().encode(text)])
      }
      const read = readUtf8(into.subarray(0, length))
      if (('text' in read ? read.text : '') !== (isSurrogate ? '\ufffd' : text)) expect.fail(`U+${code.toString(16)}`)
    }
  })

  it('refuses overlong forms, surrogates, values above U+10FFFF, stray and missing bytes', () => {
    const bad = [
      [0x80],
      [0xc0, 0x80],
      [0xc1, 0xbf],
      [0xe0, 0x9f, 0xbf],
      [0xed, 0xa0, 0x80],
      [0xf0, 0x8f, 0xbf, 0xbf],
      [0xf4, 0x90, 0x80, 0x80],
      [0xf5, 0x80, 0x80, 0x80],
      [0xe6, 0x8a],
      [0xe6, 0x8a, 0x41],
      [0xff],
    ]
    for (const bytes of bad) expect(readUtf8(Uint8Array.from([0x41, ...bytes]))).toEqual({ badByte: 1 })
  })

  it('reads long texts across its buffer, with pairs at the seam', () => {
    const text = `a${'𠮷抽'.repeat(9000)}`
    expect(readUtf8(new TextEncoder().encode(text))).toEqual({ text })
    expect(readUtf8(new Uint8Array(0))).toEqual({ text: '' })
  })
})
