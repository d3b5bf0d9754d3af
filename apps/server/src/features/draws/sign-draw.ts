import { civilDateOf } from '@sunlot/contract'
import type { Actor } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import type { Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { sendMessage } from '../messages/index.ts'
import { markItemsUsed, markTargetsDrawn } from '../registry/index.ts'
import { getTask, moveTask, requireGates } from '../tasks/index.ts'
import { readGates } from './draw-facts.ts'
import { appendLog } from './draw-log.ts'
import { claimDraw } from './draws.queries.ts'
import { ACTS, requireAct } from './draws.rules.ts'
import { moveDraw, recordDrawEvent } from './move-draw.ts'

/** Strokes on the pad as a PNG data address, or the signer's own name typed. */
export type Signature = { kind: 'drawn'; image: string } | { kind: 'typed'; name: string }

/**
 * Signs both lists as they are; they count in the directories from here on (S0-12 两份名单报分管领导签字确认).
 * Throws `draws.not-signer`, `draws.wrong-signature`.
 */
export async function signDraw(
  deps: Deps,
  actor: Actor,
  { drawId, signature }: { drawId: string; signature: Signature },
): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    const draw = await claimDraw(tx, actor.bureauId, drawId)
    requireAct(draw, actor, 'sign')
    if (signature.kind === 'typed' && signature.name !== actor.name) {
      throw new AppError('draws.wrong-signature', { name: actor.name })
    }
    const at = deps.clock.now()
    const today = civilDateOf(at)
    const task = await getTask(tx, draw.bureauId, draw.taskId)
    requireGates(await readGates(tx, task, at), 'sign')
    const text = signature.kind === 'typed' ? signature.name : signature.image
    await moveDraw(tx, { drawId, action: 'sign', text: ACTS.sign.text, set: { signature: text, signedAt: at } })
    await moveTask(tx, { taskId: draw.taskId, action: 'signDraw', at })
    await markDrawn(tx, { drawId, today })
    await markItemsUsed(tx, { itemIds: task.input.scope.itemIds, on: today })
    // S0-13, B-24: says that both lists are signed, not who stands on them.
    const notice = {
      to: [draw.drawer.id, draw.publisher.id],
      text: `${actor.name}签字确认了抽取 ${draw.drawNo} 的名单`,
    }
    await sendMessage(tx, { ...notice, bureauId: draw.bureauId, link: `/draws/${drawId}`, at })
    await appendLog(tx, deps.hasher, { at, type: 'sign', draw, data: { by: draw.signer.name } })
    await recordDrawEvent(tx, { at, actorId: actor.id, event: 'draws.signed', draw, data: { kind: signature.kind } })
  })
}

/** S1-16: drawn targets are counted in the directory once the list holds; people when their teams are opened. */
async function markDrawn(tx: Tx, { drawId, today }: { drawId: string; today: string }): Promise<void> {
  const year = Number(today.slice(0, 4))
  const targets = await tx
    .selectFrom('drawTargets as t')
    .innerJoin('drawPool as p', (join) => join.onRef('p.drawId', '=', 't.drawId').onRef('p.label', '=', 't.label'))
    .select('p.targetId')
    .where('t.drawId', '=', drawId)
    .execute()
  await markTargetsDrawn(tx, { targetIds: targets.map(({ targetId }) => targetId), on: today, year })
}
