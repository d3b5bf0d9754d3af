import { describeRate } from '@sunlot/contract'
import type { MatrixItem, PlanMatrix } from '@sunlot/contract'
import type { ItemFacts, PlanFacts } from './analysis-facts.ts'
import { itemGaps, linesOf } from './coverage.rules.ts'
import { mostVisits } from './forecast-facts.ts'

/** Active targets of an item that share a group of the plan. */
export interface ItemShare {
  readonly itemId: string
  readonly group: number
  readonly count: number
}

/** S1-03, S1-14, S2-14: every item against every line, office by office, with how far its targets are reached. */
export function buildMatrix(facts: PlanFacts, shares: readonly ItemShare[]): PlanMatrix {
  const byItem = Map.groupBy(shares, ({ itemId }) => itemId)
  const items = facts.items.map((item) => describeItem(item, facts, byItem.get(item.id) ?? []))
  const offices = [...Map.groupBy(items, ({ office }) => office)].map(([office, own]) => ({
    office,
    items: own.length,
    complete: own.filter(({ gaps }) => gaps.length === 0).length,
  }))
  const { clauses, byOffice, keyCoverage } = facts.rules
  return {
    items,
    offices,
    clauses: {
      coverage: clauses.coverage,
      completeness: byOffice ?? clauses.blocks,
      key: keyCoverage,
    },
  }
}

function describeItem(item: ItemFacts, facts: PlanFacts, shares: readonly ItemShare[]): MatrixItem {
  const { lines, forecast } = facts
  const { id: itemId, code, name, category, office, targets, drawn } = item
  const own = linesOf(item, lines)
  const expected = shares.reduce((sum, { group, count }) => {
    const missed = own.reduce((chance, { index }) => chance * (1 - chanceUnder(facts, index, group)), 1)
    return sum + count * (1 - missed)
  }, 0)
  return {
    itemId,
    code,
    name,
    category,
    office,
    targets,
    drawn,
    expected: Math.round(expected * 10) / 10,
    lines: own.map(({ line, index }) => ({
      lineId: line.id,
      place: line.place,
      name: line.name,
      rate: line.amount.rate ? describeRate(line.amount.rate) : line.amount.rateText,
      rounds: forecast.lines[index]?.rounds.length ?? 0,
    })),
    gaps: item.isGradual ? [] : itemGaps(item, lines),
  }
}

/** Chance that the line checks a target of the group at least once in the year. */
function chanceUnder({ lines, forecast, rules }: PlanFacts, index: number, group: number): number {
  const { layers = [], rounds = [] } = forecast.lines[index] ?? {}
  const layer = layers.find(({ groups }) => groups.includes(group))
  const line = lines[index]
  if (!layer || !line) return 0
  const each = layer.quota / layer.size
  const isOnce = rules.avoidRepeats || mostVisits(line, rounds.length) === 1
  return isOnce ? Math.min(1, each * rounds.length) : 1 - (1 - each) ** rounds.length
}
