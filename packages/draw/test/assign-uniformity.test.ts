import { hash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { balance } from '../src/assign/balance.ts'
import { fillGreedily, newGreedy } from '../src/assign/greedy.ts'
import { assign, type AssignInput } from '../src/assign/index.ts'
import { buildNetwork } from '../src/assign/network.ts'
import { findPath, newSearch } from '../src/assign/search.ts'
import { emptySeating, holderOf } from '../src/assign/seating.ts'
import type { Hasher } from '../src/hasher.ts'
import type { Inspector, PersonClass, Seat, Unit } from '../src/types.ts'
import { bestAssignments } from './assign-exhaustive.ts'
import { testSeed } from './assign-instances.ts'
import { chiSquare, tailProbability } from './chi-square.ts'

/**
 * §3.9: every best assignment of a small case is listed, and the draws under fixed seeds must hit them equally often.
 * The same statistics must convict two plausible but unfair ways of drawing.
 */

const hasher: Hasher = { text: (text) => hash('sha256', text, 'hex'), bytes: (bytes) => hash('sha256', bytes, 'hex') }

interface Case {
  name: string
  input: AssignInput
  best: number
  draws: number
}

function person(id: string, tags: string, more: Partial<Inspector> = {}): Inspector {
  return { id, tags: tags.split(' '), ...more }
}

function unit(label: string, seats: Seat[], recused: string[] = []): Unit {
  return { label, members: [label], seats, recused }
}

function input(inspectors: Inspector[], classes: PersonClass[], units: Unit[]): AssignInput {
  return { inspectors, classes, units, seed: '', mix: 20 }
}

const cases: Case[] = [
  {
    name: 'A three visits of two, four equal inspectors',
    input: input(
      ['P1', 'P2', 'P3', 'P4'].map((id) => person(id, 'cert')),
      [[]],
      ['U1', 'U2', 'U3'].map((label) => unit(label, [0, 0])),
    ),
    best: 720,
    draws: 2200,
  },
  {
    name: 'B a lead and anybody, with recusals',
    input: input(
      [person('P1', 'lead'), person('P2', 'lead'), person('P3', 'side'), person('P4', 'side')],
      [[['lead']], []],
      [unit('U1', [0, 1], ['P3']), unit('U2', [0, 1]), unit('U3', [0, 1])],
    ),
    best: 34,
    draws: 1000,
  },
  {
    name: 'C overlapping classes',
    input: input(
      [person('P1', 'a'), person('P2', 'a b'), person('P3', 'b c'), person('P4', 'c'), person('P5', 'a c')],
      [[['a']], [['a', 'b']], [['b', 'c']]],
      [unit('U1', [0, 2]), unit('U2', [1, 2]), unit('U3', [0, 1])],
    ),
    best: 174,
    draws: 1500,
  },
  {
    name: 'D unequal old loads and caps',
    input: input(
      [
        person('P1', 'lead', { cap: 2 }),
        person('P2', 'lead', { load0: 1 }),
        person('P3', 'side'),
        person('P4', 'side'),
      ],
      [[['lead']], []],
      [unit('U1', [0, 1]), unit('U2', [0, 1]), unit('U3', [1], ['P3'])],
    ),
    best: 19,
    draws: 800,
  },
  {
    name: 'F two departments visiting together',
    input: input(
      [
        ...['P1', 'P2', 'P3'].map((id) => person(id, 'd1')),
        ...['P4', 'P5', 'P6'].map((id) => person(id, id === 'P6' ? 'd1 d2' : 'd2')),
      ],
      [[['d1']], [['d2']]],
      [unit('U1', [0, 1]), unit('U2', [0, 1]), unit('U3', [0, 0]), unit('U4', [1, 1])],
    ),
    best: 1428,
    draws: 2800,
  },
]

/** How likely a fair draw is to hit the cells at least as unevenly. */
function fairness(counts: Map<string, number>, cells: string[]): number {
  return tailProbability(chiSquare(cells.map((cell) => counts.get(cell) ?? 0)), cells.length - 1)
}

function countDraws(
  draw: (input: AssignInput) => (string | null)[],
  { name, input, draws }: Case,
): Map<string, number> {
  const counts = new Map<string, number>()
  for (let i = 0; i < draws; i++) {
    const cell = String(draw({ ...input, seed: testSeed(`uniform ${name} ${i}`) }))
    counts.set(cell, (counts.get(cell) ?? 0) + 1)
  }
  return counts
}

function drawFairly(input: AssignInput): (string | null)[] {
  const result = assign(input, hasher)
  return result.ok ? result.teams.flatMap(({ team }) => team) : []
}

/** Unfair on purpose: as even as can be, but without the walks. */
function drawWithoutWalk(input: AssignInput, slotHasher: Hasher = hasher): string[] {
  const network = buildNetwork(input, slotHasher)
  const seating = emptySeating(network)
  const search = newSearch(seating)
  for (const s of fillGreedily(newGreedy(seating), 0, network.requiredCount))
    findPath(search, Int32Array.of(s), Infinity)
  balance(search)
  const seats = [...network.seatUnit.keys()].sort(
    (s, t) => network.seatUnit[s]! - network.seatUnit[t]! || network.seatIndex[s]! - network.seatIndex[t]!,
  )
  return seats.map((s) => network.ids[holderOf(seating, s)]!)
}

/** Unfair on purpose: without the walks, and seats with few candidates go first. */
function drawScarcestFirst(input: AssignInput): string[] {
  const { inspectors, classes, units } = input
  const candidates = ({ label, seats }: Unit, k: number): number => {
    const needs = classes[seats[k] as number]!
    const { recused } = units.find((unit) => unit.label === label)!
    return inspectors.filter(
      ({ id, tags }) => !recused.includes(id) && needs.every((group) => group.some((tag) => tags.includes(tag))),
    ).length
  }
  const slotHasher: Hasher = {
    ...hasher,
    text(text) {
      const [tag, , label, k] = text.split('\n')
      if (tag !== 'ssj1/slot') return hasher.text(text)
      const count = candidates(units.find((unit) => unit.label === label)!, Number(k))
      return count.toString(16) + hasher.text(text).slice(1)
    },
  }
  return drawWithoutWalk(input, slotHasher)
}

const suspicious = 1e-4

describe('S2-11 S4-23 no lawful assignment is favoured', { timeout: 60_000 }, () => {
  test.each(cases)('$name: all best assignments come equally often', (one) => {
    const cells = bestAssignments(one.input).map(String)
    expect(cells).toHaveLength(one.best)
    expect(fairness(countDraws(drawFairly, one), cells)).toBeGreaterThan(suspicious)
  })

  test.each(cases.slice(1))('$name: a draw without the walk is found out', (one) => {
    const cells = bestAssignments(one.input).map(String)
    expect(fairness(countDraws(drawWithoutWalk, { ...one, draws: 10_000 }), cells)).toBeLessThan(suspicious)
  })

  test.each(cases.slice(1))('$name: a draw that serves the scarcest seats first is found out', (one) => {
    const cells = bestAssignments(one.input).map(String)
    expect(fairness(countDraws(drawScarcestFirst, { ...one, draws: 10_000 }), cells)).toBeLessThan(suspicious)
  })
})
