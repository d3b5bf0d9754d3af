import { DICE_COUNT } from '@sunlot/contract'
import type { Actor } from '@sunlot/contract'
import type { Contribution, Header } from '@sunlot/draw'
import type { Updateable } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import type { DrawsTable } from '../../platform/tables/draws.ts'
import { moveTask } from '../tasks/index.ts'
import { computeOutcome, firstSecret } from './complete-draw.ts'
import { appendLog } from './draw-log.ts'
import { claimDraw, getDraw, getSecrets, listWitnesses } from './draws.queries.ts'
import type { Draw } from './draws.queries.ts'
import { ACTS, requireAct } from './draws.rules.ts'
import { lockIn } from './lock-draw.ts'
import { runLong } from './long-work.ts'
import { moveDraw, recordDrawEvent } from './move-draw.ts'
import { storeOutcome } from './store-outcome.ts'

export interface Abort {
  drawId: string
  reason: string
}

/**
 * Ends a draw that has no result yet. The secrets are revealed, and of a locked draw the outcome that is thrown away,
 * so that nobody can drop an unwelcome one unseen (protocol §1.8). Complete dice are locked first for the same reason:
 * who knows the secret knows the outcome before the lock. Answers whether it is done already.
 */
export async function abortDraw(deps: Deps, actor: Actor, { drawId, reason }: Abort): Promise<boolean> {
  requireAct(await getDraw(deps.db, actor.bureauId, drawId), actor, 'abort')
  return runLong(deps, `abort ${drawId} ${deps.newId()}`, () =>
    deps.db.transaction().execute((tx) => abortIn(deps, tx, { actor, drawId, reason })),
  )
}

async function abortIn(deps: Deps, tx: Tx, { actor, drawId, reason }: Abort & { actor: Actor }): Promise<void> {
  const claimed = await claimDraw(tx, actor.bureauId, drawId)
  requireAct(claimed, actor, 'abort')
  const at = deps.clock.now()
  const rolled = claimed.status === 'committed' ? await listRolled(tx, claimed) : undefined
  if (rolled?.complete) await lockIn(deps, tx, { draw: claimed, actor, contrib: rolled.contrib, at })
  const draw = rolled?.complete ? await claimDraw(tx, actor.bureauId, drawId) : claimed
  const { t, a } = await getSecrets(tx, drawId)
  const x = { t: firstSecret(deps, draw, { stage: 't', x0: t }), a: firstSecret(deps, draw, { stage: 'a', x0: a }) }
  const discarded = draw.status === 'locked' ? await discard(deps, tx, draw) : { revealT: x.t }
  const set = { ...discarded, reason, endedAt: at, endedBy: actor.id }
  await moveDraw(tx, { drawId, action: 'abort', text: ACTS.abort.text, set })
  // A draw that only repeats the teams leaves the task where it is: its targets stand.
  if (!draw.reopensId) await moveTask(tx, { taskId: draw.taskId, action: 'abortDraw', at })
  const contrib: unknown = draw.contrib ? JSON.parse(draw.contrib) : (rolled?.contrib ?? [])
  await appendLog(tx, deps.hasher, { at, type: 'abort', draw, data: { reason, x, contrib } })
  await recordDrawEvent(tx, { at, actorId: actor.id, event: 'draws.aborted', draw, data: { reason } })
}

/**
 * The dice of a draw that is not locked. Sixteen digits on either computer are a contribution, the witness's before the
 * host's, so that nobody can undo an outcome by typing one digit less; the rest is only logged.
 */
async function listRolled(tx: Tx, { id, header }: Draw): Promise<{ complete: boolean; contrib: Contribution[] }> {
  const { min_witness } = JSON.parse(header ?? '') as Header
  const entered = (await listWitnesses(tx, id)).map(({ key, hostDice, witnessDice }): Contribution => {
    const value = witnessDice.length >= hostDice.length ? witnessDice : hostDice
    return { by: key, kind: 'dice', value }
  })
  const whole = entered.filter(({ value }) => value.length === DICE_COUNT)
  if (whole.length >= min_witness) return { complete: true, contrib: whole }
  return { complete: false, contrib: entered.filter(({ value }) => value !== '') }
}

async function discard(deps: Deps, tx: Tx, draw: Draw): Promise<Updateable<DrawsTable>> {
  return storeOutcome(tx, draw, await computeOutcome(deps, tx, draw))
}
