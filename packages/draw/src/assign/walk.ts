import { DrawError } from '../draw-error.ts'
import { isEligible, isRecused, type Network } from './network.ts'
import { leave, moveTo, seat, sitsBeside, type Seating } from './seating.ts'
import { below, type Words } from './words.ts'

/** What one walk works on; `filled` and `spread` (F and J of §3.5) are fixed while it runs. */
interface Walk {
  network: Network
  seating: Seating
  words: Words
  filled: Int32Array
  spread: number
}

/** walk(steps) of §3.5: random exchanges that keep every team lawful and never make the loads less even. */
export function walk(network: Network, seating: Seating, { words, steps }: { words: Words; steps: number }): void {
  const filled = filledSeats(seating)
  if (filled.length === 0) return
  const spread = greatestLoad(seating) - network.load0.reduce((least, load) => Math.min(least, load))
  // No random word would reach further.
  if (spread >= 2 ** 32) throw new DrawError('malformed', { spread })
  const own = { network, seating, words, filled, spread }
  for (let i = 0; i < steps; i++) takeStep(own, i & 3)
}

/** Filled seats in seat order. */
export function filledSeats({ holder }: Seating): Int32Array {
  const filled = new Int32Array(holder.length)
  let end = 0
  for (let s = 0; s < holder.length; s++) if (holder[s]! >= 0) filled[end++] = s
  return filled.slice(0, end)
}

/** The greatest load of anyone holding a seat; 0 if nobody does. */
export function greatestLoad({ heldCount, load }: Seating): number {
  return load.reduce((greatest, value, i) => (heldCount[i]! > 0 ? Math.max(greatest, value) : greatest), 0)
}

/** One step; a return without a change is a rejected proposal, which draws no further word. */
function takeStep(walk: Walk, kind: number): void {
  const { network, seating, words } = walk
  const s1 = walk.filled[below(words, walk.filled.length)]!
  const a = seating.holder[s1]!
  const b = drawPerson(walk, s1)
  if (b === a || isRecused(network, network.seatUnit[s1]!, b)) return
  if (kind === 1) return shift(walk, s1, b)
  const s2 = drawSeat(walk, b)
  if (s2 < 0) return
  if (kind === 0) return swap(walk, s1, s2)
  const c = drawPerson(walk, s2)
  if (c === a || c === b || isRecused(network, network.seatUnit[s2]!, c)) return
  if (kind === 3) return shiftTwice(walk, [s1, s2], c)
  const s3 = drawSeat(walk, c)
  if (s3 >= 0) rotate(walk, [s1, s2, s3])
}

/** Anybody of the class of s, by rank. */
function drawPerson({ network, words }: Walk, s: number): number {
  const { start, members } = network.classes
  const c = network.seatClass[s]!
  return members[start[c]! + below(words, start[c + 1]! - start[c]!)]!
}

/** The R(J)-th seat of person i, or −1: J is the same for all, so that a step and its inverse are equally likely. */
function drawSeat({ seating, words, spread }: Walk, i: number): number {
  const j = below(words, spread)
  return j < seating.heldCount[i]! ? seating.held[i]![j]! : -1
}

/** Whether a seat may pass from a to b without making the loads less even. */
function mayPass({ network, seating }: Walk, a: number, b: number): boolean {
  return seating.load[b]! < seating.load[a]! && seating.load[b]! < network.cap[b]!
}

function shift(walk: Walk, s1: number, b: number): void {
  const { network, seating } = walk
  const a = seating.holder[s1]!
  if (!mayPass(walk, a, b) || sitsBeside(network, seating, s1, b)) return
  leave(seating, s1, a)
  seat(seating, s1, b)
}

function swap(walk: Walk, s1: number, s2: number): void {
  const { network, seating } = walk
  const { holder } = seating
  const a = holder[s1]!
  const b = holder[s2]!
  if (!isEligible(network, s2, a)) return
  holder[s1] = b
  holder[s2] = a
  if (sitsBeside(network, seating, s1, b) || sitsBeside(network, seating, s2, a)) {
    holder[s1] = a
    holder[s2] = b
    return
  }
  moveTo(seating, a, { from: s1, to: s2 })
  moveTo(seating, b, { from: s2, to: s1 })
}

function shiftTwice(walk: Walk, [s1, s2]: [number, number], c: number): void {
  const { network, seating } = walk
  const { holder } = seating
  const a = holder[s1]!
  const b = holder[s2]!
  if (!mayPass(walk, a, c)) return
  holder[s1] = b
  holder[s2] = c
  if (sitsBeside(network, seating, s1, b) || sitsBeside(network, seating, s2, c)) {
    holder[s1] = a
    holder[s2] = b
    return
  }
  leave(seating, s1, a)
  moveTo(seating, b, { from: s2, to: s1 })
  seat(seating, s2, c)
}

function rotate(walk: Walk, [s1, s2, s3]: [number, number, number]): void {
  const { network, seating } = walk
  const { holder } = seating
  const a = holder[s1]!
  const b = holder[s2]!
  const c = holder[s3]!
  if (!isEligible(network, s3, a)) return
  holder[s1] = b
  holder[s2] = c
  holder[s3] = a
  if (
    sitsBeside(network, seating, s1, b) ||
    sitsBeside(network, seating, s2, c) ||
    sitsBeside(network, seating, s3, a)
  ) {
    holder[s1] = a
    holder[s2] = b
    holder[s3] = c
    return
  }
  moveTo(seating, a, { from: s1, to: s3 })
  moveTo(seating, b, { from: s2, to: s1 })
  moveTo(seating, c, { from: s3, to: s2 })
}
