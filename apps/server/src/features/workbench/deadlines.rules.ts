import { civilDateOf, dateOfInstant, readTimeLimit, uncounted } from '@sunlot/contract'
import type { Deadline, Policy, WorkCalendar } from '@sunlot/contract'
import type { DrawFacts, Task } from '../tasks/index.ts'

export interface DeadlineFacts {
  task: Pick<Task, 'input' | 'year' | 'status' | 'directoriesFrozenAt'>
  policy: Policy
  calendar: WorkCalendar
  draw: Pick<DrawFacts, 'openedAt' | 'signedAt' | 'publishedAt'> | null
  /** Civil date. */
  today: string
}

/** The limits a task runs under: draw, checks, publication, in this order. */
export function listDeadlines(facts: DeadlineFacts): Deadline[] {
  return [...drawDeadline(facts), inspectDeadline(facts), publishDeadline(facts)]
}

// S4-08 抽取在两库完成后的第 1 个工作日
function drawDeadline({ task, policy, calendar, draw, today }: DeadlineFacts): Deadline[] {
  if (!policy.drawWithin) return []
  const { value, clause } = policy.drawWithin
  const name = { name: '抽取', clause }
  const { directoriesFrozenAt: frozenAt } = task
  if (!frozenAt) return [{ ...name, ...uncounted('宣布两库完成后起算') }]
  const doneOn = draw ? dateOfInstant(draw.openedAt) : null
  const limit = { workingDays: value }
  return [{ ...name, ...readTimeLimit(calendar, { limit, start: civilDateOf(frozenAt), doneOn, today }) }]
}

// S4-14 检查在抽取完成后 5 个工作日内结束；S1-13 检查于 10 月 31 日前结束
function inspectDeadline({ task, policy, calendar, draw, today }: DeadlineFacts): Deadline {
  const rule = policy.inspectWithin
  if (!rule) return { name: '检查', clause: 'B-14', ...uncounted('按方案的时间', task.input.inspectUntil) }
  const limit = 'until' in rule.value ? { until: `${task.year}-${rule.value.until}` } : rule.value
  const start = draw ? dateOfInstant(draw.openedAt) : null
  return { name: '检查', clause: rule.clause, ...readTimeLimit(calendar, { limit, start, today }) }
}

// B-06, S1-21 结果形成后 20 个工作日内公示
function publishDeadline({ policy, calendar, draw, today }: DeadlineFacts): Deadline {
  const { value, clause } = policy.publishWithin
  const limit = { workingDays: value }
  const start = draw?.signedAt ? dateOfInstant(draw.signedAt) : null
  const doneOn = draw?.publishedAt ? dateOfInstant(draw.publishedAt) : null
  return { name: '公示', clause, ...readTimeLimit(calendar, { limit, start, doneOn, today }) }
}
