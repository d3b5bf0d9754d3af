import { CELL_ISSUES, type ImportRow } from '@sunlot/contract'

/** The same wrong value in the same column, more than once. */
export interface RepeatedFault {
  readonly field: string
  readonly value: string
  readonly count: number
  /** The value offered most recently for it, or empty. */
  readonly suggestion: string
}

/** Wrong values that repeat in these rows, most frequent first. Cells that are empty or offer no word to mend stay out. */
export function listRepeatedFaults(rows: readonly ImportRow[]): readonly RepeatedFault[] {
  const faults = new Map<string, RepeatedFault>()
  for (const row of rows) {
    const wrong = row.issues.filter(({ code }) => CELL_ISSUES[code].severity === 'error')
    for (const { field, suggestion } of wrong) {
      const value = row.cells[field] ?? ''
      if (value === '') continue
      const key = `${field}\n${value}`
      const before = faults.get(key)
      const count = (before?.count ?? 0) + 1
      faults.set(key, { field, value, count, suggestion: suggestion ?? before?.suggestion ?? '' })
    }
  }
  return [...faults.values()].filter(({ count }) => count > 1).toSorted((a, b) => b.count - a.count)
}
