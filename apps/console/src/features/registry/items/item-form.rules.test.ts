import { expect, test } from 'vitest'
import { formOf, newItem, understandFrequency, understandRate, withAmounts } from './item-form.rules.ts'

test('ratio and frequency are typed in words, in either width, and what is not understood is said and kept', () => {
  expect(understandRate('不低于5%')).toEqual({ isWhole: true, text: '按 不低于 5% 计' })
  expect(understandRate('≥５％')).toEqual({ isWhole: true, text: '按 不低于 5% 计' })
  expect(understandRate('按名录库数量设定')?.isWhole).toBe(false)
  expect(understandFrequency('每年2次')).toEqual({ isWhole: true, text: '按 每年 2 次 计' })
  expect(understandRate('  ')).toBeUndefined()
})

test('a value that came without words is put into words, and means the same again', () => {
  const rate = {
    bound: '>=' as const,
    share: [5, 100] as [number, number],
    shareMax: null,
    count: null,
    countMax: null,
    classes: [],
  }
  const form = formOf({ ...newItem(), rate })
  expect(form.rateText).toBe('不低于 5%')
  expect(withAmounts(form).rate).toEqual(rate)
  expect(withAmounts({ ...form, rateText: '' }).rate).toEqual(rate)
})
