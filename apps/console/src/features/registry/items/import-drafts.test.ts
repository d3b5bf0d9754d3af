import type { MendedItem } from '@sunlot/contract'
import { expect, test } from 'vitest'
import { findDraftFaults } from './import-drafts.ts'
import { newItem } from './item-form.rules.ts'

function draft(fields: { code: string; name: string; legalBasis?: string }): MendedItem {
  return { row: 2, item: { ...newItem(), legalBasis: '某法', ...fields }, notes: [] }
}

test('a draft without a basis, with a name or number used twice, or one the list has, must be mended', () => {
  const taken = { names: new Set(['农药检查']), codes: new Set(['SX-09']) }
  const faults = findDraftFaults(
    [
      draft({ code: 'SX-01', name: '种子检查' }),
      draft({ code: 'SX-02', name: '种子检查', legalBasis: '' }),
      draft({ code: 'SX-09', name: '农药检查' }),
      draft({ code: 'SX-04', name: '饲料检查' }),
      draft({ code: '四', name: '' }),
    ],
    taken,
  )
  expect(faults.map((fault) => Object.keys(fault))).toEqual([
    ['name'],
    ['name', 'legalBasis'],
    ['name', 'code'],
    [],
    ['name', 'code'],
  ])
})
