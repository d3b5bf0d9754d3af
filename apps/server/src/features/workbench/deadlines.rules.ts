import { addWorkingDays, CalendarMissing, civilDateOf, errorText, readClock } from '@sunlot/contract'
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

type Name = Pick<Deadline, 'name' | 'clause'>

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
  if (!frozenAt) return [uncounted(name, '宣布两库完成后起算', null)]
  const doneOn = draw ? civilDateOf(new Date(draw.openedAt)) : null
  return [clockOf(name, { calendar, start: civilDateOf(frozenAt), total: value, doneOn, today })]
}

// S4-14 检查在抽取完成后 5 个工作日内结束；S1-13 检查于 10 月 31 日前结束
function inspectDeadline({ task, policy, calendar, draw, today }: DeadlineFacts): Deadline {
  const limit = policy.inspectWithin
  if (!limit) return uncounted({ name: '检查', clause: 'B-14' }, '按方案的时间', task.input.inspectUntil)
  const name = { name: '检查', clause: limit.clause }
  if ('until' in limit.value) return uncounted(name, '不计工作日', `${task.year}-${limit.value.until}`)
  const total = limit.value.workingDays
  if (!draw) return futureClock(name, { calendar, total, today })
  return clockOf(name, { calendar, start: civilDateOf(new Date(draw.openedAt)), total, doneOn: null, today })
}

// B-06, S1-21 结果形成后 20 个工作日内公示
function publishDeadline({ policy, calendar, draw, today }: DeadlineFacts): Deadline {
  const { value, clause } = policy.publishWithin
  const name = { name: '公示', clause }
  if (!draw?.signedAt) return futureClock(name, { calendar, total: value, today })
  const doneOn = draw.publishedAt ? civilDateOf(new Date(draw.publishedAt)) : null
  return clockOf(name, { calendar, start: civilDateOf(new Date(draw.signedAt)), total: value, doneOn, today })
}

interface Running {
  calendar: WorkCalendar
  start: string
  total: number
  /** The day it was done; its clock stands still there. */
  doneOn: string | null
  today: string
}

function clockOf(name: Name, { calendar, start, total, doneOn, today }: Running): Deadline {
  return orUncounted(name, () => ({
    ...name,
    state: doneOn ? 'done' : 'running',
    ...readClock(calendar, { start, total, today: doneOn ?? today }),
    note: '',
  }))
}

/** As it would run if it started today. */
function futureClock(name: Name, { calendar, total, today }: Pick<Running, 'calendar' | 'total' | 'today'>): Deadline {
  return orUncounted(name, () => {
    const until = addWorkingDays(calendar, today, total)
    return { ...name, state: 'future', total, gone: 0, left: total, over: 0, until, note: '还没有起算' }
  })
}

/** A year without calendar is said, never guessed. */
function orUncounted(name: Name, read: () => Deadline): Deadline {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof CalendarMissing)) throw error
    return uncounted(name, errorText('calendar.missing-year', { year: error.year }), null)
  }
}

function uncounted(name: Name, note: string, until: string | null): Deadline {
  return { ...name, state: 'uncounted', total: 0, gone: 0, left: 0, over: 0, until, note }
}
