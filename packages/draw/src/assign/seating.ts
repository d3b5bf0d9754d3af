import type { Network } from './network.ts'

/** Who sits where at the moment. Changed only through the functions of this file, which keep the parts in step. */
export interface Seating {
  /** Holder of each seat, −1 if empty. */
  holder: Int32Array
  /** load0 and seats held, by person (§3.1). */
  load: Float64Array
  /** Seats of each person in seat order: the first `heldCount[i]` of `held[i]`. */
  held: Int32Array[]
  heldCount: Int32Array
}

/** Nobody sits anywhere. */
export function emptySeating({ load0, seatUnit, ids }: Network): Seating {
  return {
    holder: new Int32Array(seatUnit.length).fill(-1),
    load: load0.slice(),
    held: ids.map(() => new Int32Array(4)),
    heldCount: new Int32Array(ids.length),
  }
}

/** Person i takes the empty seat s. */
export function seat(seating: Seating, s: number, i: number): void {
  const count = seating.heldCount[i]!
  let list = seating.held[i]!
  if (count === list.length) {
    const longer = new Int32Array(count * 2)
    longer.set(list)
    seating.held[i] = list = longer
  }
  let at = count
  for (; at > 0 && list[at - 1]! > s; at--) list[at] = list[at - 1]!
  list[at] = s
  seating.heldCount[i] = count + 1
  seating.load[i]!++
  seating.holder[s] = i
}

/** Person i gives seat s up; its entry in `holder` is left to whoever takes it next. */
export function leave(seating: Seating, s: number, i: number): void {
  const list = seating.held[i]!
  const count = --seating.heldCount[i]!
  for (let at = indexOf(list, count + 1, s); at < count; at++) list[at] = list[at + 1]!
  seating.load[i]!--
}

/** Person i gives seat `from` up for seat `to`; the entry of `from` is left to whoever takes it next. */
export function moveTo(seating: Seating, i: number, { from, to }: { from: number; to: number }): void {
  const list = seating.held[i]!
  const last = seating.heldCount[i]! - 1
  let at = indexOf(list, last + 1, from)
  for (; at < last && list[at + 1]! < to; at++) list[at] = list[at + 1]!
  for (; at > 0 && list[at - 1]! > to; at--) list[at] = list[at - 1]!
  list[at] = to
  seating.holder[to] = i
}

function indexOf(list: Int32Array, count: number, s: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (list[middle]! < s) low = middle + 1
    else high = middle
  }
  return low
}

/** Whether person i holds a seat of the unit of s other than s itself. */
export function sitsBeside(network: Network, { holder }: Seating, s: number, i: number): boolean {
  const { unitStart, unitSeats } = network
  const unit = network.seatUnit[s]!
  for (let j = unitStart[unit]!; j < unitStart[unit + 1]!; j++) {
    const t = unitSeats[j]!
    if (t !== s && holder[t] === i) return true
  }
  return false
}
