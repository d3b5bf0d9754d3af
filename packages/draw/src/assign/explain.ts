import type { Hasher } from '../hasher.ts'
import type { Failure, Inspector, PersonClass } from '../types.ts'
import { buildNetwork, nameSeat, type AssignInput, type Network } from './network.ts'
import { clearDead, findPath, newSearch, type Search } from './search.ts'
import { emptySeating, heldSeats, leave, setHolder } from './seating.ts'

/** Seats beyond this number are reported without looking for fewer that fail as well (§3.7). */
const mostSeatsToReduce = 400

/** Why seats cannot be filled: these seats alone, with nobody placed elsewhere, already lack people (§3.7). */
export interface Cause {
  /** The seats, [unit label, k], in seat order. Unless `isMinimal` is false, any one of them less could be filled. */
  seats: [string, number][]
  /** How many of them can be filled at most, and how many stay empty. */
  fillable: number
  shortage: number
  isMinimal: boolean
  /** The same seats by class, with the people who may and who may not take them. */
  classes: ClassCause[]
}

/** People for the seats of one class, each list sorted by id. */
export interface ClassCause {
  needs: PersonClass
  seats: [string, number][]
  eligible: EligiblePerson[]
  /** The others, counted by the first group of `needs` that they fail, in the order of `needs`. */
  others: { needs: string[]; count: number }[]
  /** People who fail exactly one group. */
  nearMisses: { id: string; needs: string[] }[]
}

/** Somebody of the class: how many more seats the cap leaves (null: any number), and units of the seats recused from. */
export interface EligiblePerson {
  id: string
  free: number | null
  recusedFrom: string[]
}

/**
 * The cause of failure number `which` of an infeasible assignment of the same input, minimal by inclusion (§3.7).
 * @example vector A3: seats U2#0, U3#0, U1#0, fillable 2, shortage 1, eligible P1 with 2 seats free
 */
export function explainInfeasible(
  { input, infeasible, which = 0 }: { input: AssignInput; infeasible: Failure[]; which?: number },
  hasher: Hasher,
): Cause {
  const network = buildNetwork(input, hasher)
  // A later search may lean on seats that an earlier one has closed, so its region counts only with theirs.
  const region = findSeats(
    network,
    infeasible.slice(0, which + 1).flatMap(({ slots }) => slots),
  )
  const search = newSearch(emptySeating(network))
  const isMinimal = region.length <= mostSeatsToReduce
  const seats = isMinimal ? reduce(search, region) : region
  const fillable = countFillable(search, seats)
  return {
    seats: seats.map((s) => nameSeat(network, s)),
    fillable,
    shortage: seats.length - fillable,
    isMinimal,
    classes: [...new Set(seats.map((s) => network.seatClass[s]!))].map((c) =>
      explainClass(
        network,
        input,
        seats.filter((s) => network.seatClass[s] === c),
      ),
    ),
  }
}

/** Seat numbers of [unit label, k], each once, in seat order. */
function findSeats(network: Network, slots: [string, number][]): number[] {
  const wanted = new Set(slots.map(([label, k]) => `${label}\n${k}`))
  const seats = Array.from({ length: network.requiredCount }, (_, s) => s)
  return seats.filter((s) => wanted.has(nameSeat(network, s).join('\n')))
}

/** Drops every seat without which the rest still cannot be filled. */
function reduce(search: Search, region: number[]): number[] {
  let kept = region
  for (const s of region) {
    const rest = kept.filter((t) => t !== s)
    if (countFillable(search, rest) < rest.length) kept = rest
  }
  return kept
}

/** The most of these seats that can be filled with nobody placed elsewhere; the seating is empty before and after. */
function countFillable(search: Search, seats: number[]): number {
  const { seating } = search
  clearDead(search)
  const count = seats.filter((s) => findPath(search, Int32Array.of(s), Number.POSITIVE_INFINITY)).length
  for (let i = 0; i < seating.heldCount.length; i++) {
    for (const s of heldSeats(seating, i).slice()) {
      leave(seating, s, i)
      setHolder(seating, s, -1)
    }
  }
  return count
}

function explainClass(network: Network, input: AssignInput, seats: number[]): ClassCause {
  const needs = input.classes[network.seatClass[seats[0]!]!]!
  const people = [...input.inspectors].sort((a, b) => (a.id < b.id ? -1 : 1))
  const failed = new Map(people.map((person) => [person, needs.filter((group) => !meets(person, group))]))
  const units = new Set(seats.map((s) => network.seatUnit[s]!))
  const eligible = people.filter((person) => failed.get(person)!.length === 0)
  const others = people.filter((person) => failed.get(person)!.length > 0)
  return {
    needs,
    seats: seats.map((s) => nameSeat(network, s)),
    eligible: eligible.map(({ id, cap, load0 }) => ({
      id,
      free: cap == null ? null : Math.max(0, cap - (load0 ?? 0)),
      recusedFrom: [...units].filter((u) => input.units[u]!.recused.includes(id)).map((u) => network.labels[u]!),
    })),
    others: needs
      .map((group) => ({ needs: group, count: others.filter((person) => failed.get(person)![0] === group).length }))
      .filter(({ count }) => count > 0),
    nearMisses: others
      .filter((person) => failed.get(person)!.length === 1)
      .map((person) => ({ id: person.id, needs: failed.get(person)![0]! })),
  }
}

function meets({ tags }: Inspector, group: string[]): boolean {
  return group.some((tag) => tags.includes(tag))
}
