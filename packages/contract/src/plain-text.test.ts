import { expect, test } from 'vitest'
import { DrawReasonSchema } from './draws.ts'
import { plainText } from './plain-text.ts'

test('line breaks, tabs and what nobody sees become one line that a public record can hold', () => {
  expect(plainText().parse(' 设备断电\r\n改日\t再抽\u3000')).toBe('设备断电 改日 再抽')
  expect(plainText().parse('王\u200b某\u202e\u0007')).toBe('王某')
  expect(plainText().parse('e\u0301')).toBe('é')
})

test('a reason of nothing visible is no reason', () => {
  expect(DrawReasonSchema.safeParse({ reason: ' \n\u200b' }).success).toBe(false)
})
