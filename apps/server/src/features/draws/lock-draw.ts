import type { Actor } from '@sunlot/contract'
import { canon, contribHash } from '@sunlot/draw'
import type { Contribution, Header } from '@sunlot/draw'
import type { Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { getTask, requireGates } from '../tasks/index.ts'
import { contributionsOf } from './dice.rules.ts'
import { readGates } from './draw-facts.ts'
import { appendLog } from './draw-log.ts'
import { claimDraw, listWitnesses } from './draws.queries.ts'
import type { Draw } from './draws.queries.ts'
import { ACTS, requireAct } from './draws.rules.ts'
import { moveDraw, recordDrawEvent } from './move-draw.ts'

/**
 * Freezes the dice of all witnesses; from here on the result is fixed though nobody knows it (protocol §1.10 step 3).
 * Throws `draws.dice-missing`, `draws.dice-differ`, `tasks.blocked` (S4-06 evidence, S4-07 witness).
 */
export async function lockDraw(deps: Deps, actor: Actor, { drawId }: { drawId: string }): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    const draw = await claimDraw(tx, actor.bureauId, drawId)
    requireAct(draw, actor, 'lock')
    const { min_witness } = JSON.parse(draw.header ?? '') as Header
    const contrib = contributionsOf(await listWitnesses(tx, drawId), min_witness)
    const at = deps.clock.now()
    const task = await getTask(tx, draw.bureauId, draw.taskId)
    requireGates(await readGates(tx, task, at), 'lock')
    await lockIn(deps, tx, { draw, actor, contrib, at })
  })
}

/** Writes the lock itself: the contributions, their fingerprint, the log and the trail. */
export async function lockIn(
  deps: Deps,
  tx: Tx,
  { draw, actor, contrib, at }: { draw: Draw; actor: Actor; contrib: Contribution[]; at: Date },
): Promise<void> {
  const hash = contribHash(contrib, deps.hasher)
  const set = { contrib: canon(contrib), contribHash: hash, lockedAt: at }
  await moveDraw(tx, { drawId: draw.id, action: 'lock', text: ACTS.lock.text, set })
  for (const one of contrib) await appendLog(tx, deps.hasher, { at, type: 'contribute', draw, data: { ...one } })
  await appendLog(tx, deps.hasher, { at, type: 'lock', draw, data: { contrib_hash: hash } })
  await recordDrawEvent(tx, { at, actorId: actor.id, event: 'draws.locked', draw, data: { contribHash: hash } })
}
