import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { testSeed } from '../../test/assign-instances.ts'
import { hash } from '../hash.ts'
import { ownHasher } from '../hasher.ts'
import { below, openWords } from './words.ts'

const seed = testSeed('a1')

test('the stream of A1 begins with its published words', () => {
  const stream = openWords(seed, ownHasher)
  const words = [0, 1, 2].map(() => below(stream, 2 ** 32 - 1).toString(16))
  expect(words).toEqual(['250a215f', 'd017196d', '40f16a82'])
})

test('every block is the SHA-256 of key, line feed and number, however long the number', () => {
  const key = hash(ownHasher, 'ssj1/mix', seed).slice(0, 32)
  for (const number of [0, 9, 10, 99_999, 123_456_789, 2 ** 53 - 1]) {
    const stream = { ...openWords(seed, ownHasher), next: number }
    below(stream, 1)
    const digest = createHash('sha256').update(`${key}\n${number}`).digest()
    expect([...stream.words]).toEqual([0, 4, 8, 12, 16, 20, 24, 28].map((at) => digest.readUInt32BE(at)))
  }
})

test('a word that would favour small numbers is thrown away', () => {
  const stream = openWords(seed, ownHasher)
  stream.words.set([0xffffffff, 0xc0000000, 5])
  stream.used = 0
  // 2^32 mod 0xc0000000 = 0x40000000, so only words below 0xc0000000 count.
  expect(below(stream, 0xc0000000)).toBe(5)
  expect(stream.used).toBe(3)
})

test('a draw among one still takes a word', () => {
  const stream = openWords(seed, ownHasher)
  expect(below(stream, 1)).toBe(0)
  expect(stream.used).toBe(1)
})
