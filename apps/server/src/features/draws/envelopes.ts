import type { Actor } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import type { Deps } from '../../platform/deps.ts'
import { claimDraw, getSecrets } from './draws.queries.ts'
import { requireAct } from './draws.rules.ts'
import { recordDrawEvent } from './move-draw.ts'

/** Contents of the two sealed envelopes. */
export interface Envelopes {
  drawNo: string
  headerHash: string
  t: string
  a: string
}

/**
 * x_0 of both stages for the witnesses' envelopes, so that nobody can lose an unwelcome secret (protocol §1.7).
 * For the witness alone, and only before the first die: who knew them later could foresee the result while dice are typed.
 */
export async function printEnvelopes(deps: Deps, actor: Actor, { drawId }: { drawId: string }): Promise<Envelopes> {
  return deps.db.transaction().execute(async (tx) => {
    const draw = await claimDraw(tx, actor.bureauId, drawId)
    requireAct(draw, actor, 'printEnvelopes')
    if (draw.rolledAt) throw new AppError('draws.dice-entered')
    const { t, a } = await getSecrets(tx, drawId)
    const at = deps.clock.now()
    await tx.updateTable('drawSecrets').set({ envelopesPrintedAt: at }).where('drawId', '=', drawId).execute()
    await recordDrawEvent(tx, { at, actorId: actor.id, event: 'draws.envelope-printed', draw })
    return { drawNo: draw.drawNo, headerHash: draw.headerHash ?? '', t, a }
  })
}
