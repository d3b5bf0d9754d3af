import { heldSeats } from './seating.ts'
import { clearDead, findPath, type Search } from './search.ts'

/** Phase C of §3.4: takes every path that makes the loads more even, from the greatest load downwards. */
export function balance(search: Search): void {
  clearDead(search)
  let people = openPeople(search, Number.POSITIVE_INFINITY)
  while (people.level > 0) {
    for (const a of people.ranks) relieve(search, a, people.level)
    people = openPeople(search, people.level)
  }
}

/** Hands one seat of a, who has the load `level`, over to somebody with at most level − 2, along a path. */
function relieve(search: Search, a: number, level: number): void {
  if (search.deadPerson[a] === 1) return
  if (!findPath(search, heldSeats(search.seating, a), level - 2)) search.deadPerson[a] = 1
}

/** By rank, the people who hold seats, are not dead and share the greatest load under `ceiling`; level 0: nobody. */
function openPeople({ seating, deadPerson }: Search, ceiling: number): { level: number; ranks: number[] } {
  let level = 0
  let ranks: number[] = []
  for (let i = 0; i < seating.load.length; i++) {
    const load = seating.load[i]!
    if (seating.heldCount[i] === 0 || deadPerson[i] === 1 || load >= ceiling || load < level) continue
    if (load > level) {
      level = load
      ranks = []
    }
    ranks.push(i)
  }
  return { level, ranks }
}
