import { CELL_ISSUES, type Import } from '@sunlot/contract'
import type { Placed } from './place.rules.ts'

export type Counts = Import['counts']
export type Groups = Import['groups']

export const NO_COUNTS: Counts = {
  read: 0,
  importable: 0,
  merged: 0,
  errorRows: 0,
  errorCells: 0,
  warnings: 0,
  excluded: 0,
  created: 0,
  updated: 0,
}

const SEVERITIES = ['error', 'warning', 'note'] as const

/** Counts what a dry run found, row by row. */
export interface Tally {
  add(placed: Placed | undefined): void
  result(): { counts: Counts; groups: Groups }
}

export function createTally(): Tally {
  const counts = { ...NO_COUNTS }
  const groups = new Map<string, Groups[number]>()
  const updated = new Set<string>()

  function count({ code }: Placed['issues'][number]): void {
    const { severity, group } = CELL_ISSUES[code]
    if (severity === 'error') counts.errorCells += 1
    if (severity === 'warning') counts.warnings += 1
    const entry = groups.get(group) ?? { group, severity, count: 0 }
    entry.count += 1
    groups.set(group, entry)
  }

  return {
    add(placed) {
      counts.read += 1
      if (!placed) {
        counts.excluded += 1
        return
      }
      if (placed.state === 'ok') counts.importable += 1
      else if (placed.state === 'merged') counts.merged += 1
      else counts.errorRows += 1
      if (placed.effect === 'create') counts.created += 1
      if (placed.effect === 'update') updated.add(placed.subjectId)
      for (const issue of placed.issues) count(issue)
    },
    result() {
      const rank = ({ severity, count }: Groups[number]) => SEVERITIES.indexOf(severity) * 1e9 - count
      const ranked = [...groups.values()].sort((a, b) => rank(a) - rank(b))
      return { counts: { ...counts, updated: updated.size }, groups: ranked }
    },
  }
}
