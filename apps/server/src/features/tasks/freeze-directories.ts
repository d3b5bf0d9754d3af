import { civilDateOf, formatInstant } from '@sunlot/contract'
import type { Actor } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { wrongStatus } from './move-task.ts'
import { getTask } from './tasks.queries.ts'
import type { Task } from './tasks.queries.ts'

/**
 * S4-08: declares both directories complete for this task; the clock of the draw starts. Once only: a second
 * declaration would start the clock anew.
 */
export async function freezeDirectories(deps: Deps, actor: Actor, { taskId }: { taskId: string }): Promise<void> {
  const at = deps.clock.now()
  await deps.db.transaction().execute(async (tx) => {
    const task = await getTask(tx, actor.bureauId, taskId)
    if (actor.id !== task.drawer.id && !actor.roles.includes('platformAdmin')) {
      throw new AppError('tasks.not-drawer', { name: task.drawer.name, action: '宣布两库完成' })
    }
    const frozen = await tx
      .updateTable('tasks')
      .set({ directoriesFrozenAt: at, updatedAt: at })
      .where('id', '=', taskId)
      .where('status', 'in', ['drafting', 'approving', 'approved'])
      .where('directoriesFrozenAt', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!frozen) throw await refusal(tx, task, at)
    await recordAudit(tx, {
      at,
      bureauId: actor.bureauId,
      actorId: actor.id,
      event: 'tasks.directories-frozen',
      subjectKind: 'task',
      subjectId: taskId,
      data: { title: task.title },
    })
  })
}

async function refusal(tx: Tx, { id }: Task, now: Date): Promise<AppError> {
  const { directoriesFrozenAt } = await tx
    .selectFrom('tasks')
    .select('directoriesFrozenAt')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (!directoriesFrozenAt) return wrongStatus(tx, id, '宣布两库完成')
  const at = formatInstant(directoriesFrozenAt.toISOString(), civilDateOf(now))
  return new AppError('tasks.already-frozen', { at })
}
