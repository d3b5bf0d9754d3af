import { isInClass } from '@sunlot/draw'
import type { Preview } from '@sunlot/contract'
import type { RosterPerson } from './tasks.roster.ts'
import type { SeatPlan } from './tasks.seats.ts'

type Crew = Pick<Preview, 'seats' | 'people' | 'crew'>

/** Who may sit where, and whether one visit can be seated at all, before anything random happens. */
export function countCrew({ seats }: SeatPlan, roster: readonly RosterPerson[]): Crew {
  const holders = seats.map((seat) => roster.filter(({ tags }) => isInClass(tags, seat.class)))
  const required = holders.filter((_, i) => !seats[i]?.optional)
  const crew = new Set(required.flat())
  return {
    seats: seats.map(({ name, condition, optional }, i) => ({
      name,
      condition,
      optional,
      people: holders[i]?.length ?? 0,
    })),
    people: new Set(holders.flat()).size,
    crew: {
      seats: required.length,
      filled: fillSeats(required),
      visitsAtMost: visitsAtMost([...crew], required.length),
    },
  }
}

/** Most seats that different people can hold at once (augmenting paths over a handful of seats). */
function fillSeats(holders: readonly (readonly RosterPerson[])[]): number {
  const seatOf = new Map<RosterPerson, number>()
  function seat(index: number, tried: Set<RosterPerson>): boolean {
    for (const person of holders[index] ?? []) {
      if (tried.has(person)) continue
      tried.add(person)
      const taken = seatOf.get(person)
      if (taken === undefined || seat(taken, tried)) {
        seatOf.set(person, index)
        return true
      }
    }
    return false
  }
  return holders.filter((_, index) => seat(index, new Set())).length
}

/** Visits that the bounds of these people allow together; one person without a bound, and there is none. */
function visitsAtMost(people: readonly RosterPerson[], seatCount: number): number | null {
  if (seatCount === 0 || people.some(({ cap }) => cap === null)) return null
  const room = people.reduce((sum, { cap, load0 }) => sum + Math.max(0, (cap ?? 0) - load0), 0)
  return Math.floor(room / seatCount)
}
