import type { DutyCardInput, DutyPart, Policy, PolicyKey } from '@sunlot/contract'
import { isSameUnit } from './unit-names.ts'

/** A card that a value of the rulebook asks for; the value's clause is the card's. */
interface DutyTemplate {
  /** The value the card comes from; a day of the year becomes its deadline. */
  readonly from: PolicyKey
  readonly text: string
  readonly evidenceWanted: string
  /** Values that name the units; the first that is laid down counts. */
  readonly lead: readonly PolicyKey[]
  readonly participating?: readonly PolicyKey[]
  /** Said already by the card of that value. */
  readonly unless?: PolicyKey
}

const OFFICES = ['businessOffices'] as const
const PLATFORM = ['platformLead', 'businessOffices'] as const

// S1-05, S3-20, S4-10 每项任务有责任单位和完成时限
const TEMPLATES: readonly DutyTemplate[] = [
  {
    from: 'organisationBy',
    text: '建立组织架构，开通账号，分清职责',
    evidenceWanted: '科室、账号和职责分工',
    lead: PLATFORM,
    participating: OFFICES,
  },
  {
    from: 'supplementBy',
    text: '梳理需要补充的抽查事项，报汇总科室',
    evidenceWanted: '补充事项申请',
    lead: OFFICES,
    participating: ['consolidationOffice'],
  },
  { from: 'itemListBy', text: '编制并公布随机抽查事项清单', evidenceWanted: '公布的事项清单', lead: OFFICES },
  { from: 'inspectorsBy', text: '建成执法检查人员名录库', evidenceWanted: '持证人员入库情况', lead: PLATFORM },
  { from: 'targetsBy', text: '建成检查对象名录库', evidenceWanted: '名录库对象数和导入记录', lead: OFFICES },
  { from: 'inspectWithin', text: '按计划完成全年检查', evidenceWanted: '各任务检查记录', lead: OFFICES },
  { from: 'publishBy', text: '完成检查结果录入和公示', evidenceWanted: '公示页面', lead: OFFICES },
  {
    from: 'drawLead',
    text: '组织抽取检查对象和检查人员',
    evidenceWanted: '抽取记录',
    lead: ['drawLead'],
    participating: OFFICES,
  },
  {
    from: 'checkLead',
    text: '组织开展现场检查',
    evidenceWanted: '检查记录表和现场照片',
    lead: ['checkLead'],
    participating: OFFICES,
  },
  {
    from: 'consolidationOffice',
    text: '汇总各科室报送的材料',
    evidenceWanted: '汇总的材料目录',
    lead: ['consolidationOffice'],
    participating: OFFICES,
  },
  {
    from: 'jointCoordinator',
    text: '协调相关科室开展联合抽查',
    evidenceWanted: '联合抽查任务',
    lead: ['jointCoordinator'],
    participating: OFFICES,
  },
  {
    from: 'legalOffice',
    text: '指导、监督随机抽查，组织执法人员培训',
    evidenceWanted: '培训记录和监督情况',
    lead: ['legalOffice'],
  },
  {
    from: 'platformLead',
    text: '统筹协调，管理和录入平台',
    evidenceWanted: '平台账号和录入情况',
    lead: ['platformLead'],
    participating: OFFICES,
  },
  {
    from: 'businessOffices',
    text: '指导对口业务并具体实施检查',
    evidenceWanted: '本科室任务完成情况',
    lead: OFFICES,
  },
  {
    from: 'itemSource',
    text: '梳理抽查事项，应纳尽纳',
    evidenceWanted: '抽查事项清单',
    lead: OFFICES,
    unless: 'itemListBy',
  },
  { from: 'planFlow', text: '制定年度抽查计划并按计划实施', evidenceWanted: '公布的年度计划', lead: OFFICES },
  {
    from: 'evaluation',
    text: '总结评价抽查工作',
    evidenceWanted: '情况报告',
    lead: ['legalOffice', 'platformLead', 'businessOffices'],
  },
]

/** Where the notice names no unit. */
const NO_UNIT = ['各相关科室'] as const

export type TemplateCard = DutyCardInput & { template: string }
interface Office {
  id: string
  name: string
}

/** The cards the rulebook in force asks for in a year, deadlines moved to that year, units matched to offices by name. */
export function cardsOf(policy: Policy, year: number, offices: readonly Office[]): TemplateCard[] {
  return TEMPLATES.flatMap((template) => {
    const ruling = policy[template.from]
    if (!ruling || (template.unless && policy[template.unless])) return []
    const dueOn = dayOf(template.from === 'inspectWithin' ? policy.inspectWithin?.value : ruling.value, year)
    // A limit in working days runs for each task by itself.
    if (template.from === 'inspectWithin' && dueOn === null) return []
    const units = [
      ...unitsOf(policy, { part: 'lead', keys: template.lead, offices }),
      ...unitsOf(policy, { part: 'participating', keys: template.participating ?? [], offices }),
    ]
    const { from, text, evidenceWanted } = template
    const startsOn = from === 'inspectWithin' ? dayOf(policy.checksFrom?.value, year) : null
    return [{ template: from, year, clause: ruling.clause, text, startsOn, dueOn, evidenceWanted, units }]
  })
}

/** A day of the year `MM-DD`, alone or as the end of a limit; null for anything else. */
function dayOf(value: unknown, year: number): string | null {
  const text = typeof value === 'object' && value !== null && 'until' in value ? value.until : value
  return typeof text === 'string' && /^\d\d-\d\d$/.test(text) ? `${year}-${text}` : null
}

interface Named {
  part: DutyPart
  keys: readonly PolicyKey[]
  offices: readonly Office[]
}

function unitsOf(policy: Policy, { part, keys, offices }: Named): DutyCardInput['units'] {
  const named = keys.map((key) => policy[key]?.value).find((value) => Array.isArray(value))
  const units = (named ?? (part === 'lead' ? NO_UNIT : [])) as readonly string[]
  return units.map((unit) => ({ part, unit, officeId: offices.find(({ name }) => isSameUnit(unit, name))?.id ?? null }))
}
