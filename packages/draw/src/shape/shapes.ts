import type { Inspector } from '../types.ts'
import { isId, textFault } from '../text.ts'
import type { Check } from './check.ts'
import {
  all,
  distinct,
  exactly,
  flag,
  hex,
  id,
  inside,
  isObject,
  list,
  nullable,
  object,
  oneOf,
  positive,
  rule,
  table,
  text,
  uint,
} from './check.ts'

// The tables of §1.4–1.11, one shape each.

const idOrEmpty: Check = (value) => (value === '' ? undefined : id(value))
const inspectorId = rule('inspector id', (value) => isId(value) && value !== '-')
const status = rule('status', isStatus)

export const poolEntry = object({ label: id, stratum: id, status }, { kind: idOrEmpty, group: idOrEmpty })

export const inspector = object(
  { id: inspectorId, tags: distinct(id) },
  { cap: nullable(uint), load0: nullable(uint), recuse: distinct(id) },
)

export const roster = distinct(inspector, ({ id }: Inspector) => id)

export const contributions = list(exactly({ by: text, kind: oneOf('dice', 'words', 'hex', 'beacon'), value: text }))

export const seals = list(object({ by: text, seal: hex, nonce: hex }))

const rate: Check = (value) => {
  if (!Array.isArray(value) || value.length !== 2) return { path: [], rule: 'rate' }
  return uint(value[0]) ?? positive(value[1])
}

const stratum = object(
  { key: id },
  { count: nullable(uint), rate: nullable(rate), weight: nullable(positive), min: nullable(uint), max: nullable(uint) },
)

const ruleShape = object(
  { strata: distinct(stratum, ({ key }: { key: string }) => key) },
  {
    base: oneOf('in', 'all'),
    must_counts: flag,
    round: oneOf('ceil', 'floor', 'half_up'),
    total: nullable(uint),
    group_max: nullable(positive),
  },
)

const seat: Check = (value) =>
  typeof value === 'number' ? uint(value) : object({ c: uint }, { optional: flag })(value)
const tagGroup = all(
  list(id),
  rule('non-empty list', (value) => (value as unknown[]).length > 0),
)

const assignPlan = all(
  object({ classes: list(list(tagGroup)), kinds: table(idOrEmpty, list(seat)), mix: uint }),
  seatClassesExist,
)

export const header = all(
  object(
    {
      v: oneOf('ssj1'),
      draw_no: id,
      organ: text,
      title: text,
      witnesses: distinct(text),
      min_witness: positive,
      pool: object({ root: hex, size: uint }, { visibility: oneOf('open', 'blinded') }),
      rule: ruleShape,
      chain: object({ t: hex, n: positive }, { a: hex }),
    },
    { opened_at: text, assign: all(object({ root: hex }), assignPlan) },
  ),
  chainMatchesAssign,
)

export const reveal = object({ t: hex }, { a: nullable(hex) })

export const targets = exactly({
  quota: table(id, uint),
  must: list(id),
  selected: list(id),
  cutoff: table(id, hex),
})

export const teams = list(exactly({ label: id, team: list(nullable(inspectorId)) }))

const slot: Check = (value) => {
  if (!Array.isArray(value) || value.length !== 2) return { path: [], rule: 'slot' }
  return id(value[0]) ?? uint(value[1])
}

export const failures = list(exactly({ slot, slots: list(slot), inspectors: list(inspectorId) }))

const MAX_DEPTH = 64

/** What every value of a record obeys, at any depth: texts, safe integers, ids as keys (§1.1). */
export function plain(value: unknown, depth = 0): ReturnType<Check> {
  if (typeof value === 'string') return text(value)
  if (value === null || typeof value === 'boolean') return undefined
  if (typeof value === 'number') return Number.isSafeInteger(value) ? undefined : { path: [], rule: 'integer' }
  if (depth > MAX_DEPTH) return { path: [], rule: 'depth' }
  if (Array.isArray(value)) return list((element) => plain(element, depth + 1))(value)
  if (!isObject(value)) return { path: [], rule: 'type' }
  for (const key of Object.keys(value)) {
    const problem = key === '' || isId(key) ? plain(value[key], depth + 1) : { path: [], rule: 'key' }
    if (problem) return inside(key, problem)
  }
  return undefined
}

function isStatus(value: unknown): boolean {
  if (value === 'in' || value === 'must') return true
  return typeof value === 'string' && value.startsWith('out:') && isId(value.slice(4)) && !textFault(value)
}

function seatClassesExist(value: unknown): ReturnType<Check> {
  const { classes, kinds } = value as { classes: unknown[]; kinds: Record<string, (number | { c: number })[]> }
  for (const [kind, seats] of Object.entries(kinds)) {
    const k = seats.findIndex((seat) => (typeof seat === 'number' ? seat : seat.c) >= classes.length)
    if (k >= 0) return { path: ['kinds', kind, k], rule: 'class index' }
  }
  return undefined
}

function chainMatchesAssign(value: unknown): ReturnType<Check> {
  const { chain, assign } = value as { chain: { a?: string }; assign?: object }
  if (assign && chain.a === undefined) return { path: ['chain', 'a'], rule: 'missing' }
  if (!assign && chain.a !== undefined) return { path: ['chain', 'a'], rule: 'unknown' }
  return undefined
}
