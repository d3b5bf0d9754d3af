import { type Institution, INSTITUTION_SERVICES } from '@sunlot/contract'
import type { OutputCell, OutputTable } from '@sunlot/tables'

/** The engaged institutions as a table. */
export function institutionsTable(institutions: readonly Institution[]): OutputTable {
  return {
    sheetName: '委托机构',
    columns: [
      { heading: '机构名称', width: 34 },
      { heading: '统一社会信用代码', width: 22 },
      { heading: '服务', width: 24 },
      { heading: '资质证书编号', width: 22 },
      { heading: '资质有效期至', width: 14 },
      { heading: '资质范围', width: 34 },
      { heading: '委托次数' },
      { heading: '报告逾期' },
      { heading: '状态' },
    ],
    rows: institutions.map(toCells),
  }
}

function toCells(institution: Institution): OutputCell[] {
  const { name, uscc, services, qualificationNo, qualificationUntil, scope, engagementCount, overdueCount, removed } =
    institution
  const words = services.map((service) => INSTITUTION_SERVICES[service]).join('、')
  return [
    name,
    uscc,
    words,
    qualificationNo,
    qualificationUntil,
    scope,
    engagementCount,
    overdueCount,
    removed ? '已移出' : '在用',
  ]
}
