import { DrawError } from './draw-error.ts'
import type { Hasher } from './hasher.ts'
import { ownHasher } from './hasher.ts'
import { selectTargets } from './select.ts'
import type { PoolEntry, Status, Targets } from './types.ts'

/** A target taken off the list, with the code of its reason (§2.5). */
export interface Withdrawal {
  label: string
  reason: string
}

/** What a supplementary draw depends on; the seed is that of round ≥ 1 of stage t (§2.5). */
export interface SupplementInput {
  pool: readonly PoolEntry[]
  strata: readonly { key: string }[]
  targets: Targets
  /** Supplements of earlier rounds. */
  earlier: readonly Pick<Targets, 'selected'>[]
  withdrawn: readonly Withdrawal[]
  seed: string
}

/**
 * Draws replacements for withdrawn targets in a fresh round (§2.5). A withdrawn `must` target is not replaced; with too
 * few candidates all come in. Throws DrawError `bad-event` when a withdrawn label is not on the list.
 * @example supplement({ …s2, withdrawn: [{ label: 'T08', reason: 'CLOSED' }], earlier: [], seed }).selected // ['T12'] for S2
 */
export function supplement(input: SupplementInput, hasher: Hasher = ownHasher): Targets {
  const { pool, strata, targets, earlier, withdrawn, seed } = input
  const status = new Map<string, Status>()
  for (const label of targets.must) status.set(label, 'out:MUST')
  const drawn = [targets, ...earlier].flatMap(({ selected }) => selected)
  for (const label of drawn) status.set(label, 'out:SELECTED')
  const vacated = new Set<string>()
  for (const { label, reason } of withdrawn) {
    const before = status.get(label)
    if (before !== 'out:MUST' && before !== 'out:SELECTED') throw new DrawError('bad-event', { label })
    if (before === 'out:SELECTED') vacated.add(label)
    status.set(label, `out:${reason}`)
  }
  const vacancies = new Map<string, number>()
  const filled = new Set(earlier.flatMap(({ selected }) => selected))
  for (const { label, stratum } of pool) {
    const change = (vacated.has(label) ? 1 : 0) - (filled.has(label) ? 1 : 0)
    if (change !== 0) vacancies.set(stratum, (vacancies.get(stratum) ?? 0) + change)
  }
  const rule = { strata: strata.map(({ key }) => ({ key, count: Math.max(0, vacancies.get(key) ?? 0) })) }
  const remaining = pool.map((entry) => ({ ...entry, status: status.get(entry.label) ?? withoutMust(entry.status) }))
  return selectTargets(remaining, { rule, seed }, hasher)
}

/** Every `must` entry is on the list already, so none is left here; this only guards the type's meaning. */
function withoutMust(status: Status): Status {
  return status === 'must' ? 'out:MUST' : status
}
