import type { AssignInput } from '../src/assign/index.ts'
import type { Seat } from '../src/types.ts'

/** Slow and obvious second opinions on small assignments. */

interface PlainSeat {
  label: string
  k: number
  unit: number
  isOptional: boolean
  /** Ids of the people who are in the class and not recused. */
  eligible: string[]
}

function plainSeats({ inspectors, classes, units }: AssignInput): PlainSeat[] {
  return units.flatMap(({ label, seats, recused }, unit) =>
    seats.map((seat, k) => {
      const needs = classes[classOf(seat)]!
      const eligible = inspectors
        .filter(
          ({ id, tags }) => !recused.includes(id) && needs.every((group) => group.some((tag) => tags.includes(tag))),
        )
        .map(({ id }) => id)
      return { label, k, unit, isOptional: typeof seat === 'object' && seat.optional === true, eligible }
    }),
  )
}

function classOf(seat: Seat): number {
  return typeof seat === 'number' ? seat : seat.c
}

function roomOf({ inspectors }: AssignInput): Map<string, number> {
  return new Map(inspectors.map(({ id, cap, load0 }) => [id, cap == null ? Infinity : cap - (load0 ?? 0)]))
}

/** The most of the wanted seats that can be filled at once: maximum flow seat → (unit, person) → person → sink. */
export function mostFillable(input: AssignInput, wanted: [string, number][]): number {
  const keys = new Set(wanted.map((slot) => slot.join(' ')))
  const residual = new Map<string, Map<string, number>>()
  const connect = (from: string, to: string, capacity: number): void => {
    for (const node of [from, to]) if (!residual.has(node)) residual.set(node, new Map())
    residual.get(from)!.set(to, capacity)
    if (!residual.get(to)!.has(from)) residual.get(to)!.set(from, 0)
  }
  for (const { label, k, unit, eligible } of plainSeats(input)) {
    if (!keys.has(`${label} ${k}`)) continue
    connect('source', `seat ${label} ${k}`, 1)
    for (const id of eligible) connect(`seat ${label} ${k}`, `pair ${unit} ${id}`, 1)
    for (const id of eligible) connect(`pair ${unit} ${id}`, `person ${id}`, 1)
  }
  for (const [id, room] of roomOf(input)) connect(`person ${id}`, 'sink', Math.max(0, room))
  let flow = 0
  while (pushOne(residual)) flow++
  return flow
}

/** Sends one more unit from source to sink, if there is a way. */
function pushOne(residual: Map<string, Map<string, number>>): boolean {
  const came = new Map([['source', '']])
  for (const node of came.keys()) {
    for (const [to, capacity] of residual.get(node) ?? []) if (capacity > 0 && !came.has(to)) came.set(to, node)
  }
  if (!came.has('sink')) return false
  for (let to = 'sink'; to !== 'source'; to = came.get(to)!) {
    const from = came.get(to)!
    residual.get(from)!.set(to, residual.get(from)!.get(to)! - 1)
    residual.get(to)!.set(from, residual.get(to)!.get(from)! + 1)
  }
  return true
}

/** Required seats as [unit label, k]. */
export function requiredSeats(input: AssignInput): [string, number][] {
  return plainSeats(input)
    .filter(({ isOptional }) => !isOptional)
    .map(({ label, k }) => [label, k])
}

/** Every lawful assignment as holders in unit and seat order (null: an optional seat left empty). */
export function allAssignments(input: AssignInput): (string | null)[][] {
  const seats = plainSeats(input)
  const room = roomOf(input)
  const chosen: (string | null)[] = []
  const found: (string | null)[][] = []
  const choose = (at: number): void => {
    const seat = seats[at]
    if (!seat) return void found.push([...chosen])
    const candidates = seat.isOptional ? [...seat.eligible, null] : seat.eligible
    for (const id of candidates) {
      const clashes = seats.some((other, j) => j < at && other.unit === seat.unit && id !== null && chosen[j] === id)
      if (clashes || (id !== null && room.get(id)! <= 0)) continue
      chosen[at] = id
      if (id !== null) room.set(id, room.get(id)! - 1)
      choose(at + 1)
      if (id !== null) room.set(id, room.get(id)! + 1)
    }
  }
  choose(0)
  return found
}

/** What an assignment is judged by: optional seats left empty first, then the sum of squared loads. */
export function costOf({ inspectors }: AssignInput, holders: (string | null)[]): [empty: number, squares: number] {
  const loads = inspectors.map(({ id, load0 }) => (load0 ?? 0) + holders.filter((holder) => holder === id).length)
  return [holders.filter((id) => id === null).length, loads.reduce((sum, load) => sum + load * load, 0)]
}

/** The lawful assignments of least cost. */
export function bestAssignments(input: AssignInput): (string | null)[][] {
  let best: [number, number] = [Infinity, Infinity]
  let found: (string | null)[][] = []
  for (const holders of allAssignments(input)) {
    const cost = costOf(input, holders)
    const order = cost[0] - best[0] || cost[1] - best[1]
    if (order < 0) [best, found] = [cost, []]
    if (order <= 0) found.push(holders)
  }
  return found
}
