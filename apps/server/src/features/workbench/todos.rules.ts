import { addDays } from '@sunlot/contract'
import type { Actor, Deadline, Policy, TaskStatus, Todo, WorkCalendar } from '@sunlot/contract'
import type { DrawFacts, Task } from '../tasks/index.ts'
import { listDeadlines } from './deadlines.rules.ts'

export interface TodoFacts {
  task: Task
  policy: Policy
  calendar: WorkCalendar
  /** Of the attempt that stands. */
  draw: Pick<DrawFacts, 'drawId' | 'openedAt' | 'signedAt' | 'publishedAt'> | null
}

/** What a task waits for in one status: one line of the list, for whoever has that duty. */
interface Chore {
  title: string
  clause: string
  verb: string
  /** Limit it runs under, by its name in the deadlines; undefined: none. */
  limit?: '抽取' | '公示'
  isMine: boolean
  /** On the page of the draw instead of the task's. */
  atDraw?: true
}

const CHORES: Partial<Record<TaskStatus, (facts: TodoFacts, actor: Actor) => Chore>> = {
  drafting: ({ task, policy }, actor) => ({
    title: '报批工作方案',
    clause: policy.approval.clause,
    verb: '去报批',
    isMine: task.drawer.id === actor.id,
  }),
  approving: ({ task, policy }, actor) => ({
    title: '批准工作方案',
    clause: policy.approval.clause,
    verb: '去批准',
    isMine: task.signer.id === actor.id,
  }),
  approved: ({ task, policy }, actor) => {
    const isComplete = !policy.drawWithin || task.directoriesFrozenAt !== null
    return {
      title: isComplete ? '抽取对象和人员' : '宣布两库完成',
      clause: drawingClause(policy),
      verb: isComplete ? '进入抽取' : '去宣布',
      limit: '抽取',
      isMine: task.drawer.id === actor.id,
    }
  },
  drawing: ({ task, policy }, actor) => {
    const isWitness = actor.roles.includes('disciplineWitness')
    return {
      title: isWitness ? '到场见证抽取' : '完成抽取',
      clause: isWitness ? (policy.witness ?? policy.directoriesFirst).clause : drawingClause(policy),
      verb: isWitness ? '去见证' : '继续抽取',
      isMine: isWitness || task.drawer.id === actor.id,
      atDraw: true,
    }
  },
  signing: ({ task, policy }, actor) => ({
    title: '审签名单',
    clause: policy.signOff.clause,
    verb: '去审签',
    isMine: task.signer.id === actor.id,
    atDraw: true,
  }),
  signed: ({ task, policy }, actor) => ({
    title: '公示抽取情况',
    clause: policy.announceDraw.clause,
    verb: '去公示',
    limit: '公示',
    isMine: task.publisher.id === actor.id,
    atDraw: true,
  }),
}

/** What this person has to do for these tasks, late first, then by the day it ends; of one day a running limit first. */
export function listTodos(tasks: readonly TodoFacts[], actor: Actor, today: string): Todo[] {
  return arrangeTodos(tasks.flatMap((facts) => todosOf(facts, actor, today)))
}

/** Late first, then by the day it ends. */
export function arrangeTodos(todos: readonly Todo[]): Todo[] {
  return todos.toSorted((a, b) => rank(a) - rank(b) || order(dueOf(a), dueOf(b)) || order(a.id, b.id))
}

function todosOf(facts: TodoFacts, actor: Actor, today: string): Todo[] {
  const { task, draw } = facts
  const chore = CHORES[task.status]?.(facts, actor)
  if (!chore?.isMine) return []
  const { title, clause, verb, limit, atDraw } = chore
  const running = listDeadlines({ ...facts, today }).find(({ name, state }) => name === limit && state === 'running')
  const deadline = running ?? timeless(task)
  const to = atDraw && draw ? `/draws/${draw.drawId}` : `/tasks/${task.id}`
  const id = `${task.id}:${task.status}`
  return [{ id, group: groupOf(deadline, today), title, clause, object: task.title, deadline, verb, to }]
}

// S4-08 where the notice sets a day for the draw
function drawingClause(policy: Policy): string {
  return (policy.drawWithin ?? policy.directoriesFirst).clause
}

/** Nothing counts, but the scheme names the days of the checks. */
function timeless({ input }: Task): Deadline {
  const none = { total: 0, gone: 0, left: 0, over: 0 }
  return { name: '计划', clause: '', state: 'uncounted', ...none, until: input.inspectFrom, note: '不计时' }
}

export function groupOf({ state, over, until }: Deadline, today: string): Todo['group'] {
  if (state !== 'running') return until !== null && until <= addDays(today, 7) ? 'week' : 'later'
  // On a day off the last day may lie behind or ahead though the count of working days says 0 or 1.
  if (over > 0 || (until !== null && until < today)) return 'overdue'
  if (until === today) return 'today'
  return until !== null && until <= addDays(today, 7) ? 'week' : 'later'
}

const GROUPS: readonly Todo['group'][] = ['overdue', 'today', 'week', 'later']

function rank({ group }: Todo): number {
  return GROUPS.indexOf(group)
}

function dueOf({ deadline: { until, state } }: Todo): string {
  return `${until ?? '9999-12-31'} ${state === 'running' ? 0 : 1}`
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
