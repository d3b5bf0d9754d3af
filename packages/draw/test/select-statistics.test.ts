import { hash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type Hasher, smallestTickets } from '../src/index.ts'
import { chiSquare, tailProbability } from './chi-square.ts'

const hasher: Hasher = { text: (text) => hash('sha256', text), bytes: (bytes) => hash('sha256', bytes) }
const LABELS = Array.from({ length: 8 }, (_, i) => `9133010${i}`)
const TAKEN = 3
const DRAWS = 20_000
// Seeds are fixed, so no run can fail by chance; with fresh seeds one run in ten thousand would.
const ALPHA = 1e-4

/** Positions of three of eight labels, in the order drawn. */
type Sampler = (seed: string) => number[]

function seedOf(number: number | string): string {
  return hasher.text(`ssj1/test\n${number}`)
}

/** A stream of numbers below n for the bad samplers. */
function numbers(seed: string): (n: number) => number {
  let count = 0
  return (n) => parseInt(hasher.text(`${seed}${count++}`).slice(0, 12), 16) % n
}

function draw(seed: string): number[] {
  return smallestTickets(LABELS, { seed, count: TAKEN }, hasher).map(({ label }) => LABELS.indexOf(label))
}

function subsets(): string[] {
  const found: string[] = []
  for (let a = 0; a < 8; a++) for (let b = a + 1; b < 8; b++) for (let c = b + 1; c < 8; c++) found.push(`${a}${b}${c}`)
  return found
}

function tally(cells: readonly string[], draws: Iterable<string>): number[] {
  const counts = new Map(cells.map((cell) => [cell, 0]))
  for (const cell of draws) counts.set(cell, counts.get(cell)! + 1)
  return [...counts.values()]
}

function* results(sampler: Sampler, from = 0, draws = DRAWS): Generator<number[]> {
  for (let i = from; i < from + draws; i++) yield sampler(seedOf(i))
}

function* mapped<T, U>(values: Iterable<T>, change: (value: T) => U): Generator<U> {
  for (const value of values) yield change(value)
}

function subsetProbability(sampler: Sampler, from = 0, draws = DRAWS): number {
  const counts = tally(
    subsets(),
    mapped(results(sampler, from, draws), (taken) => taken.toSorted().join('')),
  )
  return tailProbability(chiSquare(counts), counts.length - 1)
}

/** Inclusion counts of a sample without replacement vary less than Pearson expects; the factor restores the law. */
function inclusionProbability(sampler: Sampler): number {
  const counts = LABELS.map(() => 0)
  for (const taken of results(sampler)) for (const i of taken) counts[i]!++
  const n = LABELS.length
  return tailProbability((chiSquare(counts) * (n - 1)) / (n - TAKEN), n - 1)
}

