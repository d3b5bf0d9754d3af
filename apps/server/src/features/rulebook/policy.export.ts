import { listPolicyLines } from '@sunlot/contract'
import type { PolicyValues } from '@sunlot/contract'

/** The values in force as a table, for whoever prints or compares them elsewhere. */
export function policyTable(values: PolicyValues) {
  const columns = ['类别', '规定', '取值', '出处', '按哪一条'].map((heading) => ({ heading }))
  return { sheetName: '本单位取值', columns, rows: toCells(values) }
}

async function* toCells(values: PolicyValues): AsyncGenerator<string[]> {
  for (const { group, name, value, clause, note } of listPolicyLines(values)) yield [group, name, value, clause, note]
}
