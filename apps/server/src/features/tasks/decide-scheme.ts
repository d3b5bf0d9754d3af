import { civilDateOf } from '@sunlot/contract'
import type { Actor, AuditEvent, TaskAction } from '@sunlot/contract'
import type { Updateable } from 'kysely'
import { AppError } from '../../platform/app-error.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import type { TasksTable } from '../../platform/tables/draws.ts'
import { sendMessage } from '../messages/index.ts'
import { requireLead } from '../organisation/index.ts'
import { requireItems } from '../registry/index.ts'
import { moveTask } from './move-task.ts'
import { listTaskGates } from './tasks.facts.ts'
import { getTask } from './tasks.queries.ts'
import type { Task } from './tasks.queries.ts'
import { requireGates } from './tasks.rules.ts'

/** Asks the signer to approve the scheme. Throws `tasks.blocked` while the scheme is not whole. */
export function submitScheme(deps: Deps, actor: Actor, { taskId }: { taskId: string }): Promise<void> {
  return decide(deps, actor, taskId, async (tx, task) => {
    requireDrawer(task, actor, '报批方案')
    const on = civilDateOf(deps.clock.now())
    await requireLead(tx, actor, { on, itemIds: task.input.scope.itemIds, writers: ['businessOffice'] })
    await requireItems(tx, actor.bureauId, task.input.scope.itemIds)
    const at = deps.clock.now()
    requireGates(await listTaskGates(tx, task, { draw: null, now: at }), 'approveScheme')
    const notice = { to: [task.signer.id], text: `${actor.name}把“${task.title}”的工作方案报您批准` }
    return { action: 'submitScheme', event: 'tasks.scheme-submitted', set: { schemeSubmittedAt: at }, notice }
  })
}

/** B-14: the head in charge approves every check before it is made. */
export function approveScheme(deps: Deps, actor: Actor, { taskId }: { taskId: string }): Promise<void> {
  return decide(deps, actor, taskId, async (tx, task) => {
    requireSigner(task, actor, '批准方案')
    await requireItems(tx, actor.bureauId, task.input.scope.itemIds)
    const at = deps.clock.now()
    requireGates(await listTaskGates(tx, task, { draw: null, now: at }), 'approveScheme')
    const set = { schemeApprovedAt: at, schemeApprovedBy: actor.id }
    const notice = { to: [task.drawer.id], text: `${actor.name}批准了“${task.title}”的工作方案` }
    return { action: 'approveScheme', event: 'tasks.scheme-approved', set, notice }
  })
}

/** Sends the scheme back; what was approved and declared for it no longer counts. */
export function returnScheme(
  deps: Deps,
  actor: Actor,
  { taskId, reason }: { taskId: string; reason: string },
): Promise<void> {
  return decide(deps, actor, taskId, async (_tx, task) => {
    requireSigner(task, actor, '退回方案')
    const approval = { schemeSubmittedAt: null, schemeApprovedAt: null, schemeApprovedBy: null }
    const set = { ...approval, directoriesFrozenAt: null }
    const notice = { to: [task.drawer.id], text: `${actor.name}退回了“${task.title}”的工作方案，请看理由` }
    return { action: 'returnScheme', event: 'tasks.scheme-returned', set, data: { reason }, notice }
  })
}

/** Ends a task before its draw; either the drawer or the signer may. */
export function cancelTask(
  deps: Deps,
  actor: Actor,
  { taskId, reason }: { taskId: string; reason: string },
): Promise<void> {
  return decide(deps, actor, taskId, async (_tx, task) => {
    if (actor.id !== task.signer.id) requireDrawer(task, actor, '取消任务')
    return { action: 'cancel', event: 'tasks.cancelled', data: { reason } }
  })
}

interface Decision {
  action: TaskAction
  event: AuditEvent
  set?: Updateable<TasksTable>
  data?: Record<string, unknown>
  /** Whom it concerns, and the sentence they get. */
  notice?: { to: readonly string[]; text: string }
}

/** One step of the status table with its audit row, in one transaction. */
function decide(
  deps: Deps,
  actor: Actor,
  taskId: string,
  judge: (tx: Tx, task: Task) => Promise<Decision>,
): Promise<void> {
  return deps.db.transaction().execute(async (tx) => {
    const task = await getTask(tx, actor.bureauId, taskId)
    const { action, event, set, data, notice } = await judge(tx, task)
    const at = deps.clock.now()
    await moveTask(tx, { taskId, action, at, ...(set && { set }) })
    if (notice) await sendMessage(tx, { ...notice, bureauId: actor.bureauId, link: `/tasks/${taskId}`, at })
    await recordAudit(tx, {
      at,
      bureauId: actor.bureauId,
      actorId: actor.id,
      event,
      subjectKind: 'task',
      subjectId: taskId,
      data: { title: task.title, version: task.version, ...data },
    })
  })
}

function requireDrawer(task: Task, actor: Actor, action: string): void {
  if (task.drawer.id !== actor.id) throw new AppError('tasks.not-drawer', { name: task.drawer.name, action })
}

/** S0-12: the signer is another person than the drawer, which the database holds as well. */
function requireSigner(task: Task, actor: Actor, action: string): void {
  if (task.signer.id !== actor.id) throw new AppError('tasks.not-signer', { name: task.signer.name, action })
}
