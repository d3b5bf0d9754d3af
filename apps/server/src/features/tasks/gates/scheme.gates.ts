import { civilDateOf, formatDate, formatInstant, readTimeLimit, TRAINING_PERIODS } from '@sunlot/contract'
import type { Ruling } from '@sunlot/contract'
import type { GateDraft, GateFacts } from './gate-facts.ts'
import type { PlanLineState } from '../../planning/index.ts'
import { SCOPE_FAULTS } from '../../registry/index.ts'
import { toEdit, toScheme } from './gate-links.ts'

/** Plan, scheme, approval, duties and timing. */
export function schemeGates(facts: GateFacts): GateDraft[] {
  return [
    ...schemeWritten(facts),
    schemeApproved(facts),
    inPlan(facts),
    scopeStands(facts),
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
    state: at ? 'passed' : 'blocked',
    requirement: '工作方案已经批准',
    clause: policy.approval.clause,
    evidence: at
      ? `${task.approvedBy} ${formatInstant(at, today)} 批准，第 ${task.version} 稿`
      : `还没有批准，由 ${task.signer.name} 批准`,
    link: at ? toScheme(task) : null,
  }
}

// B-04 按公布的年度计划开展；B-22 计划外的先调整计划并重新公示
function inPlan({ task, planLine, scheme: { policy, input, today } }: GateFacts): GateDraft {
  const isMet = planLine !== undefined && planLine.isInForce && !planLine.isRemoved
  return {
    id: 'in-plan',
    state: isMet ? 'passed' : 'warned',
    requirement: '在已公示的年度计划之内',
    clause: policy.inPublishedPlan.clause,
    evidence: planLine ? describePlanLine(planLine, today) : offPlan(input.planLine),
    link: isMet ? { text: '看计划', to: `/plans/${planLine.planId}` } : toEdit(task, '选计划项'),
  }
}

function describePlanLine({ no, name, planTitle, publishedAt, ...line }: PlanLineState, today: string): string {
  const where = `${planTitle}第 ${no} 项“${name}”`
  if (line.isRemoved) return `${where}已在调整时删去，先调整计划再抽取`
  if (!line.isInForce) return `${where}还没有公示执行`
  const published = publishedAt ? `，${formatDate(civilDateOf(publishedAt), today)}公示` : ''
  // S4-19 跨区域执法：牵头和属地
  const { crossRegion } = line
  const across = crossRegion ? `。跨区域：${crossRegion.lead}牵头，${crossRegion.host}属地` : ''
  return where + published + across
}

function offPlan(text: string): string {
  const said = text === '' ? '没有选计划项' : `方案写的是“${text}”，没有对应到执行中的计划项`
  return `${said}。计划外的抽查，先调整计划并重新公示`
}

// B-01 没有依据不得检查；S1-08 随立改废释动态调整；B-14 取消的事项不再检查
function scopeStands({ task, scheme: { items }, scopeFaults }: GateFacts): GateDraft {
  const gate = { id: 'scope-stands', requirement: '范围里的事项、专项库和标签都还有效', clause: 'B-01' } as const
  if (scopeFaults.length === 0) {
    const evidence = items.map(({ code, name }) => `${code} ${name}`).join('、')
    return { ...gate, state: 'passed', evidence, link: toScheme(task) }
  }
  const faults = scopeFaults.map(({ name, fault }) => name + SCOPE_FAULTS[fault]).join('；')
  const link = scopeFaults.every(({ fault }) => fault === 'lawUnchecked')
    ? { text: '核对依据', to: '/items/laws' }
    : toEdit(task, '改范围')
  return { ...gate, state: 'blocked', evidence: `${faults}。${remedyOf(task, scopeFaults)}`, link }
}

