import type { Hasher } from '../hasher.ts'
import type { Assignment, Failure, Team, Unit } from '../types.ts'
import { balance } from './balance.ts'
import { fillGreedily, newGreedy } from './greedy.ts'
import { buildNetwork, nameSeat, type AssignInput } from './network.ts'
import { emptySeating, holderOf, type Seating } from './seating.ts'
import { deadRegion, findPath, newSearch, type Search } from './search.ts'
import { countFilled, walk } from './walk.ts'
import { openWords } from './words.ts'

/** The last walk takes at least this many steps, or small draws would not mix (§3.4 D). */
const leastSteps = 1024

/**
 * Gives every seat an inspector (§3.1–3.6): lawful teams, loads as even as can be, and no lawful choice favoured. Teams
 * are in the order of the units. If required seats cannot be filled, all of them are listed and nobody is assigned.
 * Throws DrawError if a seat names an unknown class or loads differ by 2^32 or more.
 * @example vector A3 (docs/spec/vectors): three lead seats, one lead with cap 2
 * // { ok: false, infeasible: [{ slot: ['U1', 0], slots: [['U2', 0], ['U3', 0], ['U1', 0]], inspectors: ['P1'] }] }
 */
export function assign(input: AssignInput, hasher: Hasher): Assignment {
  const network = buildNetwork(input, hasher)
  const seating = emptySeating(network)
  const search = newSearch(seating)
  const infeasible = fillSeats(search)
  if (infeasible.length > 0) return { ok: false, infeasible }
  const words = openWords(input.seed, hasher)
  const filledCount = countFilled(seating)
  walk(seating, words, filledCount)
  balance(search)
  walk(seating, words, Math.max(input.mix * filledCount, leastSteps))
  return { ok: true, teams: listTeams(seating, input.units), loads: listLoads(seating) }
}

/** Phases A and B of §3.4 for both stages. Returns the required seats that nobody can take, in seat order. */
function fillSeats(search: Search): Failure[] {
  const { network } = search
  const greedy = newGreedy(search.seating)
  const infeasible: Failure[] = []
  for (const s of fillGreedily(greedy, 0, network.requiredCount)) {
    if (!findPath(search, Int32Array.of(s), Number.POSITIVE_INFINITY)) infeasible.push(describeFailure(search, s))
  }
  if (infeasible.length > 0) return infeasible
  for (const s of fillGreedily(greedy, network.requiredCount, network.seatUnit.length)) {
    findPath(search, Int32Array.of(s), Number.POSITIVE_INFINITY)
  }
  return []
}

function describeFailure(search: Search, s: number): Failure {
  const { network } = search
  const { seats, people } = deadRegion(search)
  return {
    slot: nameSeat(network, s),
    slots: Array.from(seats, (t) => nameSeat(network, t)),
    inspectors: Array.from(people, (i) => network.ids[i]!).sort(),
  }
}

function listTeams(seating: Seating, units: Unit[]): Team[] {
  const { seatUnit, seatIndex, ids } = seating.network
  const teams = units.map(({ label, seats }): Team => ({ label, team: seats.map(() => null) }))
  for (let s = 0; s < seatUnit.length; s++) {
    teams[seatUnit[s]!]!.team[seatIndex[s]!] = ids[holderOf(seating, s)] ?? null
  }
  return teams
}

function listLoads({ network, load }: Seating): Map<string, number> {
  return new Map(network.ids.map((id, i) => [id, load[i]!]))
}
