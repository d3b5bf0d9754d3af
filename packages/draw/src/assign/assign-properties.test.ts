import { assert, integer, nat, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bestAssignments, costOf, mostFillable, requiredSeats } from '../../test/assign-exhaustive.ts'
import { largeInstance, smallInstance } from '../../test/assign-instances.ts'
import { random } from '../../test/random.ts'
import { ownHasher } from '../hasher.ts'
import type { Seat } from '../types.ts'
import { assign, type AssignInput } from './index.ts'

const runs = { numRuns: 400, seed: 2 }

/** The holders of all seats, unit by unit. */
function holdersOf(input: AssignInput): (string | null)[] | undefined {
  const result = assign(input, ownHasher)
  return result.ok ? result.teams.flatMap(({ team }) => team) : undefined
}

function shuffle<T>(items: T[], pick: (n: number) => number): T[] {
  return items
    .map((item) => ({ item, key: pick(1e9) }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item)
}

function needsOf({ classes }: AssignInput, seat: Seat): string[][] {
  return classes[typeof seat === 'number' ? seat : seat.c]!
}

describe('for any roster and any visits', { timeout: 30_000 }, () => {
  test('S2-11 the order in which people, tags and visits are entered changes no team', () => {
    assert(
      property(nat(1e6), nat(1e6), (number, order) => {
        const input = smallInstance(number)
        const pick = random(`order ${order}`).below
        const shuffled = {
          ...input,
          inspectors: shuffle(input.inspectors, pick).map((person) => ({
            ...person,
            tags: shuffle(person.tags, pick),
          })),
          units: shuffle(input.units, pick).map((unit) => ({ ...unit, recused: shuffle(unit.recused, pick) })),
        }
        const result = assign(input, ownHasher)
        const again = assign(shuffled, ownHasher)
        if (!result.ok || !again.ok) expect(again).toEqual(result)
        else {
          const labels = shuffled.units.map(({ label }) => label)
          const inOrder = labels.map((label) => result.teams.find((team) => team.label === label))
          expect(again.teams).toEqual(inOrder)
          expect(again.loads).toEqual(result.loads)
        }
      }),
      runs,
    )
  })

  test('S4-05 S0-08 a team is of distinct, eligible people, none recused, nobody over the cap', () => {
    for (const input of [...lawfulSmall(), largeInstance({ units: 800, people: 90, regions: 3, departments: 3 })]) {
      const result = assign(input, ownHasher)
      if (!result.ok) continue
      const people = new Map(input.inspectors.map((person) => [person.id, person]))
      for (const [u, { label, team }] of result.teams.entries()) {
        const { seats, recused, ...unit } = input.units[u]!
        expect([label, team.length]).toEqual([unit.label, seats.length])
        const present = team.filter((id) => id !== null)
        expect(new Set(present).size).toBe(present.length)
        for (const [k, id] of team.entries()) {
          const seat = seats[k]!
          if (id === null) expect(seat).toMatchObject({ optional: true })
          else {
            expect(recused).not.toContain(id)
            const { tags } = people.get(id)!
            expect(needsOf(input, seat).every((group) => group.some((tag) => tags.includes(tag)))).toBe(true)
          }
        }
      }
      const held = result.teams.flatMap(({ team }) => team)
      for (const { id, cap, load0 } of input.inspectors) {
        const seats = held.filter((holder) => holder === id).length
        expect(result.loads.get(id)).toBe((load0 ?? 0) + seats)
        if (seats > 0) expect(result.loads.get(id)).toBeLessThanOrEqual(cap ?? Infinity)
      }
    }
  })

  test('all required seats are filled exactly when a maximum flow fills them', () => {
    assert(
      property(nat(1e6), (number) => {
        const input = smallInstance(number)
        const required = requiredSeats(input)
        expect(assign(input, ownHasher).ok).toBe(mostFillable(input, required) === required.length)
      }),
      runs,
    )
  })

  test('S2-11 no lawful assignment fills more optional seats or spreads the load more evenly', () => {
    assert(
      property(nat(1e6), (number) => {
        const input = smallInstance(number, { people: 4, units: 3 })
        if (input.units.flatMap(({ seats }) => seats).length > 7) return
        const holders = holdersOf(input)
        const [best] = bestAssignments(input)
        expect(holders && costOf(input, holders)).toEqual(best && costOf(input, best))
      }),
      runs,
    )
  })

  test('S2-11 the loads are as even as a maximum flow under every upper bound allows', () => {
    assert(
      property(integer({ min: 1, max: 3 }), nat(12), nat(3), (regions, people, load0) => {
        const input = withoutOptional(largeInstance({ units: 60, people: 12 + people, regions, departments: 2 }))
        input.inspectors[0]!.load0 = load0
        const result = assign(input, ownHasher)
        if (!result.ok) return
        for (let bound = 1; bound <= Math.max(...result.loads.values()); bound++) {
          const bounded = input.inspectors.map((person) => ({ ...person, cap: bound }))
          const under = input.inspectors.map((person) =>
            Math.max(0, Math.min(bound, result.loads.get(person.id)!) - (person.load0 ?? 0)),
          )
          const most = mostFillable({ ...input, inspectors: bounded }, requiredSeats(input))
          expect(under.reduce((sum, seats) => sum + seats)).toBe(most)
        }
      }),
      { numRuns: 10, seed: 2 },
    )
  })

  test('the failures of an infeasible draw list required seats that are really short of people', () => {
    assert(
      property(nat(1e6), (number) => {
        const input = smallInstance(number)
        const result = assign(input, ownHasher)
        if (result.ok) return
        const [first] = result.infeasible
        expect(first!.slots).toContainEqual(first!.slot)
        expect(mostFillable(input, first!.slots)).toBeLessThan(first!.slots.length)
        const required = requiredSeats(input)
        expect(required.length - mostFillable(input, required)).toBe(result.infeasible.length)
      }),
      runs,
    )
  })
})

function lawfulSmall(): AssignInput[] {
  return Array.from({ length: 300 }, (_, number) => smallInstance(number, { people: 9, units: 12 }))
}

function isRequired(seat: Seat): boolean {
  return typeof seat === 'number' || seat.optional !== true
}

function withoutOptional(input: AssignInput): AssignInput {
  return { ...input, units: input.units.map((unit) => ({ ...unit, seats: unit.seats.filter(isRequired) })) }
}
