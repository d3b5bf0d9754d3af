import type { MergeSuggestion, PlanLine, PlanLineInput } from '@sunlot/contract'
import { CHECK_METHODS } from '@sunlot/contract'
import type { ForecastLine, TargetGroup } from './forecast-facts.ts'
import type { Forecast } from './forecast.rules.ts'
import { sizeOf } from './forecast-layers.ts'

interface MergeFacts {
  readonly lines: readonly ForecastLine[]
  readonly groups: readonly TargetGroup[]
  readonly forecast: Forecast
}

/** Two lines with targets in common. */
interface Pair {
  readonly keep: number
  readonly join: number
  readonly overlap: number
  /** Visits that one draw instead of two saves each time. */
  readonly savedEach: number
  readonly months: readonly number[]
}

/**
 * S2-09, S0-31: lines with like targets and like ways that still go apart, the one that saves most first. A target
 * under both lines is then drawn once with the higher chance instead of once with each.
 */
export function suggestMerges({ lines, groups, forecast }: MergeFacts): MergeSuggestion[] {
  return listPairs({ lines, groups, forecast })
    .filter((pair) => !isMerged(lines, pair) && haveLikeMethods(lines, pair) && areOurs(lines, pair))
    .flatMap((pair) => describePair(pair, { lines, groups, forecast }))
    .sort((a, b) => b.saved - a.saved || a.places[0] - b.places[0] || a.places[1] - b.places[1])
}

function describePair({ keep, join, overlap, savedEach, months }: Pair, facts: MergeFacts): MergeSuggestion[] {
  const [a, b] = [facts.lines[keep], facts.lines[join]]
  const [planA, planB] = [facts.forecast.lines[keep], facts.forecast.lines[join]]
  if (!a || !b || !planA || !planB) return []
  const saved = Math.round(savedEach * Math.min(planA.rounds.length, planB.rounds.length))
  if (saved < 1) return []
  return [
    {
      keepId: a.id,
      joinId: b.id,
      places: [a.place, b.place],
      names: [a.name, b.name],
      overlap,
      likeness: overlap / Math.min(planA.base, planB.base),
      methods: [...new Set([...a.methods, ...b.methods])].map((method) => CHECK_METHODS[method]),
      months: [...months],
      saved,
    },
  ]
}

/** S2-01, B-12: visits that the plan saves already because several items go in one, and how often that happens. */
export function countJoint(facts: MergeFacts): { places: number; saved: number } {
  const merged = listPairs(facts).filter((pair) => isMerged(facts.lines, pair))
  const several = facts.lines.flatMap((line, index) => {
    const each = savedInside(index, facts)
    const rounds = facts.forecast.lines[index]?.rounds.length ?? 0
    return line.organisation !== 'own' && each > 0 ? [{ places: rounds, saved: each * rounds }] : []
  })
  const pairs = merged.map(({ months, savedEach }) => ({ places: months.length, saved: savedEach * months.length }))
  const all = [...several, ...pairs]
  return {
    places: all.reduce((sum, { places }) => sum + places, 0),
    saved: Math.round(all.reduce((sum, { saved }) => sum + saved, 0)),
  }
}

/** Visits a round saves because one target is under several items of the line. */
function savedInside(line: number, { groups, forecast }: MergeFacts): number {
  const layers = forecast.lines[line]?.layers ?? []
  return layers.reduce((sum, { groups: members, quota, size }) => {
    return sum + members.reduce((all, group) => all + extraItems(groups[group], line), 0) * (quota / size)
  }, 0)
}

function extraItems(group: TargetGroup | undefined, line: number): number {
  return group ? group.count * ((group.lines.get(line) ?? 1) - 1) : 0
}

function listPairs({ lines, groups, forecast }: MergeFacts): Pair[] {
  const chances = lines.map((_, line) => chanceByGroup(line, forecast))
  const found = new Map<string, { keep: number; join: number; overlap: number; savedEach: number }>()
  groups.forEach((group, index) => {
    const members = [...group.lines.keys()].sort((a, b) => a - b)
    members.forEach((keep, place) => {
      for (const join of members.slice(place + 1)) {
        const pair = found.get(`${keep} ${join}`) ?? { keep, join, overlap: 0, savedEach: 0 }
        pair.overlap += group.count
        pair.savedEach += group.count * Math.min(chances[keep]?.get(index) ?? 0, chances[join]?.get(index) ?? 0)
        found.set(`${keep} ${join}`, pair)
      }
    })
  })
  return [...found.values()].map((pair) => ({ ...pair, months: commonMonths(pair, forecast) }))
}

