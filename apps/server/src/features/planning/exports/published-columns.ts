import { describeLine, PLAN_FIELDS, type PlanField, type PlanKind, type PlanLine } from '@sunlot/contract'

/** One column of a published plan: its heading, its width in characters, and the text of a line under it. */
export interface PlanColumn {
  readonly heading: string
  readonly width: number
  text(line: PlanLine): string
  /** The text that this column only makes precise: months of a time that may be written in words. */
  after?(line: PlanLine): string
}

/** The name under which `describeLine` gives the text of a column. */
const WORDS: Partial<Record<PlanField, string>> = {
  name: '名称',
  itemText: '抽查事项',
  categoryText: '类别',
  content: '检查内容',
  legalBasis: '依据',
  scope: '对象范围',
  staff: '人员要求',
  base: '抽查基数',
  rate: '比例',
  frequency: '频次',
  time: '实施时间',
  rounds: '抽查月份',
  method: '检查方式',
  checkType: '检查类型',
  level: '抽查模式',
  organisation: '组织方式',
  riskRequirement: '信用风险分类要求',
  remarks: '备注',
}

// S1-35 附件1 本局年度抽查计划
const OWN: readonly (readonly [PlanField, number])[] = [
  ['lineNo', 6],
  ['name', 22],
  ['itemText', 24],
  ['categoryText', 12],
  ['content', 28],
  ['legalBasis', 24],
  ['scope', 20],
  ['staff', 18],
  ['base', 9],
  ['rate', 14],
  ['frequency', 14],
  ['time', 16],
  ['rounds', 12],
  ['method', 12],
  ['checkType', 10],
  ['riskRequirement', 16],
  ['leadOffice', 14],
  ['remarks', 14],
]

// S1-35 附件2 部门联合抽查计划（本局部分）
const JOINT: readonly (readonly [PlanField, number])[] = [
  ['lineNo', 6],
  ['name', 24],
  ['itemText', 26],
  ['categoryText', 12],
  ['content', 26],
  ['scope', 20],
  ['staff', 18],
  ['base', 9],
  ['rate', 14],
  ['frequency', 14],
  ['riskRequirement', 18],
  ['time', 16],
  ['rounds', 12],
  ['leadAgency', 16],
  ['participants', 18],
  ['method', 12],
  ['level', 12],
  ['leadOffice', 14],
  ['remarks', 14],
]

/** The columns of 附件1 or 附件2; the headings are those the import knows. */
export function planColumns(kind: PlanKind): PlanColumn[] {
  return (kind === 'own' ? OWN : JOINT).map(([field, width]) => ({
    heading: PLAN_FIELDS[field],
    width,
    text: (line) => textOf(line, field),
    ...(field === 'rounds' && { after: (line: PlanLine) => textOf(line, 'time') }),
  }))
}

function textOf(line: PlanLine, field: PlanField): string {
  if (field === 'lineNo') return line.lineNo || String(line.place)
  if (field === 'leadOffice') return line.leadOffice
  if (field === 'leadAgency') return line.leadAgency
  if (field === 'participants') return line.participants.join('、')
  if (field === 'itemText') return line.itemText || line.items.join('\n')
  return describeLine(line).find(({ name }) => name === WORDS[field])?.text ?? ''
}
