import { civilDateOf } from '@sunlot/contract'
import type { Actor, InspectorDraws } from '@sunlot/contract'
import { sql } from 'kysely'
import { AppError } from '../../platform/app-error.ts'
import type { Deps } from '../../platform/deps.ts'

/**
 * The draws that sent a person to somebody, the latest first. Only those whose teams are open: who goes where stays
 * secret until the day, also inside the bureau (S0-13, B-24).
 */
export async function listInspectorDraws(
  deps: Deps,
  actor: Actor,
  { inspectorId }: { inspectorId: string },
): Promise<InspectorDraws> {
  const inspector = await deps.db
    .selectFrom('inspectors')
    .select('id')
    .where('id', '=', inspectorId)
    .where('bureauId', '=', actor.bureauId)
    .executeTakeFirst()
  if (!inspector) throw new AppError('request.not-found')
  const rows = await deps.db
    .selectFrom('draws as d')
    .innerJoin('drawRoster as r', 'r.drawId', 'd.id')
    .innerJoin('drawTeams as t', 't.drawId', 'd.id')
    .select(({ fn }) => ['d.id', 'd.drawNo', 'd.title', 'd.openedAt', fn.countAll<number>().as('visits')])
    .where('d.bureauId', '=', actor.bureauId)
    .where('d.teamsOpenedAt', 'is not', null)
    .where('r.inspectorId', '=', inspectorId)
    .where(sql<boolean>`r.id = any(t.team)`)
    .groupBy('d.id')
    .orderBy('d.openedAt', 'desc')
    .orderBy('d.id')
    .execute()
  return rows.map(({ id, drawNo, title, openedAt, visits }) => ({
    drawId: id,
    drawNo,
    title,
    on: civilDateOf(openedAt),
    visits,
  }))
}