/** Chance of a target to be drawn in one round of the line. */
function chanceByGroup(line: number, forecast: Forecast): Map<number, number> {
  const layers = forecast.lines[line]?.layers ?? []
  return new Map(layers.flatMap(({ groups, quota, size }) => groups.map((group) => [group, quota / size] as const)))
}

function commonMonths({ keep, join }: { keep: number; join: number }, { lines }: Forecast): number[] {
  const others = new Set(lines[join]?.rounds.map(({ month }) => month))
  const months = lines[keep]?.rounds.flatMap(({ month }) => (month !== null && others.has(month) ? [month] : [])) ?? []
  return [...new Set(months)]
}

function isMerged(lines: readonly ForecastLine[], { keep, join, months }: Pair): boolean {
  return lines[keep]?.organisation !== 'own' && lines[join]?.organisation !== 'own' && months.length > 0
}

/** A line that names no way of checking may go any way. */
function haveLikeMethods(lines: readonly ForecastLine[], { keep, join }: Pair): boolean {
  const [a, b] = [lines[keep]?.methods ?? [], lines[join]?.methods ?? []]
  return a.length === 0 || b.length === 0 || a.some((method) => b.includes(method))
}

/** S1-24: what another agency leads is not ours to merge. */
function areOurs(lines: readonly ForecastLine[], { keep, join }: Pair): boolean {
  return lines[keep]?.externalItemId === null && lines[join]?.externalItemId === null
}

/** The one line that two become: both items, the higher ratio, the more rounds, and in words what it was made of. */
export function mergeLines(keep: PlanLine, join: PlanLine): PlanLineInput {
  const { id: _id, place: _place, items: _items, externalItemId: _external, ...own } = keep
  const [more, less] = keep.time.rounds.length >= join.time.rounds.length ? [keep, join] : [join, keep]
  const higher = measure(keep) >= measure(join) ? keep : join
  return {
    ...own,
    name: words(keep.name, join.name, 200),
    category: keep.category === 'key' || join.category === 'key' ? 'key' : keep.category,
    itemIds: [...new Set([...keep.itemIds, ...join.itemIds])],
    itemText: words(keep.itemText, join.itemText, 2000),
    content: words(keep.content, join.content, 2000),
    legalBasis: words(keep.legalBasis, join.legalBasis, 2000),
    methods: [...new Set([...keep.methods, ...join.methods])],
    organisation: 'internalJoint',
    riskRequirement: words(keep.riskRequirement, join.riskRequirement, 2000),
    // S2-09 合并须留痕
    remarks: words(`由“${keep.name}”和“${join.name}”合并`, words(keep.remarks, join.remarks, 1500), 2000),
    scope: mergeScopes(keep, join),
    staff: {
      seats: highest(keep.staff.seats, join.staff.seats),
      minimum: highest(keep.staff.minimum, join.staff.minimum),
      expertise: [...new Set([...keep.staff.expertise, ...join.staff.expertise])],
      offices: [...new Set([...keep.staff.offices, ...join.staff.offices])],
      text: words(keep.staff.text, join.staff.text, 2000),
    },
    // The published base was of one line; of both together it is not known.
    amount: { ...higher.amount, base: null, baseText: '' },
    time: { ...more.time, period: more.time.period ?? less.time.period },
    source: [...keep.source, ...join.source].slice(0, 60),
  }
}

/** An empty list of kinds or regions means all of them, and stays so. */
function mergeScopes({ scope: a }: PlanLine, { scope: b }: PlanLine): PlanLineInput['scope'] {
  function either<T>(one: readonly T[], other: readonly T[]): T[] {
    return one.length === 0 || other.length === 0 ? [] : [...new Set([...one, ...other])]
  }
  return {
    kinds: either(a.kinds, b.kinds),
    regions: either(a.regions, b.regions),
    poolIds: either(a.poolIds, b.poolIds),
    tagIds: either(a.tagIds, b.tagIds),
    text: words(a.text, b.text, 2000),
  }
}

/** Of 10,000 targets, how many a round of the line would take: enough to tell the higher ratio. */
function measure({ amount: { rate } }: PlanLine): number {
  return sizeOf(rate, null, 10_000)
}

function highest(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other)
}

function words(one: string, other: string, longest: number): string {
  if (one === '' || other === '' || one === other) return (one || other).slice(0, longest)
  return `${one}；${other}`.slice(0, longest)
}
