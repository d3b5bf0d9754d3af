import { describe, expect, test } from 'vitest'
import { readTypedDate } from './typed-date.rules.ts'

describe('a date that is typed', () => {
  test.each([
    '2026-11-22',
    '20261122',
    '2026/11/22',
    '2026.11.22',
    '2026。11。22',
    '2026年11月22日',
    '2026 年 11 月 22 号',
    '2026年11月22日（周日）',
    '２０２６－１１－２２',
    ' 2026-11-22 ',
  ])('%s is the 22nd of November', (text) => {
    expect(readTypedDate(text, '选择日期')).toEqual({ date: '2026-11-22' })
  })

  test('a day or month of one digit needs no zero', () => {
    for (const text of ['2026-3-5', '2026/3/05', '2026.03.5', '2026年3月5日'])
      expect(readTypedDate(text, '')).toEqual({ date: '2026-03-05' })
  })

  test('nothing, and the word that the field shows for no date, are no date', () => {
    expect(readTypedDate(' ', '长期')).toEqual({ date: null })
    expect(readTypedDate('长期', '长期')).toEqual({ date: null })
    expect(readTypedDate('长期', '今天')).toHaveProperty('fault')
  })

  test('a day that its month does not have is named', () => {
    expect(readTypedDate('2026-02-30', '')).toEqual({ fault: '“2026-02-30”没有这一天，2月没有30日' })
    expect(readTypedDate('2027.2.29', '')).toEqual({ fault: '“2027.2.29”没有这一天，2月没有29日' })
    expect(readTypedDate('2028.2.29', '')).toEqual({ date: '2028-02-29' })
  })

  test.each(['明天', '2026-13-01', '26-11-22', '11月22日', '2026-11', '202611', '2026-11-22-1', '0026-01-01'])(
    '%s is said to name no day, with how to write one',
    (text) => {
      expect(readTypedDate(text, '')).toEqual({ fault: `“${text}”不是日期，写成 2026-11-22 或 20261122` })
    },
  )
})
