import { type Actor, civilDateOf, type ItemDraws } from '@sunlot/contract'
import { sql } from 'kysely'
import { AppError } from '../../platform/app-error.ts'
import type { Deps } from '../../platform/deps.ts'

/**
 * The draws with a result that stands in which an item took part, the latest first, each with the version the item had
 * on the day its list was frozen: a later change does not reach back.
 */
export async function listItemDraws(deps: Deps, actor: Actor, { itemId }: { itemId: string }): Promise<ItemDraws> {
  const item = await deps.db
    .selectFrom('inspectionItems')
    .select('id')
    .where('id', '=', itemId)
    .where('bureauId', '=', actor.bureauId)
    .executeTakeFirst()
  if (!item) throw new AppError('request.not-found')
  const rows = await deps.db
    .selectFrom('draws as d')
    .innerJoin('tasks as t', 't.id', 'd.taskId')
    .select(['d.id', 'd.drawNo', 'd.title', 'd.openedAt'])
    .select(
      sql<number | null>`(select max(v.number) from item_versions v
        where v.item_id = ${itemId} and v.at <= d.opened_at)`.as('version'),
    )
    .where('d.bureauId', '=', actor.bureauId)
    .where('d.status', 'in', ['drawn', 'infeasible', 'signed', 'published'])
    .where(sql<boolean>`t.input->'scope'->'itemIds' ? ${itemId}`)
    .orderBy('d.openedAt', 'desc')
    .orderBy('d.id')
    .execute()
  return rows.map(({ id, drawNo, title, openedAt, version }) => ({
    drawId: id,
    drawNo,
    title,
    on: civilDateOf(openedAt),
    version,
  }))
}
