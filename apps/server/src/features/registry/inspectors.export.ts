import { type Inspector, INSPECTOR_KINDS, INSPECTOR_STATUSES } from '@sunlot/contract'
import type { OutputCell, OutputTable } from '@sunlot/tables'

/** The directory of inspectors as a table, in the columns the import reads. */
export function inspectorsTable(inspectors: AsyncIterable<Inspector>): OutputTable {
  return {
    sheetName: '执法检查人员名录库',
    columns: [
      { heading: '姓名', width: 12 },
      { heading: '执法证号', width: 20 },
      { heading: '人员类别', width: 16 },
      { heading: '科室', width: 24 },
      { heading: '地区', width: 18 },
      { heading: '有效期至', width: 14 },
      { heading: '可查事项', width: 30 },
      { heading: '今年已抽中' },
      { heading: '状态' },
    ],
    rows: rows(inspectors),
  }
}

async function* rows(inspectors: AsyncIterable<Inspector>): AsyncGenerator<OutputCell[]> {
  for await (const inspector of inspectors) {
    yield [
      inspector.name,
      inspector.code,
      INSPECTOR_KINDS[inspector.kind],
      inspector.office,
      inspector.region,
      inspector.certificateUntil,
      inspector.items.map(({ name }) => name).join('、'),
      inspector.drawnThisYear,
      INSPECTOR_STATUSES[inspector.status],
    ]
  }
}
