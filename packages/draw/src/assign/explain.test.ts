import { describe, expect, test } from 'vitest'
import { largeInstance, smallInstance, testSeed } from '../../test/assign-instances.ts'
import { mostFillable } from '../../test/assign-exhaustive.ts'
import { readVectors } from '../../test/vectors.ts'
import { ownHasher } from '../hasher.ts'
import { assign, describeCause, explainInfeasible, type AssignInput, type Cause } from './index.ts'

function causeOf(input: AssignInput): Cause {
  const result = assign(input, ownHasher)
  if (result.ok) throw new Error('expected an infeasible assignment')
  return explainInfeasible({ input, infeasible: result.infeasible }, ownHasher)
}

const names = {
  people: new Map([
    ['P1', '王某'],
    ['P2', '李某'],
    ['P3', '赵某'],
    ['P4', '孙某'],
  ]),
  units: new Map([
    ['U1', '甲农资店'],
    ['U2', '乙农资店'],
    ['U3', '丙农资店'],
  ]),
  conditions: new Map([
    ['lead', '牵头部门'],
    ['cert', '执法证有效'],
    ['food', '食品检查资格'],
    ['food.all', '食品全项资格'],
  ]),
}

describe('the cause of an infeasible assignment', { timeout: 30_000 }, () => {
  const a3 = readVectors().assign[2]!
  const units = a3.units.map(({ label, slots }) => ({ label, members: [label], seats: slots, recused: [] }))
  const a3Input = { inspectors: a3.inspectors, classes: a3.classes, units, seed: a3.seed, mix: 20 }

  test('A3: three lead seats for one lead with two visits left', () => {
    const seats = [['U2', 0], ['U3', 0], ['U1', 0]] // biome-ignore format: pairs
    expect(causeOf(a3Input)).toEqual({
      seats,
      fillable: 2,
      shortage: 1,
      isMinimal: true,
      classes: [
        {
          needs: [['lead']],
          seats,
          eligible: [{ id: 'P1', free: 2, recusedFrom: [] }],
          others: [{ needs: ['lead'], count: 2 }],
          nearMisses: [
            { id: 'P2', needs: ['lead'] },
            { id: 'P3', needs: ['lead'] },
          ],
        },
      ],
    })
  })

  test('S0-15 the text names the seats, the people and the condition that each of them lacks', () => {
    expect(describeCause(causeOf(a3Input), names)).toBe(
      '缺口 1 名：下列 3 个席位最多只能排满 2 个：乙农资店（第 1 席）、丙农资店（第 1 席）、甲农资店（第 1 席）。' +
        '须符合“牵头部门”的席位 3 个：合格人员 1 名（王某，还可排 2 次）；其余 2 名首个不符条件：牵头部门 2 名；' +
        '只差一项的人员：李某（缺牵头部门）、赵某（缺牵头部门）。',
    )
  })

  test('S4-05 the text says who stays away because of an interest', () => {
    const input = {
      inspectors: [
        { id: 'P1', tags: ['cert', 'food'] },
        { id: 'P2', tags: ['cert', 'food.all'], cap: 1, load0: 1 },
        { id: 'P3', tags: ['cert'] },
        { id: 'P4', tags: ['lead'] },
      ],
      classes: [[['cert'], ['food', 'food.all']]],
      units: [{ label: 'U1', members: ['U1'], seats: [0], recused: ['P1'] }],
      seed: testSeed('recused'),
      mix: 20,
    }
    expect(describeCause(causeOf(input), names)).toBe(
      '缺口 1 名：下列 1 个席位最多只能排满 0 个：甲农资店（第 1 席）。' +
        '须符合“执法证有效、食品检查资格或食品全项资格”的席位 1 个：合格人员 2 名（王某；李某，已排满），' +
        '其中 1 名对本组全部对象回避（王某）；其余 2 名首个不符条件：执法证有效 1 名，食品检查资格或食品全项资格 1 名；' +
        '只差一项的人员：赵某（缺食品检查资格或食品全项资格）。',
    )
  })

  test('is genuine and minimal: its seats cannot be filled, and any one less can', () => {
    let seen = 0
    for (let number = 0; number < 800; number++) {
      const input = smallInstance(number)
      const result = assign(input, ownHasher)
      if (result.ok) continue
      for (const which of result.infeasible.keys()) {
        seen++
        const cause = explainInfeasible({ input, infeasible: result.infeasible, which }, ownHasher)
        expect(mostFillable(input, cause.seats)).toBe(cause.fillable)
        expect(cause.fillable).toBeLessThan(cause.seats.length)
        for (const dropped of cause.seats) {
          const rest = cause.seats.filter((seat) => seat !== dropped)
          expect(mostFillable(input, rest)).toBe(rest.length)
        }
      }
    }
    expect(seen).toBeGreaterThan(200)
  })

  test('a large cause is shown whole, with long lists cut and counted', () => {
    const input = largeInstance({ units: 1000, people: 60, regions: 1, departments: 1, cap: 10 })
    const cause = causeOf(input)
    expect(cause).toMatchObject({ isMinimal: false, fillable: 600 })
    expect(describeCause(cause, names)).toContain(`等 ${cause.seats.length} 个席位`)
  })
})
