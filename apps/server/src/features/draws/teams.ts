import { civilDateOf } from '@sunlot/contract'
import type { Actor } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import type { Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { markInspectorsDrawn } from '../registry/index.ts'
import { getTask } from '../tasks/index.ts'
import { firstSecret } from './complete-draw.ts'
import { appendLog } from './draw-log.ts'
import { claimDraw, getSecrets } from './draws.queries.ts'
import { requireAct } from './draws.rules.ts'
import { freezeDraw } from './freeze-draw.ts'
import { runLong } from './long-work.ts'
import { recordDrawEvent } from './move-draw.ts'
import { insertDraw, lockNumbers, refuseSecondDraw } from './open-draw.ts'

/**
 * Reveals the second secret, from the first day of the checks on: people and teams stand in the record, and anybody
 * can recompute them (protocol §1.9). A second time changes nothing. Throws `draws.too-early`.
 */
export async function openTeams(deps: Deps, actor: Actor, { drawId }: { drawId: string }): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    const draw = await claimDraw(tx, actor.bureauId, drawId)
    requireAct(draw, actor, 'openTeams')
    if (draw.teamsOpenedAt) return
    const { input } = await getTask(tx, draw.bureauId, draw.taskId)
    const at = deps.clock.now()
    // S0-13, B-24: who comes, and with whom, stays secret until the day.
    if (civilDateOf(at) < input.inspectFrom) throw new AppError('draws.too-early', { date: input.inspectFrom })
    const { a } = await getSecrets(tx, drawId)
    await tx.updateTable('draws').set({ teamsOpenedAt: at }).where('id', '=', drawId).execute()
    const x = firstSecret(deps, draw, { stage: 'a', x0: a })
    await appendLog(tx, deps.hasher, { at, type: 'open_teams', draw, data: { a: x } })
    await markSeated(tx, { drawId, year: Number(civilDateOf(at).slice(0, 4)) })
    await recordDrawEvent(tx, { at, actorId: actor.id, event: 'draws.teams-opened', draw })
  })
}

/** Visits count in the directory from here on: a number that moved at signing would tell who was drawn (S0-13, B-24). */
async function markSeated(tx: Tx, { drawId, year }: { drawId: string; year: number }): Promise<void> {
  const roster = await tx.selectFrom('drawRoster').select(['id', 'inspectorId']).where('drawId', '=', drawId).execute()
  const inspectorIds = new Map(roster.map(({ id, inspectorId }) => [id, inspectorId]))
  const teams = await tx.selectFrom('drawTeams').select('team').where('drawId', '=', drawId).execute()
  const seated = teams.flatMap(({ team }) => team.flatMap((id) => (id === null ? [] : [inspectorIds.get(id) ?? ''])))
  await markInspectorsDrawn(tx, { inspectorIds: seated.filter(Boolean), year })
}

/**
 * Draws the teams of an infeasible draw again under a new number, with the roster as it is now and fresh dice; its
 * targets stand, or a crafted roster would be a way to draw them again (protocol §1.10 step 5).
 */
export async function reopenTeams(
  deps: Deps,
  actor: Actor,
  { drawId }: { drawId: string },
): Promise<{ id: string; finished: boolean }> {
  const id = await deps.db.transaction().execute(async (tx) => {
    const draw = await claimDraw(tx, actor.bureauId, drawId)
    requireAct(draw, actor, 'reopenTeams')
    await lockNumbers(tx, actor.bureauId)
    await refuseSecondDraw(tx, draw.taskId, drawId)
    const task = await getTask(tx, draw.bureauId, draw.taskId)
    return insertDraw(deps, tx, { actor, task, reopensId: drawId })
  })
  return { id, finished: await runLong(deps, `draw ${id}`, () => freezeDraw(deps, id)) }
}
