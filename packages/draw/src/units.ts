import { DrawError } from './draw-error.ts'
import { ownValue } from './own.ts'
import type { Inspector, PoolEntry, Seat, Targets, Unit } from './types.ts'

/** What the units of a draw depend on (§3.1). */
export interface UnitsInput {
  pool: readonly PoolEntry[]
  targets: Pick<Targets, 'must' | 'selected'>
  kinds: Record<string, Seat[]>
  group_max?: number | null | undefined
  inspectors: readonly Inspector[]
}

/**
 * The visits of a draw (§3.1): one for each target, or one for up to group_max targets of the same kind and group.
 * Throws DrawError `malformed` for a target that the pool lacks or a kind without seats.
 * @example buildUnits(r1).map((unit) => unit.members) // [['T02', 'T05'], ['T03'], ['T07'], ['T09', 'T10'], …] for vector R1
 */
export function buildUnits({ pool, targets, kinds, group_max, inspectors }: UnitsInput): Unit[] {
  const entries = entriesOf(pool, targets)
  const recusers = recusersByLabel(inspectors)
  const open = new Map<string, Unit>()
  const units: Unit[] = []
  for (const { label, kind = '', group = '' } of entries) {
    const cluster = `${kind}\n${group}`
    let unit = group === '' ? undefined : open.get(cluster)
    if (!unit || unit.members.length >= (group_max ?? 1)) {
      const seats = ownValue(kinds, kind)
      if (!seats) throw new DrawError('malformed', { path: `kinds.${kind}`, rule: 'missing' })
      unit = { label, members: [], seats, recused: [] }
      units.push(unit)
      if (group !== '') open.set(cluster, unit)
    }
    unit.members.push(label)
    for (const id of recusers.get(label) ?? []) if (!unit.recused.includes(id)) unit.recused.push(id)
  }
  return units
}

function entriesOf(pool: readonly PoolEntry[], { must, selected }: UnitsInput['targets']): PoolEntry[] {
  const labels = [...must, ...selected]
  const wanted = new Set(labels)
  const found = new Map<string, PoolEntry>()
  for (const entry of pool) if (wanted.has(entry.label)) found.set(entry.label, entry)
  return labels.map((label) => {
    const entry = found.get(label)
    if (!entry) throw new DrawError('malformed', { path: 'targets', rule: 'unknown-label', label })
    return entry
  })
}

function recusersByLabel(inspectors: readonly Inspector[]): Map<string, string[]> {
  const recusers = new Map<string, string[]>()
  for (const { id, recuse = [] } of inspectors) {
    for (const label of recuse) {
      const ids = recusers.get(label)
      if (ids) ids.push(id)
      else recusers.set(label, [id])
    }
  }
  return recusers
}
