import type { Actor } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import type { Deps } from '../../platform/deps.ts'
import { moveTask } from '../tasks/index.ts'
import { appendLog } from './draw-log.ts'
import { claimDraw } from './draws.queries.ts'
import { ACTS, requireAct } from './draws.rules.ts'
import { moveDraw, recordDrawEvent } from './move-draw.ts'

const MIN_REASON = 10

/**
 * Sends the lists back: the result is void but kept, and public with the reason; a new attempt gets a new number
 * (S0-12). Throws `draws.not-signer`, `draws.reason-needed`.
 */
export async function rejectDraw(
  deps: Deps,
  actor: Actor,
  { drawId, reason }: { drawId: string; reason: string },
): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    const draw = await claimDraw(tx, actor.bureauId, drawId)
    requireAct(draw, actor, 'reject')
    if (reason.length < MIN_REASON) throw new AppError('draws.reason-needed', { min: MIN_REASON })
    const at = deps.clock.now()
    const set = { reason, endedAt: at, endedBy: actor.id }
    await moveDraw(tx, { drawId, action: 'reject', text: ACTS.reject.text, set })
    await moveTask(tx, { taskId: draw.taskId, action: 'rejectDraw', at })
    await appendLog(tx, deps.hasher, { at, type: 'reject', draw, data: { by: draw.signer.name, reason } })
    await recordDrawEvent(tx, { at, actorId: actor.id, event: 'draws.rejected', draw, data: { reason } })
  })
}
