import { isMember } from './classes.ts'
import { isRecused, type Network } from './network.ts'

/**
 * Who sits where at the moment. Changed only through the functions of this file, which keep the parts in step.
 * The facts of a seat that the walk needs lie together, because most of its time goes into fetching them from memory.
 */
export interface Seating {
  network: Network
  /** Four numbers a seat, at 4·s + one of the offsets below. */
  seats: Int32Array
  /** load0 and seats held, by person (§3.1). */
  load: Float64Array
  /** Seats of person i in seat order: `held[heldStart[i]] …`, `heldCount[i]` of them, with room for `heldRoom[i]`. */
  held: Int32Array
  heldStart: Int32Array
  heldCount: Int32Array
  heldRoom: Int32Array
  /** Where `held` is free. */
  heldEnd: number
}

/** Offsets in `seats`: who sits there (−1: nobody). */
const HOLDER = 0
/** The next seat of the same unit, round and round. */
const MATE = 1
/** The unit if anybody is recused for it, else −1. */
const RECUSAL = 2
export const CLASS = 3

const firstRoom = 4

/** Nobody sits anywhere. */
export function emptySeating(network: Network): Seating {
  const personCount = network.ids.length
  return {
    network,
    seats: layOut(network),
    load: network.load0.slice(),
    held: new Int32Array(personCount * firstRoom),
    heldStart: Int32Array.from(network.ids, (_, i) => i * firstRoom),
    heldCount: new Int32Array(personCount),
    heldRoom: new Int32Array(personCount).fill(firstRoom),
    heldEnd: personCount * firstRoom,
  }
}

function layOut({ seatUnit, seatClass, unitStart, unitSeats, recusedStart }: Network): Int32Array {
  const seats = new Int32Array(4 * seatUnit.length)
  for (let u = 0; u + 1 < unitStart.length; u++) {
    const end = unitStart[u + 1]!
    for (let at = unitStart[u]!; at < end; at++) {
      const s = unitSeats[at]!
      seats[4 * s + HOLDER] = -1
      seats[4 * s + MATE] = unitSeats[at + 1 < end ? at + 1 : unitStart[u]!]!
      seats[4 * s + RECUSAL] = recusedStart[u] === recusedStart[u + 1] ? -1 : u
      seats[4 * s + CLASS] = seatClass[s]!
    }
  }
  return seats
}

/** Who holds seat s, or −1. */
export function holderOf({ seats }: Seating, s: number): number {
  return seats[4 * s + HOLDER]!
}

/** Writes who is to hold seat s, without any other part of the seating. */
export function setHolder({ seats }: Seating, s: number, i: number): void {
  seats[4 * s + HOLDER] = i
}

/** Seats of person i in seat order; a view that the next change invalidates. */
export function heldSeats({ held, heldStart, heldCount }: Seating, i: number): Int32Array {
  return held.subarray(heldStart[i], heldStart[i]! + heldCount[i]!)
}

/** Person i takes the empty seat s. */
export function seat(seating: Seating, s: number, i: number): void {
  const count = seating.heldCount[i]!
  if (count === seating.heldRoom[i]) makeRoom(seating, i)
  const { held } = seating
  const first = seating.heldStart[i]!
  let at = first + count
  for (; at > first && held[at - 1]! > s; at--) held[at] = held[at - 1]!
  held[at] = s
  seating.heldCount[i] = count + 1
  seating.load[i]!++
  setHolder(seating, s, i)
}

/** Moves the list of person i to the end of `held`, with twice the room. */
function makeRoom(seating: Seating, i: number): void {
  const { heldStart, heldRoom, heldEnd } = seating
  const room = 2 * heldRoom[i]!
  if (heldEnd + room > seating.held.length) {
    const longer = new Int32Array(2 * (heldEnd + room))
    longer.set(seating.held)
    seating.held = longer
  }
  seating.held.copyWithin(heldEnd, heldStart[i]!, heldStart[i]! + heldRoom[i]!)
  heldStart[i] = heldEnd
  heldRoom[i] = room
  seating.heldEnd = heldEnd + room
}

/** Person i gives seat s up; who sits there is left to the next call for s. */
export function leave(seating: Seating, s: number, i: number): void {
  const { held } = seating
  const last = seating.heldStart[i]! + --seating.heldCount[i]!
  for (let at = placeOf(seating, s, i); at < last; at++) held[at] = held[at + 1]!
  seating.load[i]!--
}

/** Person i gives seat `from` up for seat `to`; who sits on `from` is left to the next call for it. */
export function moveTo(seating: Seating, i: number, { from, to }: { from: number; to: number }): void {
  const { held } = seating
  const first = seating.heldStart[i]!
  const last = first + seating.heldCount[i]! - 1
  let at = placeOf(seating, from, i)
  for (; at < last && held[at + 1]! < to; at++) held[at] = held[at + 1]!
  for (; at > first && held[at - 1]! > to; at--) held[at] = held[at - 1]!
  held[at] = to
  setHolder(seating, to, i)
}

/** Where seat s stands in `held` among the seats of its holder i. */
function placeOf({ held, heldStart, heldCount }: Seating, s: number, i: number): number {
  let low = heldStart[i]!
  let high = low + heldCount[i]!
  while (low < high) {
    const middle = (low + high) >>> 1
    if (held[middle]! < s) low = middle + 1
    else high = middle
  }
  return low
}

/** Whether person i holds a seat of the unit of s other than s itself. */
export function sitsBeside({ seats }: Seating, s: number, i: number): boolean {
  for (let t = seats[4 * s + MATE]!; t !== s; t = seats[4 * t + MATE]!) if (seats[4 * t + HOLDER] === i) return true
  return false
}

/** Whether person i must not take part in the unit of s (§3.1). */
export function isRecusedFrom({ network, seats }: Seating, s: number, i: number): boolean {
  const unit = seats[4 * s + RECUSAL]!
  return unit >= 0 && isRecused(network, unit, i)
}

/** §3.1: in the class of s and not recused for its unit. */
export function isEligible(seating: Seating, s: number, i: number): boolean {
  const { network, seats } = seating
  return isMember(network.classes, seats[4 * s + CLASS]!, i) && !isRecusedFrom(seating, s, i)
}
