import { z } from 'zod'
import type { Policy, PolicyKey } from './profiles/index.ts'

/** Where on the road a gate stands: it must hold before that step is taken. */
export const GATE_STEPS = {
  approveScheme: '批准方案',
  openDraw: '封存',
  lock: '揭晓',
  sign: '审签',
  publish: '公示',
} as const
export type GateStep = keyof typeof GATE_STEPS

export const GATE_STATES = {
  passed: '已满足',
  blocked: '未满足',
  warned: '请注意',
  waived: '已豁免',
  pending: '还没到',
} as const
export type GateState = keyof typeof GATE_STATES

/** National rules that no value of a rulebook stands for. */
export type NationalRule = 'B-01' | 'B-05'

/** One condition of the road, as every bureau may meet it. */
export interface GateEntry {
  readonly step: GateStep
  /** What is asked, as a Chinese sentence without a bureau's own numbers. */
  readonly requirement: string
  /** The value of the rulebook that asks for it, whose clause it cites; a bureau that lays nothing down is not asked. Or the rule itself. */
  readonly source: PolicyKey | NationalRule
  /** Whether a deputy head may let a task go on without it, with a reason that stays. */
  readonly waivable: boolean
  /** Where its evidence comes from. */
  readonly proof: string
}

/** Every gate there is, in the order of the road. The server makes its gates from it, screens list it, tests hold both together. */
export const GATES = {
  'scheme-written': {
    step: 'approveScheme',
    requirement: '有具体工作方案',
    source: 'schemeFirst',
    waivable: false,
    proof: '工作方案正文',
  },
  'full-coverage': {
    step: 'approveScheme',
    requirement: '全覆盖须在工作方案里写明理由',
    source: 'fullCoverage',
    waivable: false,
    proof: '工作方案正文',
  },
  'scheme-approved': {
    step: 'openDraw',
    requirement: '工作方案已经批准',
    source: 'approval',
    waivable: false,
    proof: '审签人批准的时间',
  },
  'in-plan': {
    step: 'openDraw',
    requirement: '在已公示的年度计划之内',
    source: 'inPublishedPlan',
    waivable: true,
    proof: '方案对应的计划项',
  },
  'scope-stands': {
    step: 'openDraw',
    requirement: '范围里的事项、专项库和标签都还有效',
    source: 'B-01',
    waivable: false,
    proof: '抽查事项清单及其版本、依据变化、专项库和标签',
  },
  'drawn-in-time': {
    step: 'openDraw',
    requirement: '两库完成后按期抽取',
    source: 'drawWithin',
    waivable: true,
    proof: '宣布两库完成的时间、工作日历',
  },
  'signer-apart': {
    step: 'openDraw',
    requirement: '审签人是分管领导，且不是抽取人',
    source: 'signOff',
    waivable: false,
    proof: '账号的职责',
  },
  training: {
    step: 'openDraw',
    requirement: '抽查前组织业务培训',
    source: 'trainingFirst',
    waivable: true,
    proof: '培训记录',
  },
  'rounds-a-year': {
    step: 'openDraw',
    requirement: '每年抽查轮次达到要求',
    source: 'roundsPerYear',
    waivable: false,
    proof: '今年已签字的抽取',
  },
  'pool-filled': {
    step: 'openDraw',
    requirement: '有可以参加抽取的对象',
    source: 'directoriesFirst',
    waivable: false,
    proof: '检查对象名录库、排除明细',
  },
  'pool-placed': {
    step: 'openDraw',
    requirement: '每个对象都归入某一层',
    source: 'B-05',
    waivable: false,
    proof: '对象的风险类别、方案的分层',
  },
  'raised-ratio': {
    step: 'openDraw',
    requirement: '须加大抽查力度的对象单独成层，提高比例',
    source: 'highRisk',
    waivable: false,
    proof: '对象的投诉举报和违法记录、方案的分层',
  },
  'ratio-floor': {
    step: 'openDraw',
    requirement: '抽取数达到最低比例',
    source: 'ratioFloor',
    waivable: false,
    proof: '名录库户数、方案的比例',
  },
  'seldom-repeated': {
    step: 'openDraw',
    requirement: '同一对象今年不重复抽查',
    source: 'annualCap',
    waivable: false,
    proof: '今年的抽取记录',
  },
  'certified-seats': {
    step: 'openDraw',
    requirement: '每户持证检查人员达到人数',
    source: 'minInspectors',
    waivable: false,
    proof: '方案的席位、执法证有效期',
  },
  'crew-complete': {
    step: 'openDraw',
    requirement: '人员够排满每户的席位',
    source: 'directoriesFirst',
    waivable: false,
    proof: '执法检查人员名录库',
  },
  'conflicts-declared': {
    step: 'openDraw',
    requirement: '利害关系已申报，应回避的已排除',
    source: 'conflictsDeclared',
    waivable: true,
    proof: '利害关系申报',
  },
  'witness-named': {
    step: 'openDraw',
    requirement: '已邀请见证人',
    source: 'directoriesFirst',
    waivable: false,
    proof: '方案写明的见证人',
  },
  'witness-arrived': {
    step: 'lock',
    requirement: '见证人到场',
    source: 'witness',
    waivable: true,
    proof: '见证人签到',
  },
  'dice-rolled': {
    step: 'lock',
    requirement: '见证人掷骰完成，两台电脑一致',
    source: 'directoriesFirst',
    waivable: false,
    proof: '两台电脑录入的点数',
  },
  'evidence-kept': {
    step: 'lock',
    requirement: '抽取过程有照片或录像',
    source: 'evidence',
    waivable: false,
    proof: '上传的照片、录像',
  },
  'lists-signed': {
    step: 'publish',
    requirement: '两份名单经分管领导签字确认',
    source: 'signOff',
    waivable: false,
    proof: '审签人的签字',
  },
  announced: {
    step: 'publish',
    requirement: '抽取情况在网站公开',
    source: 'announceDraw',
    waivable: false,
    proof: '公示的时间和渠道',
  },
} as const satisfies Record<string, GateEntry>
export type GateId = keyof typeof GATES

