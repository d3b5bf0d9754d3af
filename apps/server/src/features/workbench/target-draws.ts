import { civilDateOf, EXCLUSION_REASONS } from '@sunlot/contract'
import type { Actor, ExclusionReason, TargetDraws } from '@sunlot/contract'
import { sql } from 'kysely'
import { AppError } from '../../platform/app-error.ts'
import type { Deps } from '../../platform/deps.ts'

/**
 * What each draw with a result that stands made of one target, the latest first. It is found in the frozen lists
 * under its present code.
 */
export async function listTargetDraws(
  deps: Deps,
  actor: Actor,
  { targetId }: { targetId: string },
): Promise<TargetDraws> {
  const target = await deps.db
    .selectFrom('targets')
    .select('code')
    .where('id', '=', targetId)
    .where('bureauId', '=', actor.bureauId)
    .executeTakeFirst()
  if (!target) throw new AppError('request.not-found')
  const rows = await deps.db
    .selectFrom('draws as d')
    .innerJoin('drawPool as p', (join) => join.onRef('p.drawId', '=', 'd.id').on('p.label', '=', target.code))
    .leftJoin('drawTargets as drawn', (join) =>
      join.onRef('drawn.drawId', '=', 'd.id').onRef('drawn.label', '=', 'p.label'),
    )
    .select(['d.id', 'd.drawNo', 'd.title', 'd.openedAt', 'p.status'])
    .select(sql<boolean>`drawn.label is not null`.as('isDrawn'))
    .where('d.bureauId', '=', actor.bureauId)
    .where('d.status', 'in', ['drawn', 'infeasible', 'signed', 'published'])
    .orderBy('d.openedAt', 'desc')
    .orderBy('d.id')
    .execute()
  return rows.map(({ id, drawNo, title, openedAt, ...row }) => ({
    drawId: id,
    drawNo,
    title,
    on: civilDateOf(openedAt),
    ...outcomeOf(row),
  }))
}

function outcomeOf({
  status,
  isDrawn,
}: {
  status: string
  isDrawn: boolean
}): Pick<TargetDraws[number], 'outcome' | 'reason'> {
  if (isDrawn) return { outcome: 'drawn', reason: '' }
  if (!status.startsWith('out:')) return { outcome: 'notDrawn', reason: '' }
  const reason = status.slice('out:'.length) as ExclusionReason
  return { outcome: 'out', reason: EXCLUSION_REASONS[reason]?.text ?? '' }
}
