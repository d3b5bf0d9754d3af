import type { Actor } from '@sunlot/contract'
import type { Updateable } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import type { DrawsTable } from '../../platform/tables/draws.ts'
import { moveTask } from '../tasks/index.ts'
import { computeOutcome, firstSecret } from './complete-draw.ts'
import { appendLog } from './draw-log.ts'
import { claimDraw, getDraw, getSecrets } from './draws.queries.ts'
import type { Draw } from './draws.queries.ts'
import { ACTS, requireAct } from './draws.rules.ts'
import { runLong } from './long-work.ts'
import { moveDraw, recordDrawEvent } from './move-draw.ts'
import { storeOutcome } from './store-outcome.ts'

export interface Abort {
  drawId: string
  reason: string
}

/**
 * Ends a draw that has no result yet. The secrets are revealed, and of a locked draw the outcome that is thrown away,
 * so that nobody can drop an unwelcome one unseen (protocol §1.8). Answers whether it is done already.
 */
export async function abortDraw(deps: Deps, actor: Actor, { drawId, reason }: Abort): Promise<boolean> {
  requireAct(await getDraw(deps.db, actor.bureauId, drawId), actor, 'abort')
  return runLong(deps, `abort ${drawId} ${deps.newId()}`, () =>
    deps.db.transaction().execute((tx) => abortIn(deps, tx, { actor, drawId, reason })),
  )
}

async function abortIn(deps: Deps, tx: Tx, { actor, drawId, reason }: Abort & { actor: Actor }): Promise<void> {
  const draw = await claimDraw(tx, actor.bureauId, drawId)
  requireAct(draw, actor, 'abort')
  const at = deps.clock.now()
  const { t, a } = await getSecrets(tx, drawId)
  const x = { t: firstSecret(deps, draw, { stage: 't', x0: t }), a: firstSecret(deps, draw, { stage: 'a', x0: a }) }
  const discarded = draw.status === 'locked' ? await discard(deps, tx, draw) : { revealT: x.t }
  const set = { ...discarded, reason, endedAt: at, endedBy: actor.id }
  await moveDraw(tx, { drawId, action: 'abort', text: ACTS.abort.text, set })
  // A draw that only repeats the teams leaves the task where it is: its targets stand.
  if (!draw.reopensId) await moveTask(tx, { taskId: draw.taskId, action: 'abortDraw', at })
  const contrib: unknown = draw.contrib ? JSON.parse(draw.contrib) : []
  await appendLog(tx, deps.hasher, { at, type: 'abort', draw, data: { reason, x, contrib } })
  await recordDrawEvent(tx, { at, actorId: actor.id, event: 'draws.aborted', draw, data: { reason } })
}

async function discard(deps: Deps, tx: Tx, draw: Draw): Promise<Updateable<DrawsTable>> {
  return storeOutcome(tx, draw, await computeOutcome(deps, tx, draw))
}
