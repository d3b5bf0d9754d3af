import { TASK_STATUSES, TASK_TRANSITIONS } from '@sunlot/contract'
import type { TaskAction, TaskStatus } from '@sunlot/contract'
import type { Updateable } from 'kysely'
import { AppError } from '../../platform/app-error.ts'
import type { Tx } from '../../platform/database.ts'
import type { TasksTable } from '../../platform/tables/draws.ts'

/** What somebody cannot do, in the sentence of a refusal. */
const ACTION_TEXTS: Record<TaskAction, string> = {
  submitScheme: '报批方案',
  approveScheme: '批准方案',
  returnScheme: '退回方案',
  cancel: '取消任务',
  openDraw: '发起抽取',
  abortDraw: '中止抽取',
  finishDraw: '揭晓结果',
  signDraw: '签字',
  rejectDraw: '退回名单',
  publishDraw: '公示',
}

export interface TaskMove {
  taskId: string
  action: TaskAction
  at: Date
  /** Columns that change with the status, e.g. poolSize and drawnCount of the draw. */
  set?: Updateable<TasksTable>
}

/**
 * Takes one step of the status table. Of two that try at once one wins; the other gets `tasks.wrong-status`.
 * The caller writes the audit row in the same transaction.
 */
export async function moveTask(tx: Tx, { taskId, action, at, set = {} }: TaskMove): Promise<void> {
  const { from, to } = stepsOf(action)
  const moved = await tx
    .updateTable('tasks')
    .set({ ...set, status: to, updatedAt: at })
    .where('id', '=', taskId)
    .where('status', 'in', from)
    .returning('id')
    .executeTakeFirst()
  if (!moved) throw await wrongStatus(tx, taskId, ACTION_TEXTS[action])
}

/** The refusal that tells where the task really stands. */
export async function wrongStatus(tx: Tx, taskId: string, action: string): Promise<AppError> {
  const task = await tx.selectFrom('tasks').select('status').where('id', '=', taskId).executeTakeFirst()
  if (!task) return new AppError('request.not-found')
  return new AppError('tasks.wrong-status', { status: TASK_STATUSES[task.status], action })
}

/** Each action leads to one status, whichever it starts from. */
function stepsOf(action: TaskAction): { from: TaskStatus[]; to: TaskStatus } {
  const rows: [string, Partial<Record<TaskAction, TaskStatus>>][] = Object.entries(TASK_TRANSITIONS)
  const steps = rows.filter(([, actions]) => actions[action])
  const to = steps[0]?.[1][action]
  if (!to) throw new Error(`no transition for ${action}`)
  return { from: steps.map(([status]) => status as TaskStatus), to }
}
