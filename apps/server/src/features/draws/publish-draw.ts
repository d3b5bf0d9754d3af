import type { Actor } from '@sunlot/contract'
import type { Deps } from '../../platform/deps.ts'
import { getTask, moveTask, requireGates } from '../tasks/index.ts'
import { readGates } from './draw-facts.ts'
import { appendLog } from './draw-log.ts'
import { claimDraw } from './draws.queries.ts'
import { ACTS, requireAct } from './draws.rules.ts'
import { moveDraw, recordDrawEvent } from './move-draw.ts'

/** Makes a signed draw public, its teams still sealed (S0-04, S4-09). Throws `draws.not-publisher`. */
export async function publishDraw(deps: Deps, actor: Actor, { drawId }: { drawId: string }): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    const draw = await claimDraw(tx, actor.bureauId, drawId)
    requireAct(draw, actor, 'publish')
    const at = deps.clock.now()
    requireGates(await readGates(tx, await getTask(tx, draw.bureauId, draw.taskId), at), 'publish')
    await moveDraw(tx, { drawId, action: 'publish', text: ACTS.publish.text, set: { publishedAt: at } })
    await moveTask(tx, { taskId: draw.taskId, action: 'publishDraw', at })
    await appendLog(tx, deps.hasher, { at, type: 'publish', draw, data: {} })
    await recordDrawEvent(tx, { at, actorId: actor.id, event: 'draws.published', draw })
  })
}