describe('the statistics of the selection', { timeout: 60_000 }, () => {
  it('every subset, every member and every order of first places is as likely as any other', () => {
    expect(subsetProbability(draw)).toBeGreaterThan(ALPHA)
    expect(inclusionProbability(draw)).toBeGreaterThan(ALPHA)
    const cells = LABELS.flatMap((_, a) => LABELS.flatMap((_, b) => (a === b ? [] : [`${a}${b}`])))
    const firstTwo = tally(
      cells,
      mapped(results(draw), ([a, b]) => `${a}${b}`),
    )
    expect(tailProbability(chiSquare(firstTwo), firstTwo.length - 1)).toBeGreaterThan(ALPHA)
  })

  it('one stratum says nothing about another', () => {
    const others = LABELS.map((label) => `${label}B`)
    const cells = LABELS.flatMap((_, a) => LABELS.map((_, b) => `${a}${b}`))
    const pairs = mapped(results(draw), ([a]) => a)
    let number = 0
    const counts = tally(
      cells,
      mapped(pairs, (a) => {
        const [first] = smallestTickets(others, { seed: seedOf(number++), count: 1 }, hasher)
        return `${a}${others.indexOf(first!.label)}`
      }),
    )
    expect(tailProbability(chiSquare(counts), counts.length - 1)).toBeGreaterThan(ALPHA)
  })

  it('of many tests the right share passes, and their probabilities are themselves even', () => {
    const rounds = 200
    const found = Array.from({ length: rounds }, (_, i) => subsetProbability(draw, 100_000 + i * 1000, 1000))
    const passed = found.filter((p) => p > 0.01).length / rounds
    expect(passed).toBeGreaterThanOrEqual(0.99 - 3 * Math.sqrt(0.0099 / rounds))
    const bins = Array.from({ length: 10 }, (_, i) => found.filter((p) => Math.min(9, Math.floor(p * 10)) === i).length)
    expect(tailProbability(chiSquare(bins), 9)).toBeGreaterThan(ALPHA)
  })

  it('one changed bit of the seed gives an unrelated sample', () => {
    const labels = Array.from({ length: 100 }, (_, i) => `T${i}`)
    const seed = seedOf('avalanche')
    const taken = (of: string): string[] => smallestTickets(labels, { seed: of, count: 20 }, hasher).map((t) => t.label)
    const original = new Set(taken(seed))
    let overlap = 0
    for (let bit = 0; bit < 256; bit++) {
      const digit = parseInt(seed[bit >> 2]!, 16) ^ (1 << (bit & 3))
      const changed = seed.slice(0, bit >> 2) + digit.toString(16) + seed.slice((bit >> 2) + 1)
      overlap += taken(changed).filter((label) => original.has(label)).length
    }
    // 4 of 20 are expected; the mean of 256 has a standard deviation of about 0.1.
    expect(overlap / 256).toBeGreaterThan(3.5)
    expect(overlap / 256).toBeLessThan(4.5)
  })
})

describe('the same statistics refuse what others do', { timeout: 60_000 }, () => {
  const positions = LABELS.map((_, i) => i)

  it('sorting with a random comparator', () => {
    const sampler: Sampler = (seed) => {
      const next = numbers(seed)
      return positions.toSorted(() => next(2) - 0.5).slice(0, TAKEN)
    }
    expect(subsetProbability(sampler)).toBeLessThan(1e-10)
  })

  it('a shuffle that swaps with the whole range', () => {
    const sampler: Sampler = (seed) => {
      const next = numbers(seed)
      const order = positions.slice()
      for (const i of positions) {
        const j = next(8)
        ;[order[i], order[j]] = [order[j]!, order[i]!]
      }
      return order.slice(0, TAKEN)
    }
    expect(subsetProbability(sampler)).toBeLessThan(1e-10)
  })

  it('a small number reduced by a remainder', () => {
    const sampler: Sampler = (seed) => {
      const next = numbers(seed)
      const left = positions.slice()
      return [0, 1, 2].map(() => left.splice(next(16) % left.length, 1)[0]!)
    }
    expect(subsetProbability(sampler)).toBeLessThan(1e-10)
  })

  it('one random offset and a fixed step, although every member is equally likely', () => {
    const sampler: Sampler = (seed) => {
      const offset = numbers(seed)(8)
      return [0, 3, 6].map((step) => (offset + step) % 8)
    }
    expect(inclusionProbability(sampler)).toBeGreaterThan(ALPHA)
    expect(subsetProbability(sampler)).toBeLessThan(1e-10)
  })

  it('a number with "next free one" when it is taken, although every member is equally likely', () => {
    const sampler: Sampler = (seed) => {
      const next = numbers(seed)
      const taken: number[] = []
      for (let k = 0; k < TAKEN; k++) {
        let i = next(8)
        while (taken.includes(i)) i = (i + 1) % 8
        taken.push(i)
      }
      return taken
    }
    expect(inclusionProbability(sampler)).toBeGreaterThan(ALPHA)
    expect(subsetProbability(sampler)).toBeLessThan(1e-10)
  })
})

describe('the probability of a statistic', () => {
  it('agrees with the tables of the chi-square distribution', () => {
    for (const [x, df, p] of [
      [3.841, 1, 0.05],
      [18.307, 10, 0.05],
      [14.067, 7, 0.05],
      [82.292, 55, 0.01],
      [9.342, 10, 0.5],
    ] as const) {
      expect(tailProbability(x, df)).toBeCloseTo(p, 4)
    }
  })
})
