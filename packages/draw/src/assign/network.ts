import { DrawError } from '../draw-error.ts'
import { hash } from '../hash.ts'
import type { Hasher } from '../hasher.ts'
import type { Inspector, PersonClass, Unit } from '../types.ts'
import { buildClasses, type ClassTable } from './classes.ts'
import { orderByHash } from './hash-order.ts'

/** What is assigned: people for the seats of units, under a seed. `mix` is the number of walk sweeps (§1.6). */
export interface AssignInput {
  inspectors: Inspector[]
  classes: PersonClass[]
  units: Unit[]
  seed: string
  mix: number
}

/**
 * The fixed side of an assignment. People are numbered by rank and seats in seat order (§3.2), so that comparing two
 * numbers compares the orders of the protocol, whatever the order of the input.
 */
export interface Network {
  /** By rank: id, seats held before, upper bound of the load (Infinity: none). */
  ids: string[]
  load0: Float64Array
  cap: Float64Array
  classes: ClassTable
  /** By seat: unit, class, index k inside the unit. */
  seatUnit: Int32Array
  seatClass: Int32Array
  seatIndex: Int32Array
  /** Seats 0 … requiredCount−1 are required, the others optional. */
  requiredCount: number
  labels: string[]
  /** Seats of unit u in seat order: `unitSeats[unitStart[u]] … unitSeats[unitStart[u+1]−1]`. */
  unitStart: Int32Array
  unitSeats: Int32Array
  /** People recused for unit u, by rank, laid out in the same way. */
  recusedStart: Int32Array
  recused: Int32Array
}

/** Numbers people and seats and lays the facts of §3.1 out for fast search. */
export function buildNetwork(input: AssignInput, hasher: Hasher): Network {
  const ranked = rankInspectors(input, hasher)
  const seats = orderSeats(input, hasher)
  return {
    ids: ranked.map(({ id }) => id),
    load0: Float64Array.from(ranked, ({ load0 }) => load0 ?? 0),
    cap: Float64Array.from(ranked, ({ cap }) => cap ?? Number.POSITIVE_INFINITY),
    classes: buildClasses(ranked, input.classes),
    ...seats,
    labels: input.units.map(({ label }) => label),
    ...groupByUnit(seats.seatUnit, input.units.length),
    ...listRecused(input.units, ranked),
  }
}

/** Rank of §3.2: by (H("ssj1/insp", seed, id), id). */
function rankInspectors({ inspectors, seed }: AssignInput, hasher: Hasher): Inspector[] {
  const byId = [...inspectors].sort((a, b) => (a.id < b.id ? -1 : 1))
  const order = orderByHash(byId.map(({ id }) => hash(hasher, 'ssj1/insp', seed, id)))
  return Array.from(order, (index) => byId[index]!)
}

type SeatColumns = Pick<Network, 'seatUnit' | 'seatClass' | 'seatIndex' | 'requiredCount'>

/** Seat order of §3.2: by (optional, H("ssj1/slot", seed, unit label, k)). */
function orderSeats({ units, classes, seed }: AssignInput, hasher: Hasher): SeatColumns {
  const hashes: string[] = []
  const facts: number[] = []
  let requiredCount = 0
  for (const [unit, { label, seats }] of units.entries()) {
    for (const [k, seat] of seats.entries()) {
      const [c, optional] = typeof seat === 'number' ? [seat, false] : [seat.c, seat.optional === true]
      if (!(c in classes))
        throw new DrawError('malformed', { path: `units.${label}.seats.${k}`, rule: 'unknown-class' })
      if (!optional) requiredCount++
      facts.push(unit, c, k, optional ? 1 : 0)
      hashes.push(hash(hasher, 'ssj1/slot', seed, label, k))
    }
  }
  const order = new Int32Array(hashes.length)
  const next = [0, requiredCount]
  for (const at of orderByHash(hashes)) order[next[facts[4 * at + 3]!]!++] = 4 * at
  return {
    seatUnit: order.map((at) => facts[at]!),
    seatClass: order.map((at) => facts[at + 1]!),
    seatIndex: order.map((at) => facts[at + 2]!),
    requiredCount,
  }
}

function groupByUnit(seatUnit: Int32Array, unitCount: number): Pick<Network, 'unitStart' | 'unitSeats'> {
  const unitStart = new Int32Array(unitCount + 1)
  for (const u of seatUnit) unitStart[u + 1]!++
  for (let u = 0; u < unitCount; u++) unitStart[u + 1]! += unitStart[u]!
  const next = unitStart.slice()
  const unitSeats = new Int32Array(seatUnit.length)
  for (let s = 0; s < seatUnit.length; s++) unitSeats[next[seatUnit[s]!]!++] = s
  return { unitStart, unitSeats }
}

function listRecused(units: Unit[], ranked: Inspector[]): Pick<Network, 'recusedStart' | 'recused'> {
  const rank = new Map(ranked.map(({ id }, i) => [id, i]))
  const recusedStart = new Int32Array(units.length + 1)
  const recused: number[] = []
  for (const [u, unit] of units.entries()) {
    if (unit.recused.length > 0) {
      const known = unit.recused.map((id) => rank.get(id)).filter((i) => i !== undefined)
      recused.push(...known.sort((a, b) => a - b))
    }
    recusedStart[u + 1] = recused.length
  }
  return { recusedStart, recused: Int32Array.from(recused) }
}

/** Whether person i must not take part in unit u. */
export function isRecused({ recusedStart, recused }: Network, u: number, i: number): boolean {
  let low = recusedStart[u]!
  let high = recusedStart[u + 1]!
  while (low < high) {
    const middle = (low + high) >>> 1
    if (recused[middle]! < i) low = middle + 1
    else high = middle
  }
  return low < recusedStart[u + 1]! && recused[low] === i
}

/** Seat s as the record names it: [unit label, k]. */
export function nameSeat({ labels, seatUnit, seatIndex }: Network, s: number): [string, number] {
  return [labels[seatUnit[s]!]!, seatIndex[s]!]
}
