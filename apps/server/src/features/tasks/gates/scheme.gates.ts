import { CalendarMissing, civilDateOf, errorText, formatDate, formatInstant, readClock } from '@sunlot/contract'
import type { Ruling } from '@sunlot/contract'
import type { GateDraft, GateFacts } from './gate-facts.ts'
import { toEdit, toScheme } from './gate-links.ts'

/** Plan, scheme, approval, duties and timing. */
export function schemeGates(facts: GateFacts): GateDraft[] {
  return [
    ...schemeWritten(facts),
    schemeApproved(facts),
    inPlan(facts),
    ...drawnInTime(facts),
    signerApart(facts),
    ...trained(facts),
    ...roundsAYear(facts),
  ]
}

// S2-13 每次抽查都要有具体工作方案
function schemeWritten({ task, scheme: { policy, input } }: GateFacts): GateDraft[] {
  if (!policy.schemeFirst) return []
  const { length } = input.scheme
  return [
    {
      id: 'scheme-written',
      step: 'approveScheme',
      state: length > 0 ? 'passed' : 'blocked',
      requirement: '有具体工作方案',
      clause: policy.schemeFirst.clause,
      evidence: length > 0 ? `第 ${task.version} 稿，${length} 字` : '方案正文还是空的',
      link: length > 0 ? toScheme(task) : toEdit(task, '写方案'),
    },
  ]
}

// B-14 检查前须经行政机关负责人批准
function schemeApproved({ task, scheme: { policy, today } }: GateFacts): GateDraft {
  const at = task.schemeApprovedAt?.toISOString()
  return {
    id: 'scheme-approved',
    step: 'openDraw',
    state: at ? 'passed' : 'blocked',
    requirement: '工作方案已经批准',
    clause: policy.approval.clause,
    evidence: at
      ? `${task.approvedBy} ${formatInstant(at, today)} 批准，第 ${task.version} 稿`
      : `还没有批准，由 ${task.signer.name} 批准`,
    link: at ? toScheme(task) : null,
  }
}

// B-04 按公布的年度计划开展
function inPlan({ task, scheme: { policy, input } }: GateFacts): GateDraft {
  return {
    id: 'in-plan',
    step: 'openDraw',
    state: input.planLine ? 'passed' : 'warned',
    requirement: '在已公示的年度计划之内',
    clause: policy.inPublishedPlan.clause,
    evidence: input.planLine || '没有填写计划项，计划外的抽查须先调整计划',
    link: input.planLine ? toScheme(task) : toEdit(task, '填计划项'),
    waivable: true,
  }
}

// S4-08 抽取在两库完成后的第 1 个工作日
function drawnInTime(facts: GateFacts): GateDraft[] {
  const { drawWithin } = facts.scheme.policy
  if (!drawWithin) return []
  const { value, clause } = drawWithin
  const requirement = value === 1 ? '两库完成后第 1 个工作日抽取' : `两库完成后 ${value} 个工作日内抽取`
  const gate = { id: 'drawn-in-time', step: 'openDraw', requirement, clause, waivable: true } as const
  return [{ ...gate, ...readFrozenClock(facts, value) }]
}

function readFrozenClock(
  { task, scheme, preview, draw }: GateFacts,
  limit: number,
): Pick<GateDraft, 'state' | 'evidence' | 'link'> {
  const frozenAt = task.directoriesFrozenAt
  if (!frozenAt) {
    const link = { text: '宣布两库完成', to: `/tasks/${task.id}` }
    return { state: 'blocked', evidence: '还没有宣布两库完成', link }
  }
  const { today } = scheme
  const on = draw ? civilDateOf(new Date(draw.openedAt)) : today
  try {
    const { until, over } = readClock(scheme.calendar, { start: civilDateOf(frozenAt), total: limit, today: on })
    if (over > 0)
      return { state: 'blocked', evidence: `应在 ${formatDate(until, today)} 前抽取，已过 ${over} 个工作日` }
    const when = formatInstant(frozenAt.toISOString(), today)
    return {
      state: 'passed',
      evidence: `${when} 完成，对象 ${preview.size} 户、人员 ${preview.people} 名`,
      link: toScheme(task),
    }
  } catch (error) {
    if (!(error instanceof CalendarMissing)) throw error
    return { state: 'blocked', evidence: errorText('calendar.missing-year', { year: error.year }) }
  }
}

// S0-12 两份名单报分管领导签字确认；抽取、审签、公示由不同的人担任
function signerApart({ task, signerHoldsDuty, scheme: { policy } }: GateFacts): GateDraft {
  const isApart = task.signer.id !== task.drawer.id
  const isMet = signerHoldsDuty && isApart
  const fault = isApart ? `${task.signer.name} 现在不是分管领导` : `${task.signer.name} 同时是抽取人`
  return {
    id: 'signer-apart',
    step: 'openDraw',
    state: isMet ? 'passed' : 'blocked',
    requirement: '审签人是分管领导，且不是抽取人',
    clause: policy.signOff.clause,
    evidence: isMet ? `抽取 ${task.drawer.name}，审签 ${task.signer.name}，公示 ${task.publisher.name}` : fault,
    link: isMet ? toScheme(task) : null,
  }
}

// S0-35, S1-27, S2-18, S4-22 抽查前组织培训
function trained({ scheme: { policy } }: GateFacts): GateDraft[] {
  if (!policy.trainingFirst) return []
  return [
    {
      id: 'training',
      step: 'openDraw',
      state: 'warned',
      requirement: '抽查前组织业务培训',
      clause: policy.trainingFirst.clause,
      evidence: '系统里没有这次的培训记录，请自行核实',
      waivable: true,
    },
  ]
}

// S3-09, S4-15 每年不少于 2 次
function roundsAYear({ roundsBefore, scheme: { policy } }: GateFacts): GateDraft[] {
  const rule: Ruling<number> | null = policy.roundsPerYear
  if (!rule) return []
  const round = roundsBefore + 1
  const missing = rule.value - round
  return [
    {
      id: 'rounds-a-year',
      step: 'openDraw',
      state: missing > 0 ? 'warned' : 'passed',
      requirement: `每年抽查不少于 ${rule.value} 轮`,
      clause: rule.clause,
      evidence:
        missing > 0 ? `按系统记录是今年第 ${round} 轮，年内还要再抽 ${missing} 轮` : `按系统记录是今年第 ${round} 轮`,
      link: missing > 0 ? null : { text: '看凭据', to: '/tasks' },
    },
  ]
}
