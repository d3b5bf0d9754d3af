import type { PermitGap } from '@sunlot/contract'
import type { OutputTable } from '@sunlot/tables'

export function gapsTable(gaps: readonly PermitGap[]): OutputTable {
  return {
    sheetName: '许可证核对',
    columns: [
      { heading: '许可证编号', width: 26 },
      { heading: '许可证名称', width: 22 },
      { heading: '持证人', width: 34 },
      { heading: '持证人代码', width: 22 },
      { heading: '有效期至', width: 14 },
      { heading: '名录库里的对象', width: 34 },
    ],
    rows: gaps.map(({ number, name, holder, holderCode, validUntil, target }) => {
      return [number, name, holder, holderCode, validUntil ?? '长期', target?.name ?? '']
    }),
  }
}
