import { expect, test } from 'vitest'
import { isSamePress } from './submit-once.ts'

test('a form submitted twice within one press is sent once, another form or a second thought is not held back', () => {
  const [one, other] = [{}, {}]
  expect(isSamePress(undefined, { form: one, at: 0 })).toBe(false)
  expect(isSamePress({ form: one, at: 1000 }, { form: one, at: 1180 })).toBe(true)
  expect(isSamePress({ form: one, at: 1000 }, { form: other, at: 1180 })).toBe(false)
  expect(isSamePress({ form: one, at: 1000 }, { form: one, at: 1700 })).toBe(false)
})
