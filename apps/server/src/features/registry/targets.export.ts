import { RISK_CLASSES, type Target, TARGET_KINDS, TARGET_STATUSES } from '@sunlot/contract'
import type { OutputCell, OutputTable } from '@sunlot/tables'

/** The directory as a table, in the columns the import reads; nothing is lost on the way out and in again. */
export function targetsTable(targets: AsyncIterable<Target>): OutputTable {
  return {
    sheetName: '检查对象名录库',
    columns: [
      { heading: '名称', width: 34 },
      { heading: '统一社会信用代码', width: 22 },
      { heading: '编号', width: 16 },
      { heading: '类别', width: 16 },
      { heading: '抽查事项', width: 24 },
      { heading: '风险类别' },
      { heading: '地区', width: 18 },
      { heading: '地址', width: 34 },
      { heading: '许可证编号', width: 26 },
      { heading: '有效期至', width: 14 },
      { heading: '今年已抽查' },
      { heading: '上次抽查', width: 14 },
      { heading: '状态' },
    ],
    rows: rows(targets),
  }
}

async function* rows(targets: AsyncIterable<Target>): AsyncGenerator<OutputCell[]> {
  for await (const target of targets) {
    yield [
      target.name,
      target.codeKind === 'uscc' ? target.code : '',
      target.codeKind === 'own' ? target.code : '',
      TARGET_KINDS[target.kind],
      target.items.map(({ name }) => name).join('、'),
      target.riskClass && `${target.riskClass}（${RISK_CLASSES[target.riskClass]}）`,
      target.region,
      target.address,
      target.permitNo,
      target.permitUntil ?? (target.permitNo && '长期'),
      target.drawnThisYear,
      target.lastDrawnOn,
      TARGET_STATUSES[target.status],
    ]
  }
}
