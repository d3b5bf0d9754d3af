import {
  civilDateOf,
  dateOfInstant,
  formatDate,
  formatInstant,
  formatTime,
  nextTaskStatus,
  ROAD_STEPS,
} from '@sunlot/contract'
import type { Actor, TaskAction, TaskDetail } from '@sunlot/contract'
import type { PlanLineState } from '../planning/index.ts'
import type { DrawFacts, Task } from '../tasks/index.ts'

interface Standing {
  step: number
  draw: DrawFacts | null
  planLine: PlanLineState | undefined
  today: string
}

/** The nine steps with what is known of each; `step` is the one the task stands on, from 1. */
export function describeRoad(task: Task, { step, draw, planLine, today }: Standing): TaskDetail['road'] {
  const notes = [
    task.directoriesFrozenAt ? `${dayOf(task.directoriesFrozenAt, today)}完成` : '',
    planNote(planLine, today),
    task.schemeApprovedAt ? `${dayOf(task.schemeApprovedAt, today)}批准` : '',
    draw ? sayWhen(draw.openedAt, today) : '',
    draw?.signedAt ? `${dayOf(new Date(draw.signedAt), today)}签字` : '',
    `${formatDate(task.input.inspectUntil, today)}前`,
    '',
    '',
    '',
  ]
  return ROAD_STEPS.map((name, i) => ({
    name,
    state: i + 1 < step ? 'done' : i + 1 === step && task.status !== 'cancelled' ? 'now' : 'todo',
    note: notes[i] ?? '',
  }))
}

/** When the plan was published and which of its lines this is: `3月18日公示，第 2 项`. */
function planNote(planLine: PlanLineState | undefined, today: string): string {
  if (!planLine) return '计划外'
  const published = planLine.publishedAt ? `${dayOf(planLine.publishedAt, today)}公示，` : ''
  return `${published}第 ${planLine.no} 项`
}

/** `今天 09:30`, or with its date on any other day. */
function sayWhen(at: string, today: string): string {
  return dateOfInstant(at) === today ? `今天 ${formatTime(at)}` : formatInstant(at, today)
}

function dayOf(instant: Date, today: string): string {
  return formatDate(civilDateOf(instant), today)
}

/** What this person may do with the task now, beyond what the draw itself offers. */
export function listActions(task: Task, actor: Actor): string[] {
  const actions: string[] = []
  const isDrawer = actor.id === task.drawer.id
  const isSigner = actor.id === task.signer.id
  const mine: [TaskAction, boolean][] = [
    ['submitScheme', isDrawer],
    ['approveScheme', isSigner],
    ['returnScheme', isSigner],
    ['openDraw', isDrawer],
    ['cancel', isDrawer || isSigner],
  ]
  for (const [action, isMine] of mine) if (isMine && nextTaskStatus(task.status, action)) actions.push(action)
  if (isDrawer && task.status === 'drafting') actions.push('change')
  if (mayFreeze(task, actor)) actions.push('freezeDirectories')
  if (actor.roles.includes('deputyHead') && !isDrawer && !isOver(task)) actions.push('waiveGate')
  return actions
}

function mayFreeze(task: Task, actor: Actor): boolean {
  const isBefore = nextTaskStatus(task.status, 'cancel') !== undefined
  const isMine = actor.id === task.drawer.id || actor.roles.includes('platformAdmin')
  return isBefore && isMine && task.directoriesFrozenAt === null
}

function isOver({ status }: Task): boolean {
  return status === 'published' || status === 'cancelled'
}
