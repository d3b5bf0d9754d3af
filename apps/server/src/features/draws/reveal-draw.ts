import { civilDateOf } from '@sunlot/contract'
import type { Actor } from '@sunlot/contract'
import { drawSeed } from '@sunlot/draw'
import type { DrawRecord } from '@sunlot/draw'
import { AppError } from '../../platform/app-error.ts'
import type { Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { getTask, loadScheme, moveTask } from '../tasks/index.ts'
import { computeOutcome } from './complete-draw.ts'
import { appendLog } from './draw-log.ts'
import { claimDraw, getDraw } from './draws.queries.ts'
import type { Draw } from './draws.queries.ts'
import { ACTS, requireAct } from './draws.rules.ts'
import { runLong } from './long-work.ts'
import { moveDraw, recordDrawEvent } from './move-draw.ts'
import { storeOutcome } from './store-outcome.ts'
import { assignmentOf, explain } from './warnings.ts'

/**
 * Reveals a locked draw exactly once, in one transaction; killed anywhere and repeated it gives the same result
 * (protocol §1.8). Answers whether it is done already. Throws `draws.results-differ` and `draws.tampered`, recorded.
 */
export async function revealDraw(deps: Deps, actor: Actor, { drawId }: { drawId: string }): Promise<boolean> {
  requireAct(await getDraw(deps.db, actor.bureauId, drawId), actor, 'reveal')
  // Every caller does the work: whoever comes second waits for the row and is then told the new status.
  return runLong(deps, `reveal ${drawId} ${deps.newId()}`, () => reveal(deps, actor, drawId))
}

async function reveal(deps: Deps, actor: Actor, drawId: string): Promise<void> {
  try {
    await deps.db.transaction().execute((tx) => revealIn(deps, tx, { actor, drawId }))
  } catch (error) {
    await recordIfStopped(deps, actor, { drawId, error })
    throw error
  }
}

async function revealIn(deps: Deps, tx: Tx, { actor, drawId }: { actor: Actor; drawId: string }): Promise<void> {
  const draw = await claimDraw(tx, actor.bureauId, drawId)
  requireAct(draw, actor, 'reveal')
  const outcome = await computeOutcome(deps, tx, draw)
  const at = deps.clock.now()
  const set = { ...(await storeOutcome(tx, draw, outcome)), revealedAt: at, failure: null }
  const { record } = outcome
  const { targets, reveal, infeasible } = record
  const drawnCount = targets.must.length + targets.selected.length
  if (infeasible) {
    const shortage = await explainShortage(deps, tx, { draw, record })
    const more = { infeasibleText: shortage.text, shortage: shortage.shortage }
    await moveDraw(tx, { drawId, action: 'fail', text: ACTS.reveal.text, set: { ...set, ...more } })
    const data = { t: reveal.t, a: reveal.a, targets, infeasible }
    await appendLog(tx, deps.hasher, { at, type: 'reveal', draw, data })
    await recordDrawEvent(tx, { at, actorId: actor.id, event: 'draws.infeasible', draw, data: { drawnCount, ...more } })
    return
  }
  await moveDraw(tx, { drawId, action: 'reveal', text: ACTS.reveal.text, set })
  await moveTask(tx, { taskId: draw.taskId, action: 'finishDraw', at, set: { poolSize: draw.poolSize, drawnCount } })
  const data = { t: reveal.t, targets, team_root: record.team_root }
  await appendLog(tx, deps.hasher, { at, type: 'reveal', draw, data })
  await recordDrawEvent(tx, { at, actorId: actor.id, event: 'draws.revealed', draw, data: { drawnCount } })
}

/** The minimal cause with its people and conditions named: the targets stand, only the teams are drawn again. */
async function explainShortage(
  deps: Deps,
  tx: Tx,
  { draw, record }: { draw: Draw; record: DrawRecord },
): Promise<{ text: string; shortage: number }> {
  const { header, contrib, pool, targets, inspectors = [], reveal, infeasible = [] } = record
  const seed = drawSeed({ stage: 'a', round: 0, header, contrib, x: reveal.a ?? '' }, deps.hasher)
  const { input: task } = await getTask(tx, draw.bureauId, draw.taskId)
  const scheme = await loadScheme(tx, { bureauId: draw.bureauId, input: task, today: civilDateOf(draw.openedAt) })
  const roster = await tx.selectFrom('drawRoster').select(['id', 'name']).where('drawId', '=', draw.id).execute()
  const names = await tx
    .selectFrom('drawTargets as t')
    .innerJoin('drawPool as p', (join) => join.onRef('p.drawId', '=', 't.drawId').onRef('p.label', '=', 't.label'))
    .select(['p.label', 'p.name'])
    .where('t.drawId', '=', draw.id)
    .execute()
  const targetNames = new Map(names.map(({ label, name }) => [label, name]))
  const input = assignmentOf({ header, pool, targets, inspectors, seed })
  return explain(deps, { scheme, roster, targetNames, input, infeasible })
}

/** Nothing of the draw is written, but that it was stopped and why is. */
async function recordIfStopped(
  deps: Deps,
  actor: Actor,
  { drawId, error }: { drawId: string; error: unknown },
): Promise<void> {
  if (!(error instanceof AppError)) return
  if (error.code !== 'draws.results-differ' && error.code !== 'draws.tampered') return
  const { code } = error
  await deps.db.transaction().execute(async (tx) => {
    const draw = await claimDraw(tx, actor.bureauId, drawId)
    await tx.updateTable('draws').set({ failure: code, sqlAgrees: false }).where('id', '=', drawId).execute()
    const at = deps.clock.now()
    await recordDrawEvent(tx, { at, actorId: actor.id, event: 'draws.results-differed', draw, data: { cause: code } })
  })
}
