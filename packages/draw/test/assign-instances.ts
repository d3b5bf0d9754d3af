import { ownHasher } from '../src/hasher.ts'
import { hash } from '../src/hash.ts'
import type { AssignInput } from '../src/assign/index.ts'
import type { Inspector, Seat, Unit } from '../src/types.ts'
import { random } from './random.ts'

/** A seed of the protocol for tests: H("ssj1/test", name). */
export function testSeed(name: string): string {
  return hash(ownHasher, 'ssj1/test', name)
}

const tags = ['cert', 'lead', 'food', 'expert', 'r:1', 'r:2']

/** A small assignment with everything in it: OR-groups, caps, old loads, recusals, optional seats, empty units. */
export function smallInstance(number: number, sizes = { people: 8, units: 8 }): AssignInput {
  const pick = random(`small ${number}`).below
  const inspectors = Array.from({ length: 1 + pick(sizes.people) }, (_, i) => smallInspector(pick, i))
  const classes = Array.from({ length: 1 + pick(4) }, () =>
    Array.from({ length: pick(3) }, () => Array.from({ length: 1 + pick(2) }, () => tags[pick(tags.length)]!)),
  )
  const kinds = Array.from({ length: 1 + pick(3) }, () =>
    Array.from(
      { length: pick(5) },
      (): Seat => (pick(4) > 0 ? pick(classes.length) : optionalSeat(pick, classes.length)),
    ),
  )
  const recusals = pick(3)
  const units = Array.from({ length: pick(sizes.units + 1) }, (_, u): Unit => {
    const recused = inspectors.filter(() => pick(10) < recusals).map(({ id }) => id)
    return { label: `U${u}`, members: [`U${u}`], seats: kinds[pick(kinds.length)]!, recused }
  })
  return { inspectors, classes, units, seed: testSeed(`small ${number}`), mix: [0, 1, 20][pick(3)]! }
}

function smallInspector(pick: (n: number) => number, i: number): Inspector {
  return {
    id: `P${i}`,
    tags: tags.filter(() => pick(10) < 6),
    ...(pick(3) === 0 ? { cap: pick(6) } : {}),
    ...(pick(3) === 0 ? { load0: pick(4) } : {}),
  }
}

function optionalSeat(pick: (n: number) => number, classCount: number): Seat {
  return { c: pick(classCount), optional: pick(4) > 0 }
}

/** How large a bureau is: see {@link largeInstance}. */
export interface Shape {
  units: number
  people: number
  regions: number
  departments: number
  /** Upper bound of everybody's load, if any. */
  cap?: number
}

/**
 * A joint campaign: every visit needs a certified lead of its region and department, and a second certified person of
 * the region; one visit in ten asks for an expert of the region as well. People serve one region and one or two departments.
 */
export function largeInstance({ units, people, regions, departments, cap }: Shape): AssignInput {
  const pick = random(`large ${units} ${people} ${regions}`).below
  const inspectors = Array.from({ length: people }, (_, i): Inspector => {
    const own = ['cert', `r:${i % regions}`, `d:${pick(departments)}`]
    if (pick(4) === 0) own.push(`d:${pick(departments)}`)
    if (pick(5) === 0) own.push('expert')
    return { id: `P${i}`, tags: [...new Set(own)], ...(cap === undefined ? {} : { cap }) }
  })
  const classes = [[['cert']]]
  const leadOf = (r: number, d: number): number => regions + 1 + r * departments + d
  for (let r = 0; r < regions; r++) classes.push([['cert'], [`r:${r}`]])
  for (let r = 0; r < regions; r++) {
    for (let d = 0; d < departments; d++) classes.push([['cert'], [`r:${r}`], [`d:${d}`]])
  }
  const expertClass = classes.length
  for (let r = 0; r < regions; r++) classes.push([['cert'], [`r:${r}`], ['expert']])
  const list = Array.from({ length: units }, (_, u): Unit => {
    const r = pick(regions)
    const seats: Seat[] = [leadOf(r, pick(departments)), r + 1]
    if (pick(10) === 0) seats.push({ c: expertClass + r, optional: pick(2) === 0 })
    const recused = pick(20) === 0 ? [`P${pick(people)}`, `P${pick(people)}`] : []
    return { label: `T${u}`, members: [`T${u}`], seats, recused: [...new Set(recused)] }
  })
  return { inspectors, classes, units: list, seed: testSeed(`large ${units} ${people} ${regions}`), mix: 20 }
}

/** Every visit needs two people, and everybody may take any seat. */
export function openInstance({ units, people }: { units: number; people: number }): AssignInput {
  return {
    inspectors: Array.from({ length: people }, (_, i) => ({ id: `P${i}`, tags: ['cert'] })),
    classes: [[['cert']]],
    units: Array.from({ length: units }, (_, u) => ({
      label: `T${u}`,
      members: [`T${u}`],
      seats: [0, 0],
      recused: [],
    })),
    seed: testSeed(`open ${units} ${people}`),
    mix: 20,
  }
}
