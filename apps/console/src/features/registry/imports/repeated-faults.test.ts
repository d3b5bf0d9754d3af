import type { ImportRow } from '@sunlot/contract'
import { expect, test } from 'vitest'
import { listRepeatedFaults } from './repeated-faults.ts'

function rowOf(rowNumber: number, items: string, issues: ImportRow['issues']): ImportRow {
  return { rowNumber, state: issues.length > 0 ? 'error' : 'ok', cells: { items }, issues }
}
function unknown(suggestion?: string): ImportRow['issues'] {
  return [{ field: 'items', code: 'item-unknown', params: {}, ...(suggestion ? { suggestion } : {}) }]
}

test('Values that are wrong in the same way are counted together, most frequent first, with what is offered for them', () => {
  const rows = [
    rowOf(2, '农资', unknown()),
    rowOf(3, '农药', unknown('农药经营')),
    rowOf(4, '农药', unknown('农药经营')),
    rowOf(5, '农药', unknown('农药经营')),
    rowOf(6, '农资', unknown()),
    rowOf(7, '种子', unknown('种子生产经营')),
  ]
  expect(listRepeatedFaults(rows)).toEqual([
    { field: 'items', value: '农药', count: 3, suggestion: '农药经营' },
    { field: 'items', value: '农资', count: 2, suggestion: '' },
  ])
})

test('Reminders and empty cells are not mended by the kind', () => {
  const rows = [
    rowOf(2, '', unknown()),
    rowOf(3, '', unknown()),
    rowOf(4, '农药', [{ field: 'items', code: 'formula', params: {} }]),
    rowOf(5, '农药', [{ field: 'items', code: 'formula', params: {} }]),
  ]
  expect(listRepeatedFaults(rows)).toEqual([])
})
