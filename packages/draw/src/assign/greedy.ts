import type { Network } from './network.ts'
import { isRecusedFrom, seat, sitsBeside, type Seating } from './seating.ts'

/**
 * People of one class as a binary heap, least (load, rank) on top. Loads only grow while seats are filled, so an entry
 * with an old load is merely too high up, and is put right when it reaches the top.
 */
interface Heap {
  people: Int32Array
  load: Float64Array
  size: number
}

/** Phase A of §3.4 with one heap a class, kept from the required stage to the optional one. */
export interface Greedy {
  network: Network
  seating: Seating
  heaps: (Heap | undefined)[]
  aside: number[]
}

export function newGreedy(seating: Seating): Greedy {
  return { network: seating.network, seating, heaps: [], aside: [] }
}

/** Fills seats from … to−1 in seat order and returns those that found nobody. */
export function fillGreedily(greedy: Greedy, from: number, to: number): number[] {
  const left: number[] = []
  for (let s = from; s < to; s++) {
    const b = pick(greedy, s)
    if (b >= 0) seat(greedy.seating, s, b)
    else left.push(s)
  }
  return left
}

/** The eligible person below cap, not yet in the unit, with the least (load, rank), or −1. */
function pick(greedy: Greedy, s: number): number {
  const { network, seating, aside } = greedy
  const heap = (greedy.heaps[network.seatClass[s]!] ??= heapOf(greedy, network.seatClass[s]!))
  let found = -1
  while (heap.size > 0 && found < 0) {
    const b = heap.people[0]!
    const load = seating.load[b]!
    if (heap.load[0] !== load) sink(heap, 0, b, load)
    else if (load >= network.cap[b]!) removeTop(heap)
    else if (isRecusedFrom(seating, s, b) || sitsBeside(seating, s, b)) {
      aside.push(b)
      removeTop(heap)
    } else found = b
  }
  for (const b of aside) push(heap, b, seating.load[b]!)
  aside.length = 0
  return found
}

function heapOf({ network, seating }: Greedy, c: number): Heap {
  const people = network.classes.members.slice(network.classes.start[c], network.classes.start[c + 1])
  const load = Float64Array.from(people, (b) => seating.load[b]!)
  const heap = { people, load, size: people.length }
  for (let at = (heap.size >>> 1) - 1; at >= 0; at--) sink(heap, at, people[at]!, load[at]!)
  return heap
}

function removeTop(heap: Heap): void {
  heap.size--
  if (heap.size > 0) sink(heap, 0, heap.people[heap.size]!, heap.load[heap.size]!)
}

/** Puts b into the hole `at` or further down. */
function sink({ people, load, size }: Heap, hole: number, b: number, key: number): void {
  let at = hole
  for (;;) {
    let child = 2 * at + 1
    if (child >= size) break
    if (child + 1 < size && isBefore(load[child + 1]!, people[child + 1]!, load[child]!, people[child]!)) child++
    if (isBefore(key, b, load[child]!, people[child]!)) break
    people[at] = people[child]!
    load[at] = load[child]!
    at = child
  }
  people[at] = b
  load[at] = key
}

function push(heap: Heap, b: number, key: number): void {
  const { people, load } = heap
  let at = heap.size++
  while (at > 0) {
    const parent = (at - 1) >>> 1
    if (isBefore(load[parent]!, people[parent]!, key, b)) break
    people[at] = people[parent]!
    load[at] = load[parent]!
    at = parent
  }
  people[at] = b
  load[at] = key
}

function isBefore(load: number, person: number, otherLoad: number, other: number): boolean {
  return load < otherLoad || (load === otherLoad && person < other)
}
