import { PlanLineInputSchema } from '@sunlot/contract'
import type { PlanLineInput } from '@sunlot/contract'
import { HIGH_RISK_POOL } from './targets.ts'

/** A year's plan of the trial: document, lines, what was amended, who asks to take part. */
export interface DemoPlan {
  /** Before document numbers, e.g. 平农发. */
  readonly documents: string
  readonly basis: string
  readonly superior: string
  readonly lines: readonly DemoLine[]
  /** The line whose ratio was raised in the summer. */
  readonly raised: { readonly name: string; readonly percent: number; readonly reason: string }
  readonly invitations: readonly { leadAgency: string; title: string; sourceDocument: string; content: string }[]
}

export interface DemoLine {
  readonly name: string
  /** A word of the item's name; of a special pool, its name. */
  readonly word: string
  readonly isPool?: boolean
  readonly content: string
  readonly scope: string
  readonly office: string
  /** Of every target, or by class A–D. */
  readonly percents: readonly number[]
  readonly organisation?: PlanLineInput['organisation']
  readonly participants?: string[]
  readonly crossRegion?: PlanLineInput['crossRegion']
  /** Days before today on which the first round was drawn; without it both rounds are still to come. */
  readonly drawnBefore?: number
  /** Its last round is next month, not this one. */
  readonly isLate?: boolean
}

const SUPPLIES = '农资与农产品质量监管股'

/** S4: the six classes of S4-01, and one check across the county border (S4-19). */
export const PINGLU_PLAN: DemoPlan = {
  documents: '平农发',
  basis: '《朔州市平鲁区农业农村局“双随机、一公开”实施方案》（演示）',
  superior: '朔州市农业农村局（演示）',
  lines: [
    {
      name: '农产品质量安全监督检查',
      word: '农产品',
      content: '生产记录、承诺达标合格证、禁用药物',
      scope: '全区农产品生产企业、合作社',
      office: SUPPLIES,
      percents: [5],
      organisation: 'joint',
      participants: ['区市场监督管理局（演示）'],
      drawnBefore: 95,
      isLate: true,
    },
    {
      name: '农药经营监督抽查',
      word: '农药',
      content: '经营许可、进货查验和销售台账、标签、限制使用农药定点经营',
      scope: '全区农药经营户',
      office: SUPPLIES,
      percents: [5, 5, 10, 50],
      organisation: 'internalJoint',
      participants: ['农业综合行政执法队'],
      drawnBefore: 60,
    },
    {
      name: '肥料经营监督抽查',
      word: '肥料',
      content: '登记证、标签标识、进销台账',
      scope: '全区肥料经营户',
      office: SUPPLIES,
      percents: [5],
      organisation: 'internalJoint',
      participants: ['农业综合行政执法队'],
      drawnBefore: 125,
      isLate: true,
    },
    {
      name: '种子生产经营监督抽查',
      word: '种子',
      content: '经营备案、标签、进销台账，抽样送检',
      scope: '全区种子生产经营单位',
      office: '种业管理股',
      percents: [10],
      drawnBefore: 155,
    },
    {
      name: '兽药经营使用监督抽查',
      word: '兽药',
      content: '经营许可、处方药销售记录、休药期',
      scope: '全区兽药经营户',
      office: '畜牧兽医服务中心',
      percents: [10],
      drawnBefore: 2,
      isLate: true,
    },
    {
      name: '饲料生产经营监督抽查',
      word: '饲料',
      content: '生产许可、原料进货查验、标签',
      scope: '全区饲料生产企业',
      office: '畜牧兽医服务中心',
      percents: [5],
      drawnBefore: 185,
    },
    {
      name: '高风险农资经营户专项库',
      word: HIGH_RISK_POOL,
      isPool: true,
      content: '投诉举报的问题、上次检查的整改、进销台账',
      scope: '高风险对象库，投诉举报多、列入异常名录或者严重违法的',
      office: SUPPLIES,
      percents: [50],
      isLate: true,
    },
    {
      name: '跨县界种子市场联合检查',
      word: '种子',
      content: '种子标签、备案、跨县销售台账',
      scope: '与邻县交界乡镇的种子经营单位',
      office: '种业管理股',
      percents: [10],
      organisation: 'joint',
      participants: ['右玉县农业农村局（演示）'],
      crossRegion: { lead: '朔州市平鲁区农业农村局（演示）', host: '右玉县（演示）' },
      isLate: true,
    },
  ],
  raised: {
    name: '饲料生产经营监督抽查',
    percent: 10,
    reason: '上半年饲料投诉增多，经查属实，提高饲料生产经营抽查比例',
  },
  invitations: [
    {
      leadAgency: '区市场监督管理局（演示）',
      title: '农资市场秩序联合抽查',
      sourceDocument: '平联席办〔演示〕3号',
      content: '农资价格、计量、广告和质量',
    },
    {
      leadAgency: '市公安局（演示）',
      title: '易制毒化学品使用单位联合抽查',
      sourceDocument: '朔联席办〔演示〕5号',
      content: '购买备案、库存台账',
    },
  ],
}

/** A line as the form would save it; `found` is the item or pool behind its word, `rounds` are months. */
export function planLineOf(line: DemoLine, { found, rounds }: { found: string; rounds: number[] }): PlanLineInput {
  const { percents, participants = [], organisation = 'own', crossRegion = null, isPool = false } = line
  const classes = (['A', 'B', 'C', 'D'] as const).map((riskClass, i) => ({ riskClass, share: [percents[i] ?? 0, 100] }))
  const rate = percents.length > 1 ? { bound: '=', classes } : { bound: '>=', share: [percents[0] ?? 0, 100] }
  return PlanLineInputSchema.parse({
    name: line.name,
    category: organisation === 'own' && !isPool ? 'general' : 'key',
    itemIds: isPool ? [] : [found],
    content: line.content,
    methods: ['onSite'],
    organisation,
    leadOffice: line.office,
    participants,
    crossRegion,
    scope: { text: line.scope, poolIds: isPool ? [found] : [] },
    staff: { seats: 2, minimum: 2 },
    amount: { rate, frequency: { bound: '=', times: rounds.length, per: 'year', perTargetMax: 1 } },
    time: { periodText: rounds.map((month) => `${month}月`).join('、'), rounds },
  })
}
