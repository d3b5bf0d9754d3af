import { describe, expect, it } from 'vitest'
import { compareIds, isHex, isId, normalizeText, textFault } from './text.ts'
import { isAssigned } from './unicode-14.ts'

const RANGES: [number, number][] = [
  [0, 0x1f],
  [0x7f, 0x9f],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0xfeff, 0xfeff],
  [0xd800, 0xdfff],
]

describe('text', () => {
  it('is decided for every code point inside, at the beginning and at the end as §1.1 says', () => {
    for (let code = 0; code <= 0x10ffff; code++) {
      const char = String.fromCodePoint(code)
      const forbidden = RANGES.some(([from, to]) => code >= from && code <= to)
      const space = code === 0x20 || code === 0xa0 || code === 0x3000
      for (const [value, atEdge] of [
        [`中${char}文`, false],
        [`${char}文`, true],
        [`中${char}`, true],
        [char, true],
      ] as const) {
        const isText = !forbidden && !(space && atEdge) && value.normalize('NFC') === value
        if ((textFault(value) === undefined) !== isText)
          expect.fail(`U+${code.toString(16)} in ${JSON.stringify(value)}`)
      }
    }
  })

  it('may be empty and names the first broken rule', () => {
    expect(textFault('')).toBeUndefined()
    expect(textFault('纪检·王某')).toBeUndefined()
    expect(textFault('𠮷')).toBeUndefined()
    expect(textFault('\ud842')).toBe('surrogate')
    expect(textFault('\udfb7\ud842')).toBe('surrogate')
    expect(textFault('王\n某')).toBe('control')
    expect(textFault('王某　')).toBe('edge-space')
    expect(textFault('e\u0301')).toBe('not-nfc')
    expect(textFault('\uf900')).toBe('not-nfc')
  })
})

describe('input', () => {
  it('is composed, and refused where composing differs between Unicode versions', () => {
    expect(normalizeText('e\u0301')).toEqual({ text: 'é' })
    expect(normalizeText('\uf900')).toEqual({ text: '豈' })
    expect(normalizeText('王某')).toEqual({ text: '王某' })
    expect(normalizeText(' 王某')).toEqual({ error: 'edge-space' })
    expect(normalizeText('a\u{1e08f}\u0316')).toEqual({ error: 'unassigned' })
    expect(normalizeText('\u0378')).toEqual({ error: 'unassigned' })
  })

  it('knows what Unicode 14 assigns: extension B, the last of 14, private use; not 15, not noncharacters', () => {
    for (const code of [0x41, 0x4e2d, 0x20bb7, 0x2b738, 0xe000, 0x1faf0, 0x10fffd]) expect(isAssigned(code)).toBe(true)
    for (const code of [0x378, 0x1e08f, 0x31350, 0x2ebf0, 0xfffe, 0x10ffff]) expect(isAssigned(code)).toBe(false)
    // Whatever this runtime leaves unassigned, Unicode 14 left unassigned too.
    for (let code = 0; code <= 0x10ffff; code++) {
      if (isAssigned(code) && /^\p{Cn}$/u.test(String.fromCodePoint(code))) expect.fail(`U+${code.toString(16)}`)
    }
  })
})

describe('ids and hex', () => {
  it('are matched whole', () => {
    expect(['A', 'r:330106', 'a._:/-', 'x'.repeat(64), '__proto__'].every(isId)).toBe(true)
    expect(['', 'a,b', 'a b', '甲', 'x'.repeat(65), 'a\n', 3, null].some(isId)).toBe(false)
    expect(isHex('0a'.repeat(32))).toBe(true)
    expect(['0A'.repeat(32), '0a'.repeat(31), `${'0a'.repeat(32)}\n`, 0].some(isHex)).toBe(false)
    expect(['b', 'a', 'B', '10', '9'].sort(compareIds)).toEqual(['10', '9', 'B', 'a', 'b'])
  })
})
