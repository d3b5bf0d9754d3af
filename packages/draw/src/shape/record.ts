import { ownValue } from '../own.ts'
import type { DrawRecord, PoolEntry, Seat } from '../types.ts'
import type { Check, Problem } from './check.ts'
import { hex, inside, list, object } from './check.ts'
import {
  contributions,
  failures,
  header,
  inspector,
  plain,
  poolEntry,
  reveal,
  roster,
  seals,
  targets,
  teams,
} from './shapes.ts'

const always = object({ header, contrib: contributions, reveal, pool: list(poolEntry), targets })
const sometimes = object({}, { team_root: hex, seals })
const onceRevealed = object({}, { inspectors: roster, teams, infeasible: failures })

/**
 * The first problem of a record's types, grammar or text, or undefined (check 1 of §1.12).
 * Inspectors and teams are looked at only once reveal.a is given.
 */
export function recordProblem(value: unknown): Problem | undefined {
  const problem = plain(value) ?? always(value) ?? sometimes(value)
  if (problem) return problem
  const record = value as DrawRecord
  const { assign } = record.header
  if (!assign) return undefined
  const unknown = kindProblem(record.pool, assign.kinds)
  if (unknown) return inside('pool', unknown)
  if (record.reveal.a == null) return undefined
  return record.inspectors === undefined ? { path: ['inspectors'], rule: 'missing' } : onceRevealed(value)
}

/** With `assign`, every kind in the pool must have seats (§1.4). */
export function kindProblem(pool: readonly PoolEntry[], kinds: Record<string, Seat[]>): Problem | undefined {
  const at = pool.findIndex(({ kind = '' }) => ownValue(kinds, kind) === undefined)
  return at < 0 ? undefined : { path: [at, 'kind'], rule: 'kind without seats' }
}

/**
 * The first problem of each pool entry, so that an importer can name every bad row (§1.4).
 * @example poolProblems([{ label: '甲' }]) // [{ path: [0, 'label'], rule: 'id' }]
 */
export function poolProblems(entries: readonly unknown[]): Problem[] {
  return problemsOf(entries, (entry) => plain(entry) ?? poolEntry(entry))
}

/**
 * The first problem of each roster entry (§1.5).
 * @example inspectorProblems([{ id: '-', tags: [] }]) // [{ path: [0, 'id'], rule: 'inspector id' }]
 */
export function inspectorProblems(entries: readonly unknown[]): Problem[] {
  return problemsOf(entries, (entry) => plain(entry) ?? inspector(entry))
}

/**
 * The first problem of a list of contributions, or none (§1.7).
 * @example contributionProblems([{ by: '甲', kind: 'dice' }]) // [{ path: [0, 'value'], rule: 'missing' }]
 */
export function contributionProblems(value: unknown): Problem[] {
  const problem = plain(value) ?? contributions(value)
  return problem ? [problem] : []
}

function problemsOf(values: readonly unknown[], check: Check): Problem[] {
  return values.flatMap((value, i) => {
    const problem = check(value)
    return problem ? [inside(i, problem)] : []
  })
}
