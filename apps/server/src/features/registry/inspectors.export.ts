import { type CertifiedStaff, type Exam, type Inspector, INSPECTOR_KINDS, INSPECTOR_STATUSES } from '@sunlot/contract'
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
      { heading: '手机号', width: 16 },
      { heading: '有效期至', width: 14 },
      { heading: '可查事项', width: 30 },
      { heading: '监管职能', width: 20 },
      { heading: '专长', width: 20 },
      { heading: '业务线', width: 16 },
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
      inspector.phone,
      inspector.certificateUntil,
      inspector.items.map(({ name, confirmed }) => (confirmed ? name : `${name}（待确认）`)).join('、'),
      inspector.tags.duty.join('、'),
      inspector.tags.specialty.join('、'),
      inspector.tags.domain.join('、'),
      inspector.drawnThisYear,
      INSPECTOR_STATUSES[inspector.status],
    ]
  }
}

/** The ledger of certified staff as a table, with who stands in the directory (S1-09). */
export function ledgerTable(staff: readonly CertifiedStaff[]): OutputTable {
  return {
    sheetName: '持证人员台账',
    columns: [
      { heading: '姓名', width: 12 },
      { heading: '执法证号', width: 20 },
      { heading: '科室', width: 24 },
      { heading: '有效期至', width: 14 },
      { heading: '已入库' },
    ],
    rows: staff.map(({ name, number, office, validUntil, inspectorId }) => [
      name,
      number,
      office,
      validUntil,
      inspectorId === null ? '否' : '是',
    ]),
  }
}

/** Exams for the certificate as a table (S1-10). */
export function examsTable(exams: readonly Exam[]): OutputTable {
  return {
    sheetName: '执法资格考试',
    columns: [
      { heading: '姓名', width: 12 },
      { heading: '科室', width: 24 },
      { heading: '考试', width: 30 },
      { heading: '考试日期', width: 14 },
      { heading: '结果' },
      { heading: '成绩有效期至', width: 14 },
      { heading: '已入库' },
    ],
    rows: exams.map(({ name, office, exam, takenOn, passed, validUntil, inspectorId }) => [
      name,
      office,
      exam,
      takenOn,
      passed ? '合格' : '不合格',
      validUntil,
      inspectorId === null ? '否' : '是',
    ]),
  }
}
