import { type Conflict, CONFLICT_KINDS, CONFLICT_SCOPES, dateOfInstant } from '@sunlot/contract'
import type { OutputTable } from '@sunlot/tables'

/** Declared conflicts of interest as a table. */
export function conflictsTable(conflicts: readonly Conflict[]): OutputTable {
  return {
    sheetName: '利害关系申报',
    columns: [
      { heading: '范围', width: 12 },
      { heading: '人员或科室', width: 24 },
      { heading: '关系', width: 22 },
      { heading: '检查对象', width: 34 },
      { heading: '代码', width: 22 },
      { heading: '说明', width: 34 },
      { heading: '申报日期', width: 14 },
    ],
    rows: conflicts.map(({ scope, inspectorName, kind, targetName, targetCode, note, declaredAt }) => [
      CONFLICT_SCOPES[scope],
      inspectorName,
      CONFLICT_KINDS[kind],
      targetName,
      targetCode,
      note,
      dateOfInstant(declaredAt),
    ]),
  }
}
