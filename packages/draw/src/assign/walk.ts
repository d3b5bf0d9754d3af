import { DrawError } from '../draw-error.ts'
import {
  CLASS,
  holderOf,
  isEligible,
  isRecusedFrom,
  leave,
  moveTo,
  seat,
  setHolder,
  sitsBeside,
  type Seating,
} from './seating.ts'
import { below, type Words } from './words.ts'

/** What one walk works on; the filled seats and `spread` (F and J of §3.5) are fixed while it runs. */
interface Walk {
  seating: Seating
  words: Words
  requiredCount: number
  filledOptional: Int32Array
  spread: number
}

/** walk(steps) of §3.5: random exchanges that keep every team lawful and never make the loads less even. */
export function walk(seating: Seating, words: Words, steps: number): void {
  if (countFilled(seating) === 0) return
  const { load0, requiredCount } = seating.network
  const spread = greatestLoad(seating) - load0.reduce((least, load) => Math.min(least, load))
  // No random word would reach further.
  if (spread >= 2 ** 32) throw new DrawError('malformed', { path: 'inspectors', rule: 'load-spread' })
  const own = { seating, words, requiredCount, filledOptional: filledOptional(seating), spread }
  for (let i = 0; i < steps; i++) takeStep(own, i & 3)
}

/** Number of filled seats, when every required one is. */
export function countFilled(seating: Seating): number {
  return seating.network.requiredCount + filledOptional(seating).length
}

function filledOptional(seating: Seating): Int32Array {
  const { requiredCount, seatUnit } = seating.network
  const optional = Int32Array.from({ length: seatUnit.length - requiredCount }, (_, j) => requiredCount + j)
  return optional.filter((s) => holderOf(seating, s) >= 0)
}

/** The greatest load of anyone holding a seat; 0 if nobody does. */
function greatestLoad({ heldCount, load }: Seating): number {
  return load.reduce((greatest, value, i) => (heldCount[i]! > 0 ? Math.max(greatest, value) : greatest), 0)
}

/** One step; a return without a change is a rejected proposal, which draws no further word. */
function takeStep(walk: Walk, kind: number): void {
  const { seating } = walk
  const s1 = drawFilled(walk)
  const a = holderOf(seating, s1)
  const b = drawPerson(walk, s1)
  if (b === a || isRecusedFrom(seating, s1, b)) return
  if (kind === 1) return shift(seating, s1, b)
  const s2 = drawSeat(walk, b)
  if (s2 < 0) return
  if (kind === 0) return swap(seating, s1, s2)
  const c = drawPerson(walk, s2)
  if (c === a || c === b || isRecusedFrom(seating, s2, c)) return
  if (kind === 3) return shiftTwice(seating, [s1, s2], c)
  const s3 = drawSeat(walk, c)
  if (s3 >= 0) rotate(seating, [s1, s2, s3])
}

/** Any filled seat, in seat order: the required seats come first and all of them are filled. */
function drawFilled({ words, requiredCount, filledOptional }: Walk): number {
  const at = below(words, requiredCount + filledOptional.length)
  return at < requiredCount ? at : filledOptional[at - requiredCount]!
}

/** Anybody of the class of s, by rank. */
function drawPerson({ seating, words }: Walk, s: number): number {
  const { start, members } = seating.network.classes
  const c = seating.seats[4 * s + CLASS]!
  return members[start[c]! + below(words, start[c + 1]! - start[c]!)]!
}

/** The R(J)-th seat of person i, or −1: J is the same for all, so that a step and its inverse are equally likely. */
function drawSeat({ seating, words, spread }: Walk, i: number): number {
  const j = below(words, spread)
  return j < seating.heldCount[i]! ? seating.held[seating.heldStart[i]! + j]! : -1
}

/** Whether a seat may pass from a to b without making the loads less even. */
function mayPass({ load, network }: Seating, a: number, b: number): boolean {
  return load[b]! < load[a]! && load[b]! < network.cap[b]!
}

function shift(seating: Seating, s1: number, b: number): void {
  const a = holderOf(seating, s1)
  if (!mayPass(seating, a, b) || sitsBeside(seating, s1, b)) return
  leave(seating, s1, a)
  seat(seating, s1, b)
}

function swap(seating: Seating, s1: number, s2: number): void {
  const a = holderOf(seating, s1)
  const b = holderOf(seating, s2)
  if (!isEligible(seating, s2, a)) return
  setHolder(seating, s1, b)
  setHolder(seating, s2, a)
  if (sitsBeside(seating, s1, b) || sitsBeside(seating, s2, a)) {
    setHolder(seating, s1, a)
    setHolder(seating, s2, b)
    return
  }
  moveTo(seating, a, { from: s1, to: s2 })
  moveTo(seating, b, { from: s2, to: s1 })
}

function shiftTwice(seating: Seating, [s1, s2]: [number, number], c: number): void {
  const a = holderOf(seating, s1)
  const b = holderOf(seating, s2)
  if (!mayPass(seating, a, c)) return
  setHolder(seating, s1, b)
  setHolder(seating, s2, c)
  if (sitsBeside(seating, s1, b) || sitsBeside(seating, s2, c)) {
    setHolder(seating, s1, a)
    setHolder(seating, s2, b)
    return
  }
  leave(seating, s1, a)
  moveTo(seating, b, { from: s2, to: s1 })
  seat(seating, s2, c)
}

function rotate(seating: Seating, [s1, s2, s3]: [number, number, number]): void {
  const a = holderOf(seating, s1)
  const b = holderOf(seating, s2)
  const c = holderOf(seating, s3)
  if (!isEligible(seating, s3, a)) return
  setHolder(seating, s1, b)
  setHolder(seating, s2, c)
  setHolder(seating, s3, a)
  if (sitsBeside(seating, s1, b) || sitsBeside(seating, s2, c) || sitsBeside(seating, s3, a)) {
    setHolder(seating, s1, a)
    setHolder(seating, s2, b)
    setHolder(seating, s3, c)
    return
  }
  moveTo(seating, a, { from: s1, to: s3 })
  moveTo(seating, b, { from: s2, to: s1 })
  moveTo(seating, c, { from: s3, to: s2 })
}
