import type { PlanLine, RiskClass } from '@sunlot/contract'
import type { TargetGroup } from './forecast-facts.ts'

/**
 * Active targets that nothing in the plan tells apart: the same items of the plan, region, kind, pools, tags and class.
 * A target under one item only, with no line that looks at kind, pool or tag, is counted without being read: its kind
 * is null.
 */
export interface TargetSort {
  readonly itemIds: readonly string[]
  readonly region: string
  readonly kind: string | null
  /** Pools and tags that lines of the plan name, and pools with a cap of their own. */
  readonly marks: readonly string[]
  readonly riskClass: RiskClass | null
  readonly count: number
}

type Scoped = Pick<PlanLine, 'itemIds' | 'scope'>

/** Lines that look at more than item and region need to read the targets of their items one by one. */
export function looksCloser({ scope }: Scoped): boolean {
  return scope.kinds.length > 0 || scope.poolIds.length > 0 || scope.tagIds.length > 0
}

/** Items of the line that a target of that sort is under; a line of a pool alone counts as one; 0 = not in scope. */
function countInLine({ itemIds, scope }: Scoped, sort: TargetSort): number {
  const { regions, kinds, poolIds, tagIds } = scope
  if (regions.length > 0 && !regions.includes(sort.region)) return 0
  if (kinds.length > 0 && !kinds.some((kind) => kind === sort.kind)) return 0
  if (poolIds.length > 0 && !poolIds.some((id) => sort.marks.includes(id))) return 0
  if (tagIds.length > 0 && !tagIds.some((id) => sort.marks.includes(id))) return 0
  if (itemIds.length === 0) return poolIds.length + tagIds.length > 0 ? 1 : 0
  return itemIds.filter((id) => sort.itemIds.includes(id)).length
}

export interface Grouping {
  readonly groups: readonly TargetGroup[]
  /** The group of each sort, by its place. */
  readonly groupOf: readonly number[]
}

/** Visits a year that a special pool lays down for its targets. */
export interface PoolCap {
  readonly poolId: string
  readonly visitsPerYear: number
}

/** Puts sorts of one class, under the same lines and the same cap, into one group. */
export function groupSorts(
  lines: readonly Scoped[],
  sorts: readonly TargetSort[],
  caps: readonly PoolCap[] = [],
): Grouping {
  const groups: (TargetGroup & { count: number })[] = []
  const places = new Map<string, number>()
  const groupOf = sorts.map((sort) => {
    const counts = lines.flatMap((line, index) => {
      const items = countInLine(line, sort)
      return items > 0 ? [[index, items] as const] : []
    })
    const cap = capOf(sort, caps)
    const key = `${sort.riskClass} ${cap} ${counts.join(' ')}`
    const blank = { riskClass: sort.riskClass, lines: new Map(counts), cap, count: 0 }
    const place = places.get(key) ?? groups.push(blank) - 1
    places.set(key, place)
    const group = groups[place]
    if (group) group.count += sort.count
    return place
  })
  return { groups, groupOf }
}

/** Of several pools the one that allows least. */
function capOf({ marks }: TargetSort, caps: readonly PoolCap[]): number | null {
  const own = caps.filter(({ poolId }) => marks.includes(poolId)).map(({ visitsPerYear }) => visitsPerYear)
  return own.length > 0 ? Math.min(...own) : null
}
