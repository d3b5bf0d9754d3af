import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canon } from './canon.ts'
import { DrawError } from './draw-error.ts'
import { parseJson } from './json.ts'

describe('strict JSON', () => {
  it('names the fault and its place', () => {
    const faults: [string, string, number][] = [
      ['\ufeff{}', 'byte order mark', 0],
      ['{"a":1,"a":2}', 'repeated key', 7],
      ['{"a":1,"\\u0061":2}', 'repeated key', 7],
      ['{"__proto__":1,"__proto__":2}', 'repeated key', 15],
      ['[1.0]', 'number is no plain integer', 1],
      ['[1e2]', 'number is no plain integer', 1],
      ['[01]', 'number is no plain integer', 1],
      ['[-0]', 'number is no plain integer', 1],
      ['[1-2]', 'number is no plain integer', 1],
      ['[9007199254740992]', 'integer beyond 2^53-1', 1],
      ['[-9007199254740992]', 'integer beyond 2^53-1', 1],
      ['["\\ud842"]', 'lone surrogate', 1],
      ['["\ud842"]', 'lone surrogate', 1],
      ['["a\nb"]', 'control character', 3],
      ['["\\x41"]', 'syntax', 3],
      ['["\\u00g0"]', 'syntax', 3],
      ['{} {}', 'text after the value', 3],
      ['[1,]', 'syntax', 3],
      ['{"a":1,}', 'syntax', 7],
      ['{a:1}', 'syntax', 1],
      ["['a']", 'syntax', 1],
      ['[NaN]', 'syntax', 1],
      ['[+1]', 'syntax', 1],
      ['[.5]', 'syntax', 1],
      ['[tru]', 'syntax', 1],
      ['[1', 'end of text', 2],
      ['"abc', 'end of text', 4],
      ['{"a"', 'end of text', 4],
      ['', 'end of text', 0],
      ['["\\', 'end of text', 3],
      ['\u00a0[]', 'syntax', 0],
      [`${'{"a":'.repeat(100)}1${'}'.repeat(100)}`, 'nested too deeply', 325],
      [`${'['.repeat(100)}${']'.repeat(100)}`, 'nested too deeply', 65],
    ]
    for (const [source, fault, at] of faults) expect([source, parseJson(source)]).toEqual([source, { fault, at }])
  })

  it('keeps keys that a plain object would lose or reorder', () => {
    const parsed = parseJson('{"__proto__":{"x":1},"330106":2,"10":3,"constructor":4}')
    const value = 'value' in parsed ? parsed.value : undefined
    expect(canon(value)).toBe('{"10":3,"330106":2,"__proto__":{"x":1},"constructor":4}')
  })

  it('reads back whatever canonical JSON writes, and what the platform writes with white space', () => {
    const leaf = fc.oneof(
      fc.maxSafeInteger(),
      fc.boolean(),
      fc.constant(null),
      fc.stringMatching(/^[a-z"\\/甲乙𠮷]*$/u),
    )
    const key = fc.stringMatching(/^[0-9a-zA-Z_]{1,8}$/u)
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie('value')), fc.dictionary(key, tie('value'))),
    }))
    fc.assert(
      fc.property(value, (input) => {
        const text = canon(input)
        for (const source of [text, JSON.stringify(input, null, 2).replace(/-0\b/gu, '0')]) {
          const parsed = parseJson(source)
          expect('value' in parsed && canon(parsed.value)).toBe(text)
        }
      }),
      { seed: 1, numRuns: 300 },
    )
  })
})

describe('canonical JSON', () => {
  it('sorts keys, escapes only the quote and the backslash, and keeps null apart from absent', () => {
    expect(canon({ b: null, a: [1, -2, true], '1': '"\\/甲' })).toBe('{"1":"\\"\\\\/甲","a":[1,-2,true],"b":null}')
  })

  it('refuses what §1.1 does not allow', () => {
    for (const bad of [0.5, 2 ** 53, NaN, undefined, { a: undefined }, ' a', 'e\u0301', () => 1, 1n]) {
      expect(() => canon(bad)).toThrow(DrawError)
    }
  })
})
