import { formatPercent, NATIONAL, type PolicyProfile, type PolicyValue } from '@sunlot/contract'

/** One rule of the bureau as a line to read: its value, the clause it comes from, and who wins where two rules meet. */
export interface PolicyLine {
  readonly name: string
  readonly value: string
  /** Empty where neither the notice nor a national rule says anything. */
  readonly clause: string
  readonly note: string
}

const NATIONAL_WINS = '本单位细则没有写，按国家规定'
const HIGH_RISK_WORDS = {
  moreOften: '提高比例和频次',
  classRatio: '按风险类别定比例',
  keyItems: '列为重点抽查事项',
  ifSubstantiated: '查实后提高比例',
  separatePool: '单独设库抽取',
} as const satisfies Record<PolicyProfile['highRisk']['value'], string>
const PER_WORDS = { draw: '每次抽取', year: '全年合计' } as const
const NOTICE_WORDS = { unannounced: '不打招呼，直奔现场', showCertificate: '出示证件后检查' } as const

/** The bureau's profile under the national rules, in the order of the road. */
export function listPolicyLines(profile: PolicyProfile): readonly PolicyLine[] {
  return [
    lineOf('抽查比例', profile.ratioFloor, ({ share, per, base }) => {
      return `不低于${base}的 ${formatPercent(share[0] / share[1])}，${PER_WORDS[per]}`
    }),
    lineOf('每年轮次', profile.roundsPerYear, (rounds) => `不少于 ${rounds} 轮`),
    lineOf('检查人员库', profile.inspectorPool, (pool) => (pool === 'byItem' ? '按事项分设' : '全局共用一个库')),
    lineOf('每户检查人员', profile.minInspectors, (people) => `不少于 ${people} 名`),
    lineOf('利害关系回避', profile.conflictsDeclared, () => '事先申报，抽取时排除'),
    overlaid('先批准方案再抽取', profile.schemeFirst, NATIONAL.schemeFirst),
    lineOf('抽取前培训', profile.trainingFirst, () => '须先培训'),
    lineOf('两库完成到抽取', profile.drawWithin, (days) => `${days} 个工作日内`),
    lineOf('抽取过程留证', profile.evidence, () => '照片或录像'),
    lineOf('见证', profile.witness, ({ who, min }) => `${who}，不少于 ${min} 人`),
    lineOf('名单审签', profile.signOff, () => '分管领导签字后生效'),
    lineOf('检查完成', profile.inspectWithin, (limit) => {
      return 'workingDays' in limit ? `抽取后 ${limit.workingDays} 个工作日内` : `${monthDay(limit.until)}前`
    }),
    lineOf('检查方式', profile.noticeMode, (mode) => NOTICE_WORDS[mode]),
    strictest('结果公示', profile.publishWithin, NATIONAL.publishWithin),
    strictest('处罚公示', profile.penaltyWithin, NATIONAL.penaltyWithin),
    lineOf('抽取情况公开', profile.announceDraw, () => '在网站公开'),
    lineOf('公开渠道', profile.channels, (channels) => channels.join('、')),
    lineOf('高风险对象', profile.highRisk, (rule) => HIGH_RISK_WORDS[rule]),
    lineOf('避免重复检查', profile.avoidRepeats, () => '今年已查的不再抽'),
  ]
}

function lineOf<T>(name: string, policy: PolicyValue<T> | null, words: (value: T) => string): PolicyLine {
  if (!policy) return { name, value: '未规定', clause: '', note: '本单位细则和国家规定都没有写' }
  return { name, value: words(policy.value), clause: policy.clause, note: '' }
}

function overlaid(name: string, own: PolicyValue<true> | null, national: PolicyValue<true>): PolicyLine {
  return { ...lineOf(name, own ?? national, () => '须先批准'), note: own ? '' : NATIONAL_WINS }
}

/** Of two limits in working days the shorter one holds, and a stricter national rule says so. */
function strictest(name: string, own: PolicyValue<number> | null, national: PolicyValue<number>): PolicyLine {
  const nationalWins = !own || national.value < own.value
  const line = lineOf(name, nationalWins ? national : own, (days) => `${days} 个工作日内`)
  if (!nationalWins) return line
  return { ...line, note: own ? `国家规定更严，按国家规定；本单位细则为 ${own.value} 个工作日` : NATIONAL_WINS }
}

/** `10-31` → `10月31日`. */
function monthDay(text: string): string {
  const [month, day] = text.split('-')
  return `${Number(month)}月${Number(day)}日`
}
