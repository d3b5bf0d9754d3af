import type { WitnessState } from '@sunlot/contract'
import { describe, expect, test } from 'vitest'
import { findDifference, findRolling, stepOf } from './ceremony.rules.ts'

const DICE = '4613526641235516'

function witness(over: Partial<WitnessState>): WitnessState {
  return {
    key: '第七纪检组·王某',
    organ: '第七纪检组',
    name: '王某',
    arrivedAt: '2026-10-08T01:24:00Z',
    checkedAt: null,
    hostDice: '',
    witnessDice: '',
    confirmed: false,
    ...over,
  }
}

describe('the steps of the ceremony', () => {
  test('dice begin only when a witness computer has shown the same fingerprint', () => {
    expect(stepOf({ status: 'committed', witnesses: [witness({})] })).toBe(0)
    expect(stepOf({ status: 'committed', witnesses: [witness({ checkedAt: '2026-10-08T01:33:00Z' })] })).toBe(1)
  })

  test('S4-07 the result may be revealed once all dice are equal on both computers', () => {
    const done = witness({ hostDice: DICE, witnessDice: DICE, confirmed: true })
    expect(stepOf({ status: 'committed', witnesses: [done] })).toBe(2)
    expect(stepOf({ status: 'committed', witnesses: [done, witness({ hostDice: '3' })] })).toBe(1)
  })

  test('a witness who stays away does not stop the room', () => {
    const done = witness({ hostDice: DICE, witnessDice: DICE, confirmed: true })
    expect(stepOf({ status: 'committed', witnesses: [done, witness({ arrivedAt: null })] })).toBe(2)
    expect(findRolling([done, witness({ arrivedAt: null })], 'host')).toBeUndefined()
  })

  test('each computer goes on with the first witness whose dice it has not got in full', () => {
    const witnesses = [witness({ hostDice: DICE, witnessDice: '46' }), witness({ name: '李某' })]
    expect(findRolling(witnesses, 'host')?.name).toBe('李某')
    expect(findRolling(witnesses, 'witness')?.name).toBe('王某')
  })

  test('the first difference between the computers is named by its place', () => {
    expect(findDifference([witness({ hostDice: '4613', witnessDice: '46' })])).toBeUndefined()
    expect(findDifference([witness({ hostDice: '4613', witnessDice: '4623' })])).toEqual({ name: '王某', position: 3 })
  })
})
