import { expect, test } from 'vitest'
import { createSeenRows } from './seen-rows.ts'

function seenAt(row: number, items: readonly string[] = ['农药经营']) {
  return { row, subjectId: `id${row}`, subjectVersion: row % 2 ? row : null, content: `名称${row}`, itemNames: items }
}

test('each of many rows is found again as it was put in, by its code and by its name, and nothing else is', () => {
  const rows = createSeenRows()
  for (let row = 1; row <= 30_000; row += 1)
    rows.add({ code: `C${row}`, name: `第${row}家${'店'.repeat(100)}` }, seenAt(row))
  for (let row = 1; row <= 30_000; row += 1) expect(rows.find(`C${row}`)).toEqual(seenAt(row))
  expect(rows.findName(`第29999家${'店'.repeat(100)}`)).toBe(29_999)
  expect(rows.find('C30001')).toBeUndefined()
  expect(rows.find('')).toBeUndefined()
  expect(rows.findName('第1家')).toBeUndefined()
})

test('a name keeps the row in which it stood first, and a row gains the items of those merged into it', () => {
  const rows = createSeenRows()
  rows.add({ code: 'A', name: '同名店' }, seenAt(2, []))
  rows.add({ code: 'B', name: '同名店' }, seenAt(3))
  expect(rows.findName('同名店')).toBe(2)
  expect(rows.find('A')?.itemNames).toEqual([])
  rows.growItems('A', ['农药经营', '肥料经营'])
  expect(rows.find('A')?.itemNames).toEqual(['农药经营', '肥料经营'])
  expect(rows.find('B')?.itemNames).toEqual(['农药经营'])
})

test('a text longer than a piece of memory stands whole beside short ones', () => {
  const rows = createSeenRows()
  rows.add({ code: 'A', name: '甲' }, seenAt(1))
  rows.add({ code: 'B', name: '长'.repeat(2_000_000) }, seenAt(2))
  rows.add({ code: 'C', name: '丙' }, seenAt(3))
  expect(['A', 'B', 'C'].map((code) => rows.find(code)?.row)).toEqual([1, 2, 3])
  expect(rows.findName('长'.repeat(2_000_000))).toBe(2)
})
