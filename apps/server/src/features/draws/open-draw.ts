import type { Actor, TaskInput } from '@sunlot/contract'
import { civilDateOf, TASK_STATUSES } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import type { Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { requireLead } from '../organisation/index.ts'
import { getTask, moveTask, requireGates } from '../tasks/index.ts'
import type { Task } from '../tasks/index.ts'
import { readGates } from './draw-facts.ts'
import { freezeDraw } from './freeze-draw.ts'
import { runLong } from './long-work.ts'
import { recordDrawEvent } from './move-draw.ts'

/**
 * Opens a draw of an approved task: takes the next number, draws both secrets once, and freezes the lists as a job.
 * Answers the draw's id, and whether it is committed already. Throws `draws.not-drawer`, `draws.already-open`,
 * `tasks.blocked`, `tasks.wrong-status`, and what freezing throws while it is waited for.
 */
export async function openDraw(
  deps: Deps,
  actor: Actor,
  { taskId }: { taskId: string },
): Promise<{ id: string; finished: boolean }> {
  const id = await deps.db.transaction().execute(async (tx) => {
    const task = await getTask(tx, actor.bureauId, taskId)
    if (task.drawer.id !== actor.id) throw new AppError('draws.not-drawer', { name: task.drawer.name })
    const on = civilDateOf(deps.clock.now())
    await requireLead(tx, actor, { on, itemIds: task.input.scope.itemIds, writers: ['businessOffice'] })
    await lockNumbers(tx, actor.bureauId)
    await refuseSecondDraw(tx, taskId)
    if (task.status !== 'approved') {
      throw new AppError('tasks.wrong-status', { status: TASK_STATUSES[task.status], action: '发起抽取' })
    }
    requireGates(await readGates(tx, task, deps.clock.now()), 'openDraw')
    await moveTask(tx, { taskId, action: 'openDraw', at: deps.clock.now() })
    return insertDraw(deps, tx, { actor, task, reopensId: null })
  })
  return { id, finished: await runLong(deps, `draw ${id}`, () => freezeDraw(deps, id)) }
}

/**
 * Inserts a draw in `opening` with its number, witnesses and secrets. The caller holds the bureau's numbers, so that
 * they follow each other without gaps (S0-14).
 */
export async function insertDraw(
  deps: Deps,
  tx: Tx,
  { actor, task, reopensId }: { actor: Actor; task: Task; reopensId: string | null },
): Promise<string> {
  const { bureauId } = actor
  const at = deps.clock.now()
  const id = deps.newId()
  const year = Number(civilDateOf(at).slice(0, 4))
  const { number, drawNo } = await nextNumber(tx, bureauId, year)
  const people = { drawerId: task.drawer.id, signerId: task.signer.id, publisherId: task.publisher.id }
  const row = { id, bureauId, taskId: task.id, year, number, drawNo, title: task.title, reopensId, ...people }
  await tx
    .insertInto('draws')
    .values({ ...row, status: 'opening', openedAt: at })
    .execute()
  await insertWitnesses(tx, id, task.input)
  // Drawn once for the life of the draw: a crash from here on resumes with the same two numbers (protocol §1.7).
  await tx
    .insertInto('drawSecrets')
    .values({ drawId: id, t: secret(deps), a: secret(deps) })
    .execute()
  await recordDrawEvent(tx, {
    at,
    actorId: actor.id,
    event: 'draws.requested',
    draw: { id, bureauId, drawNo },
    data: { taskId: task.id, title: task.title },
  })
  return id
}

/** Two who open at once: the second waits here and then sees the first one's draw. */
export async function lockNumbers(tx: Tx, bureauId: string): Promise<void> {
  await tx.selectFrom('bureaus').select('id').where('id', '=', bureauId).forNoKeyUpdate().execute()
}

/** An infeasible draw is repeated by its own teams only, and only the last one of its task (`except`). */
export async function refuseSecondDraw(tx: Tx, taskId: string, except?: string): Promise<void> {
  const running = await tx
    .selectFrom('draws')
    .select(['id', 'drawNo'])
    .where('taskId', '=', taskId)
    .where('status', 'not in', ['aborted', 'rejected'])
    .orderBy('year', 'desc')
    .orderBy('number', 'desc')
    .executeTakeFirst()
  if (running && running.id !== except) throw new AppError('draws.already-open', { drawNo: running.drawNo })
}

async function nextNumber(tx: Tx, bureauId: string, year: number): Promise<{ number: number; drawNo: string }> {
  const { drawPrefix } = await tx
    .selectFrom('bureaus')
    .select('drawPrefix')
    .where('id', '=', bureauId)
    .executeTakeFirstOrThrow()
  const { last } = await tx
    .selectFrom('draws')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('bureauId', '=', bureauId)
    .where('year', '=', year)
    .executeTakeFirstOrThrow()
  const number = (last ?? 0) + 1
  return { number, drawNo: `SSJ-${drawPrefix}-${year}-${String(number).padStart(6, '0')}` }
}

async function insertWitnesses(tx: Tx, drawId: string, { witnesses }: TaskInput): Promise<void> {
  if (witnesses.length === 0) return
  const rows = witnesses.map(({ organ, name }, ordinal) => ({ drawId, ordinal, key: `${organ}·${name}`, organ, name }))
  await tx.insertInto('drawWitnesses').values(rows).execute()
}

function secret(deps: Deps): string {
  return Buffer.from(deps.entropy(32)).toString('hex')
}