function remedyOf({ signer, schemeApprovedAt }: GateFacts['task'], faults: GateFacts['scopeFaults']): string {
  const unchecked = faults.filter(({ fault }) => fault === 'lawUnchecked').length
  if (unchecked === faults.length) return '先到“依据变化”里核对，再抽取'
  if (!schemeApprovedAt) return '改范围后再报批'
  return `请${signer.name}退回方案，核对、改好以后重新报批`
}

// S4-08 抽取在两库完成后的第 1 个工作日
function drawnInTime(facts: GateFacts): GateDraft[] {
  const { drawWithin } = facts.scheme.policy
  if (!drawWithin) return []
  const { value, clause } = drawWithin
  const requirement = value === 1 ? '两库完成后第 1 个工作日抽取' : `两库完成后 ${value} 个工作日内抽取`
  const gate = { id: 'drawn-in-time', requirement, clause } as const
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
  const start = civilDateOf(frozenAt)
  const { state, until, over, note } = readTimeLimit(scheme.calendar, {
    start,
    limit: { workingDays: limit },
    today: on,
  })
  if (state === 'uncounted') return { state: 'blocked', evidence: note }
  if (over > 0 && until) {
    return { state: 'blocked', evidence: `应在 ${formatDate(until, today)} 前抽取，已过 ${over} 个工作日` }
  }
  const when = formatInstant(frozenAt.toISOString(), today)
  return {
    state: 'passed',
    evidence: `${when} 完成，对象 ${preview.size} 户、人员 ${preview.people} 名`,
    link: toScheme(task),
  }
}

// S0-12 两份名单报分管领导签字确认；抽取、审签、公示由不同的人担任
function signerApart({ task, signerHoldsDuty, scheme: { policy } }: GateFacts): GateDraft {
  const isApart = task.signer.id !== task.drawer.id
  const isMet = signerHoldsDuty && isApart
  const fault = isApart ? `${task.signer.name} 现在不是分管领导` : `${task.signer.name} 同时是抽取人`
  return {
    id: 'signer-apart',
    state: isMet ? 'passed' : 'blocked',
    requirement: '审签人是分管领导，且不是抽取人',
    clause: policy.signOff.clause,
    evidence: isMet ? `抽取 ${task.drawer.name}，审签 ${task.signer.name}，公示 ${task.publisher.name}` : fault,
    link: isMet ? toScheme(task) : null,
  }
}

// S0-35, S1-27, S2-18, S4-22 抽查前组织培训
function trained({ preview, scheme: { policy } }: GateFacts): GateDraft[] {
  if (!policy.trainingFirst) return []
  const { value, clause } = policy.trainingFirst
  const period = TRAINING_PERIODS[value.period]
  const { people, missing } = preview.training ?? { people: 0, missing: [] }
  const isMet = people > 0 && missing.length === 0
  return [
    {
      id: 'training',
      state: isMet ? 'passed' : value.mode === 'block' ? 'blocked' : 'warned',
      requirement: '抽查前组织业务培训，可派人员都已合格',
      clause,
      evidence: isMet ? `${people} 名可派人员${period}的培训都合格` : describeUntrained(period, people, missing),
      link: { text: isMet ? '看凭据' : '登记培训', to: '/trainings' },
    },
  ]
}

const NAMED_AT_MOST = 5

function describeUntrained(period: string, people: number, missing: readonly string[]): string {
  if (people === 0) return '还没有可派的人员'
  const named = missing.slice(0, NAMED_AT_MOST).join('、')
  const more = missing.length > NAMED_AT_MOST ? ` 等 ${missing.length} 名` : ''
  return `${people} 名可派人员中，${named}${more}${period}没有这些事项的合格培训记录`
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
      state: missing > 0 ? 'warned' : 'passed',
      requirement: `每年抽查不少于 ${rule.value} 轮`,
      clause: rule.clause,
      evidence:
        missing > 0 ? `按系统记录是今年第 ${round} 轮，年内还要再抽 ${missing} 轮` : `按系统记录是今年第 ${round} 轮`,
      link: missing > 0 ? null : { text: '看凭据', to: '/tasks' },
    },
  ]
}
