import { describeRate } from '@sunlot/contract'
import type { MatrixItem, PlanMatrix } from '@sunlot/contract'
import type { CountedGroup, ItemFacts, PlanFacts } from './analysis-facts.ts'
import { itemGaps, linesOf } from './coverage.rules.ts'

/** Targets of one item by the same measure as the plan's groups. */
export interface ItemGroup extends CountedGroup {
  readonly itemId: string
  /** Place of the same sort of target among the plan's groups. */
  readonly group: number
}

/** S1-03, S1-14, S2-14: every item against every line, office by office, with how far its targets are reached. */
export function buildMatrix(facts: PlanFacts, itemGroups: readonly ItemGroup[]): PlanMatrix {
  const byItem = Map.groupBy(itemGroups, ({ itemId }) => itemId)
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
      key: keyCoverage ?? clauses.coverage,
    },
  }
}

function describeItem(item: ItemFacts, { lines, forecast }: PlanFacts, groups: readonly ItemGroup[]): MatrixItem {
  const { id: itemId, code, name, category, office } = item
  const expected = groups.reduce((sum, { group, count }) => sum + count * (forecast.byGroup[group]?.chance ?? 0), 0)
  return {
    itemId,
    code,
    name,
    category,
    office,
    targets: groups.reduce((sum, { count }) => sum + count, 0),
    drawn: groups.reduce((sum, { drawn }) => sum + drawn, 0),
    expected: Math.round(expected * 10) / 10,
    lines: linesOf(item, lines).map(({ line, index }) => ({
      lineId: line.id,
      place: line.place,
      name: line.name,
      rate: line.amount.rate ? describeRate(line.amount.rate) : line.amount.rateText,
      rounds: forecast.lines[index]?.rounds.length ?? 0,
    })),
    gaps: item.isGradual ? [] : itemGaps(item, lines),
  }
}
