/** Strict JSON (§1.1). The platform's parser hides repeated keys and `1.0`, and loses the key `__proto__`. */

/** Why bytes are no JSON of §1.1, and where: `at` counts code units from 0. */
export interface JsonFault {
  fault:
    | 'byte order mark'
    | 'syntax'
    | 'end of text'
    | 'text after the value'
    | 'repeated key'
    | 'number is no plain integer'
    | 'integer beyond 2^53-1'
    | 'lone surrogate'
    | 'control character'
    | 'nested too deeply'
  at: number
}

const MAX_DEPTH = 64
const PLAIN_INTEGER = /-?(?:0|[1-9][0-9]*)/y
const NUMBER_LIKE = /[-+0-9.eE]+/y
const ESCAPES: Record<string, string> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?:[^\ud800-\udbff]|^)[\udc00-\udfff]/

interface Cursor {
  source: string
  at: number
}

class Refusal {
  readonly fault: JsonFault['fault']
  readonly at: number
  constructor(fault: JsonFault['fault'], at: number) {
    this.fault = fault
    this.at = at
  }
}

/**
 * Parses JSON of §1.1. Objects have no prototype, so every key is just a key.
 * @example parseJson('{"a":1,"a":2}') // { fault: 'repeated key', at: 7 }
 */
export function parseJson(source: string): { value: unknown } | JsonFault {
  const cursor = { source, at: 0 }
  try {
    if (source.charCodeAt(0) === 0xfeff) throw new Refusal('byte order mark', 0)
    const value = readValue(cursor, 0)
    skipSpace(cursor)
    if (cursor.at < source.length) throw new Refusal('text after the value', cursor.at)
    return { value }
  } catch (error) {
    if (error instanceof Refusal) return { fault: error.fault, at: error.at }
    throw error
  }
}

function readValue(cursor: Cursor, depth: number): unknown {
  skipSpace(cursor)
  if (depth > MAX_DEPTH) throw new Refusal('nested too deeply', cursor.at)
  const char = cursor.source[cursor.at]
  if (char === '{') return readObject(cursor, depth)
  if (char === '[') return readArray(cursor, depth)
  if (char === '"') return readString(cursor)
  if (char === 't') return readWord(cursor, 'true', true)
  if (char === 'f') return readWord(cursor, 'false', false)
  if (char === 'n') return readWord(cursor, 'null', null)
  return readInteger(cursor)
}

function readObject(cursor: Cursor, depth: number): unknown {
  const object = Object.create(null) as Record<string, unknown>
  cursor.at++
  if (takes(cursor, '}')) return object
  do {
    skipSpace(cursor)
    const at = cursor.at
    const key = readString(cursor)
    if (key in object) throw new Refusal('repeated key', at)
    expect(cursor, ':')
    object[key] = readValue(cursor, depth + 1)
  } while (takes(cursor, ','))
  expect(cursor, '}')
  return object
}

function readArray(cursor: Cursor, depth: number): unknown[] {
  const elements: unknown[] = []
  cursor.at++
  if (takes(cursor, ']')) return elements
  do elements.push(readValue(cursor, depth + 1))
  while (takes(cursor, ','))
  expect(cursor, ']')
  return elements
}

function readString(cursor: Cursor): string {
  const { source } = cursor
  if (source[cursor.at] !== '"') throw new Refusal(cursor.at < source.length ? 'syntax' : 'end of text', cursor.at)
  const opened = cursor.at++
  let text = ''
  let from = cursor.at
  for (; ; cursor.at++) {
    const code = source.charCodeAt(cursor.at)
    if (code === 34) break
    if (Number.isNaN(code)) throw new Refusal('end of text', cursor.at)
    if (code < 32) throw new Refusal('control character', cursor.at)
    if (code === 92) {
      text += source.slice(from, cursor.at) + readEscape(cursor)
      from = cursor.at + 1
    }
  }
  text += source.slice(from, cursor.at++)
  if (LONE_SURROGATE.test(text)) throw new Refusal('lone surrogate', opened)
  return text
}

/** Leaves the cursor on the last character of the escape. */
function readEscape(cursor: Cursor): string {
  const char = cursor.source[++cursor.at] ?? ''
  if (char === 'u') {
    const digits = cursor.source.slice(cursor.at + 1, cursor.at + 5)
    if (!/^[0-9a-fA-F]{4}$/.test(digits)) throw new Refusal('syntax', cursor.at)
    cursor.at += 4
    return String.fromCharCode(parseInt(digits, 16))
  }
  if (!'"\\/bfnrt'.includes(char) || char === '') throw new Refusal(char ? 'syntax' : 'end of text', cursor.at)
  return ESCAPES[char]!
}

function readInteger(cursor: Cursor): number {
  const { source, at } = cursor
  if (at >= source.length) throw new Refusal('end of text', at)
  const digits = match(PLAIN_INTEGER, source, at)
  if (digits === '') throw new Refusal('syntax', at)
  if (digits === '-0' || digits !== match(NUMBER_LIKE, source, at)) throw new Refusal('number is no plain integer', at)
  const value = Number(digits)
  if (!Number.isSafeInteger(value)) throw new Refusal('integer beyond 2^53-1', at)
  cursor.at += digits.length
  return value
}

function match(pattern: RegExp, source: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(source)?.[0] ?? ''
}

function readWord<T>(cursor: Cursor, word: string, value: T): T {
  if (!cursor.source.startsWith(word, cursor.at)) throw new Refusal('syntax', cursor.at)
  cursor.at += word.length
  return value
}

function skipSpace(cursor: Cursor): void {
  for (; ; cursor.at++) {
    const code = cursor.source.charCodeAt(cursor.at)
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return
  }
}

function takes(cursor: Cursor, char: string): boolean {
  skipSpace(cursor)
  if (cursor.source[cursor.at] !== char) return false
  cursor.at++
  return true
}

function expect(cursor: Cursor, char: string): void {
  if (takes(cursor, char)) return
  throw new Refusal(cursor.at < cursor.source.length ? 'syntax' : 'end of text', cursor.at)
}
