import { civilDateOf } from '@sunlot/contract'
import type { Actor, PlanLineInput } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import type { Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { insertLines } from './insert-lines.ts'
import { requireLead } from '../organisation/index.ts'
import { WRITERS } from './planning.access.ts'
import { requireItems } from '../registry/index.ts'
import { recordPlanEvent, touchDraft } from './plans.ts'
import { reopenInvitations } from './reopen-invitations.ts'

/** Adds one line to a draft; answers its id. */
export async function addLine(
  deps: Deps,
  actor: Actor,
  { planId, line }: { planId: string; line: PlanLineInput },
): Promise<string> {
  return deps.db.transaction().execute(async (tx) => {
    await touchDraft(deps, tx, { actor, planId })
    await requireLineLead(deps, tx, { actor, itemIds: line.itemIds })
    await requireItems(tx, actor.bureauId, line.itemIds)
    const [id = ''] = await insertLines(deps, tx, { planId, lines: [line] })
    await recordPlanEvent(deps, tx, { actor, planId, event: 'plans.line-added', data: { lineId: id, ...line } })
    return id
  })
}

/** Writes a line of a draft anew; what it was stays in the trail. */
export async function changeLine(
  deps: Deps,
  actor: Actor,
  { planId, lineId, version, line }: { planId: string; lineId: string; version: number; line: PlanLineInput },
): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    await touchDraft(deps, tx, { actor, planId, version })
    await requireItems(tx, actor.bureauId, line.itemIds)
    const before = await getLine(tx, planId, lineId)
    for (const { itemIds } of [before.content, line]) await requireLineLead(deps, tx, { actor, itemIds })
    await tx
      .updateTable('planLines')
      .set({ content: JSON.stringify(line) })
      .where('id', '=', lineId)
      .execute()
    const data = { lineId, name: line.name, before: before.content, after: line }
    await recordPlanEvent(deps, tx, { actor, planId, event: 'plans.line-changed', data })
  })
}

/** Takes a line out of a draft; those after it move up. */
export async function removeLine(
  deps: Deps,
  actor: Actor,
  { planId, lineId }: { planId: string; lineId: string },
): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    await touchDraft(deps, tx, { actor, planId })
    const { place, content, externalItemId } = await getLine(tx, planId, lineId)
    await requireLineLead(deps, tx, { actor, itemIds: content.itemIds })
    await tx.deleteFrom('planLines').where('id', '=', lineId).execute()
    await reopenInvitations(deps, tx, { actor, itemIds: [externalItemId] })
    await tx
      .updateTable('planLines')
      .set((eb) => ({ place: eb('place', '-', 1) }))
      .where('planId', '=', planId)
      .where('place', '>', place)
      .execute()
    await recordPlanEvent(deps, tx, { actor, planId, event: 'plans.line-removed', data: { lineId, ...content } })
  })
}

function requireLineLead(
  deps: Deps,
  tx: Tx,
  { actor, itemIds }: { actor: Actor; itemIds: readonly string[] },
): Promise<void> {
  return requireLead(tx, actor, { on: civilDateOf(deps.clock.now()), itemIds, writers: WRITERS.roles })
}

async function getLine(tx: Tx, planId: string, lineId: string) {
  const line = await tx
    .selectFrom('planLines')
    .select(['place', 'content', 'externalItemId'])
    .where('id', '=', lineId)
    .where('planId', '=', planId)
    .executeTakeFirst()
  if (!line) throw new AppError('request.not-found')
  return line
}