/** One gate as seen now: a pure function of the facts and the bureau's policy. */
export const GateSchema = z.object({
  /** Of the catalogue above, or of the checks of a plan. */
  id: z.string(),
  step: z.enum(['approveScheme', 'openDraw', 'lock', 'sign', 'publish']),
  state: z.enum(['passed', 'blocked', 'warned', 'waived', 'pending']),
  /** The requirement as a Chinese sentence, with the bureau's own numbers. */
  requirement: z.string(),
  clause: z.string(),
  /** Who, when, what: the event or number that proves it. */
  evidence: z.string(),
  /** Where it is mended or its evidence seen; a path inside the console. */
  link: z.object({ text: z.string(), to: z.string() }).nullable(),
  waivable: z.boolean(),
  waiver: z.object({ reason: z.string(), approver: z.string(), at: z.string() }).nullable(),
})
export type Gate = z.infer<typeof GateSchema>

/** A condition of the catalogue in one bureau; `clause` null: its rulebook does not ask for it. */
export const GateRuleSchema = z.object({
  id: z.string(),
  step: z.enum(['approveScheme', 'openDraw', 'lock', 'sign', 'publish']),
  requirement: z.string(),
  clause: z.string().nullable(),
  waivable: z.boolean(),
  proof: z.string(),
})
export type GateRule = z.infer<typeof GateRuleSchema>

/** The whole catalogue with the clause that asks for each condition under a policy. */
export function listGateRules(policy: Policy): GateRule[] {
  return Object.entries<GateEntry>(GATES).map(([id, { source, ...entry }]) => ({
    id,
    ...entry,
    clause: clauseOf(source, policy),
  }))
}

/** The clause that asks for a condition under a policy; null where the rulebook does not ask for it. */
export function clauseOf(source: GateEntry['source'], policy: Policy): string | null {
  return source === 'B-01' || source === 'B-05' ? source : (policy[source]?.clause ?? null)
}
