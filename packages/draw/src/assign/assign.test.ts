import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ownHasher } from '../hasher.ts'
import type { Inspector, PersonClass, Seat } from '../types.ts'
import { assign } from './index.ts'

interface AssignVector {
  name: string
  inspectors: Inspector[]
  classes: PersonClass[]
  units: { label: string; slots: Seat[]; recuse?: string[] }[]
  seed: string
  out: { teams: unknown; load: Record<string, number> } | { infeasible: unknown }
}

function readVectors(file: string): AssignVector[] {
  const url = new URL(`../../../../docs/spec/vectors/${file}`, import.meta.url)
  return (JSON.parse(readFileSync(url, 'utf8')) as { assign: AssignVector[] }).assign
}

const vectors = [...readVectors('vectors.json'), ...readVectors('vectors-extra.json')]

describe('S2-11 the published teams are found again', () => {
  test.each(vectors)('$name', ({ inspectors, classes, units, seed, out }) => {
    const result = assign(
      {
        inspectors,
        classes,
        units: units.map(({ label, slots, recuse }) => ({
          label,
          members: [label],
          seats: slots,
          recused: recuse ?? [],
        })),
        seed,
        mix: 20,
      },
      ownHasher,
    )
    const shown = result.ok
      ? { teams: result.teams, load: Object.fromEntries(result.loads) }
      : { infeasible: result.infeasible }
    expect(shown).toEqual(out)
  })
})
