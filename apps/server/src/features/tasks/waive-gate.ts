import type { Actor } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Deps } from '../../platform/deps.ts'
import { wrongStatus } from './move-task.ts'
import { listTaskGates } from './tasks.facts.ts'
import { getTask } from './tasks.queries.ts'

/** Lets a task go on without one gate, for a reason that stands beside it for good. Throws `tasks.not-waivable`. */
export async function waiveGate(
  deps: Deps,
  actor: Actor,
  { taskId, gateId, reason }: { taskId: string; gateId: string; reason: string },
): Promise<void> {
  const at = deps.clock.now()
  await deps.db.transaction().execute(async (tx) => {
    const task = await getTask(tx, actor.bureauId, taskId)
    // S0-12 duties stay apart also when the drawer has become a deputy head meanwhile
    if (task.drawer.id === actor.id) throw new AppError('tasks.drawer-signs', { name: actor.name, duty: '抽取人' })
    if (task.status === 'published' || task.status === 'cancelled') throw await wrongStatus(tx, taskId, '豁免条件')
    const gates = await listTaskGates(tx, task, { draw: null, now: at })
    const gate = gates.find(({ id }) => id === gateId)
    if (!gate) throw new AppError('request.not-found')
    const { requirement, clause } = gate
    if (!gate.waivable) throw new AppError('tasks.not-waivable', { requirement, clause })
    const waived = await tx
      .insertInto('waivers')
      .values({ taskId, gateId, reason, approverId: actor.id, at })
      .onConflict((conflict) => conflict.doNothing())
      .returning('gateId')
      .executeTakeFirst()
    if (!waived) throw new AppError('tasks.already-waived', { requirement })
    await recordAudit(tx, {
      at,
      bureauId: actor.bureauId,
      actorId: actor.id,
      event: 'tasks.gate-waived',
      subjectKind: 'task',
      subjectId: taskId,
      data: { title: task.title, gateId, requirement, clause, reason },
    })
  })
}
