import type { MatrixItem, PlanCoverage, PlanLine } from '@sunlot/contract'
import { RISK_ORDER } from './analysis-facts.ts'
import type { ItemFacts, PlanFacts } from './analysis-facts.ts'

/** The lines that check an item, with their positions in the plan. */
export function linesOf(item: Pick<ItemFacts, 'id'>, lines: readonly PlanLine[]): { line: PlanLine; index: number }[] {
  return lines.flatMap((line, index) => (line.itemIds.includes(item.id) ? [{ line, index }] : []))
}

/** S1-14: what keeps the plan from covering the item: no line at all, or none with its ratio and frequency. */
export function itemGaps(item: Pick<ItemFacts, 'id'>, lines: readonly PlanLine[]): MatrixItem['gaps'] {
  const own = linesOf(item, lines).map(({ line }) => line)
  if (own.length === 0) return ['line']
  const hasRate = own.some(({ amount }) => amount.rate !== null || amount.rateText !== '')
  const hasFrequency = own.some(
    ({ amount, time }) => amount.frequency !== null || amount.frequencyText !== '' || time.rounds.length > 0,
  )
  return [...(hasRate ? [] : (['rate'] as const)), ...(hasFrequency ? [] : (['frequency'] as const))]
}

/** S1-15, S2-03 the year's distinct targets against the floor, and how many are still to be drawn. */
export function measureCoverage({ groups, forecast, drawn, rules: { floor } }: PlanFacts): PlanCoverage {
  const total = sum(groups.map(({ count }) => count))
  const required = Math.ceil((total * floor.share[0]) / floor.share[1])
  return {
    total,
    outside: sum(groups.filter(({ lines }) => lines.size === 0).map(({ count }) => count)),
    expected: round1(forecast.distinct),
    atLeast: forecast.atLeast,
    isExact: forecast.isExact,
    floor: { share: [floor.share[0], floor.share[1]], per: floor.per, clause: floor.clause },
    required,
    drawn,
    missing: Math.max(0, required - drawn),
    byRisk: RISK_ORDER.flatMap((riskClass) => {
      const members = groups.flatMap((group, index) => (group.riskClass === riskClass ? [{ group, index }] : []))
      const of = sum(members.map(({ group }) => group.count))
      const expected = sum(members.map(({ group, index }) => group.count * (forecast.byGroup[index]?.chance ?? 0)))
      return of > 0 ? [{ riskClass, total: of, expected: round1(expected) }] : []
    }),
  }
}

/** S1-03: items of the list that a line checks. */
export function countCovered(facts: PlanFacts): { covered: number; total: number } {
  const due = facts.items.filter(({ isGradual }) => !isGradual)
  return { covered: due.filter((item) => !itemGaps(item, facts.lines).includes('line')).length, total: due.length }
}

/** S3-09, S4-15: the rounds of the item that the plan takes up least; null when it takes up none. */
export function fewestRounds({ items, lines, forecast }: PlanFacts): number | null {
  const counts = items.flatMap((item) => {
    const own = linesOf(item, lines)
    return own.length > 0 ? [sum(own.map(({ index }) => forecast.lines[index]?.rounds.length ?? 0))] : []
  })
  return counts.length > 0 ? Math.min(...counts) : null
}

/** S2-01: items of the plan that go jointly inside the bureau. */
export function countJointItems({ items, lines }: Pick<PlanFacts, 'items' | 'lines'>): {
  items: number
  jointItems: number
} {
  const planned = items.map((item) => linesOf(item, lines)).filter((own) => own.length > 0)
  const joint = planned.filter((own) => own.some(({ line }) => line.organisation === 'internalJoint'))
  return { items: planned.length, jointItems: joint.length }
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0)
}

function round1(value: number): number {
  return Math.round(value * 10) / 10
}
