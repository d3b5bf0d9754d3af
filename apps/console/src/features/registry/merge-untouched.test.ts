import { expect, test } from 'vitest'
import { mergeUntouched } from './merge-untouched.ts'

const base = { name: '春耕农资店', address: '主街1号', itemIds: ['a'] }

test('A field only the other person changed is as the other person left it', () => {
  const theirs = { ...base, name: '春耕农资店（总店）', itemIds: ['a', 'b'] }
  const mine = { ...base, address: '主街2号' }
  expect(mergeUntouched(base, mine, theirs)).toEqual({ ...theirs, address: '主街2号' })
})

test('A field both changed is as I filled it in', () => {
  const theirs = { ...base, itemIds: ['b'] }
  const mine = { ...base, itemIds: ['a', 'c'] }
  expect(mergeUntouched(base, mine, theirs)).toEqual(mine)
})
