import type { Network } from './network.ts'
import { holderOf, isEligible, isRecusedFrom, leave, moveTo, seat, sitsBeside, type Seating } from './seating.ts'

/** Working memory of the breadth-first search (§3.3), kept between searches with the dead marks. */
export interface Search {
  network: Network
  seating: Seating
  deadSeat: Uint8Array
  deadPerson: Uint8Array
  /** Number of the present search; a mark that equals it was set by it. */
  turn: number
  /** Queued seats, first to last, and the seat from which each was reached (−1: a start). */
  queue: Int32Array
  queueEnd: number
  came: Int32Array
  seatTurn: Int32Array
  seen: Int32Array
  seenEnd: number
  personTurn: Int32Array
  /** Members of each class that are not dead, in the layout of `network.classes`, and where each row ends. */
  live: Int32Array
  liveEnd: Int32Array
  /** Classes that this search has read, how far, and whom it had to pass over so far. */
  touched: number[]
  classTurn: Int32Array
  next: Int32Array
  passed: number[][]
}

/** A search without dead marks over a seating. */
export function newSearch(seating: Seating): Search {
  const { network } = seating
  const { classes, seatUnit, ids } = network
  const classCount = classes.start.length - 1
  return {
    network,
    seating,
    deadSeat: new Uint8Array(seatUnit.length),
    deadPerson: new Uint8Array(ids.length),
    turn: 0,
    queue: new Int32Array(seatUnit.length),
    queueEnd: 0,
    came: new Int32Array(seatUnit.length),
    seatTurn: new Int32Array(seatUnit.length),
    seen: new Int32Array(ids.length),
    seenEnd: 0,
    personTurn: new Int32Array(ids.length),
    live: classes.members.slice(),
    liveEnd: classes.start.slice(1),
    touched: [],
    classTurn: new Int32Array(classCount),
    next: new Int32Array(classCount),
    passed: Array.from({ length: classCount }, () => []),
  }
}

/** Forgets which seats and people earlier searches have closed (§3.4, before C). */
export function clearDead(search: Search): void {
  search.deadSeat.fill(0)
  search.deadPerson.fill(0)
  search.live.set(search.network.classes.members)
  search.liveEnd.set(search.network.classes.start.subarray(1))
}

/**
 * search(starts, ok) of §3.3 with ok(b) = load b ≤ limit and b below cap. On success the path is carried out. Otherwise
 * the region is dead and can be read from `queue` and `seen`.
 */
export function findPath(search: Search, starts: Int32Array, limit: number): boolean {
  begin(search, starts)
  for (let head = 0; head < search.queueEnd; head++) {
    const s = search.queue[head]!
    queueMates(search, s)
    const b = seeClass(search, s, limit)
    if (b >= 0) {
      follow(search, s, b)
      return true
    }
  }
  bury(search)
  return false
}

function begin(search: Search, starts: Int32Array): void {
  search.turn++
  search.queueEnd = 0
  search.seenEnd = 0
  search.touched.length = 0
  for (const s of starts) if (search.deadSeat[s] === 0) enqueue(search, s, -1)
}

function enqueue(search: Search, t: number, from: number): void {
  search.seatTurn[t] = search.turn
  search.came[t] = from
  search.queue[search.queueEnd++] = t
}

/** A holder of another seat of the unit could change over to s. */
function queueMates(search: Search, s: number): void {
  const { network, seating, deadSeat, seatTurn, turn } = search
  const unit = network.seatUnit[s]!
  for (let j = network.unitStart[unit]!; j < network.unitStart[unit + 1]!; j++) {
    const t = network.unitSeats[j]!
    if (t === s || seatTurn[t] === turn || deadSeat[t] === 1) continue
    const holder = holderOf(seating, t)
    if (holder >= 0 && isEligible(seating, s, holder)) enqueue(search, t, s)
  }
}

/**
 * Looks at the people of the class of s by rank, each of them once in a search: whoever cannot take s is passed over and
 * looked at again for the next seat of the class. Returns the person who may take one more seat, or −1.
 */
function seeClass(search: Search, s: number, limit: number): number {
  const { network, live, liveEnd, deadPerson, personTurn, turn } = search
  const c = network.seatClass[s]!
  const passed = search.passed[c]!
  if (search.classTurn[c] !== turn) touch(search, c)
  let kept = 0
  for (let j = 0; j < passed.length; j++) {
    const b = passed[j]!
    if (personTurn[b] === turn) continue
    if (cannotTake(search, s, b)) passed[kept++] = b
    else if (see(search, s, b, limit)) return b
  }
  passed.length = kept
  let at = search.next[c]!
  for (const end = liveEnd[c]!; at < end; at++) {
    const b = live[at]!
    if (personTurn[b] === turn || deadPerson[b] === 1) continue
    if (cannotTake(search, s, b)) passed.push(b)
    else if (see(search, s, b, limit)) return b
  }
  search.next[c] = at
  return -1
}

function touch(search: Search, c: number): void {
  search.classTurn[c] = search.turn
  search.touched.push(c)
  search.next[c] = search.network.classes.start[c]!
  search.passed[c]!.length = 0
}

function cannotTake({ seating }: Search, s: number, b: number): boolean {
  return holderOf(seating, s) === b || isRecusedFrom(seating, s, b) || sitsBeside(seating, s, b)
}

/** Marks b as seen from s; true if b may take one more seat, else the seats of b join the queue. */
function see(search: Search, s: number, b: number, limit: number): boolean {
  const { network, seating, deadSeat, seatTurn, turn } = search
  search.personTurn[b] = turn
  search.seen[search.seenEnd++] = b
  const load = seating.load[b]!
  if (load <= limit && load < network.cap[b]!) return true
  const first = seating.heldStart[b]!
  const end = first + seating.heldCount[b]!
  for (let at = first; at < end; at++) {
    const t = seating.held[at]!
    if (seatTurn[t] !== turn && deadSeat[t] === 0) enqueue(search, t, s)
  }
  return false
}

/** Seats b on s, whoever held s on the seat from which s was reached, and so on back to a start. */
function follow({ seating, came }: Search, end: number, b: number): void {
  let s = end
  let holder = holderOf(seating, s)
  seat(seating, s, b)
  for (let to = came[s]!; to >= 0; to = came[s]!) {
    const next = holderOf(seating, to)
    moveTo(seating, holder, { from: s, to })
    holder = next
    s = to
  }
  if (holder >= 0) leave(seating, s, holder)
}

function bury(search: Search): void {
  const { deadSeat, deadPerson, live, liveEnd, network } = search
  for (let j = 0; j < search.queueEnd; j++) deadSeat[search.queue[j]!] = 1
  for (let j = 0; j < search.seenEnd; j++) deadPerson[search.seen[j]!] = 1
  for (const c of search.touched) {
    let end = network.classes.start[c]!
    for (let at = end; at < liveEnd[c]!; at++) if (deadPerson[live[at]!] === 0) live[end++] = live[at]!
    liveEnd[c] = end
  }
}

/** The region of the search that just failed: seats in seat order, people by rank (§3.6). */
export function deadRegion({ queue, queueEnd, seen, seenEnd }: Search): { seats: Int32Array; people: Int32Array } {
  return { seats: queue.slice(0, queueEnd).sort(), people: seen.slice(0, seenEnd).sort() }
}
