import type { Actor, MergeProposal, PlanLine } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import type { Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { groundOf, readGround } from './analysis.ts'
import { listLines } from './lines.queries.ts'
import { mergeLines, suggestMerges } from './merge.rules.ts'
import { recordPlanEvent, touchDraft } from './plans.ts'

/** S2-09: lines that could go as one visit, with the line they would make. */
export async function listMerges(deps: Deps, actor: Actor, { planId }: { planId: string }): Promise<MergeProposal[]> {
  const { facts } = await readGround(deps.db, groundOf(deps, actor, planId))
  const byId = new Map(facts.lines.map((line) => [line.id, line]))
  return suggestMerges(facts).flatMap((suggestion) => {
    const [keep, join] = [byId.get(suggestion.keepId), byId.get(suggestion.joinId)]
    return keep && join ? [{ ...suggestion, line: mergeLines(keep, join) }] : []
  })
}

interface Merge {
  readonly planId: string
  readonly keepId: string
  readonly joinId: string
  readonly version: number
}

/** S2-09: makes one joint line of two lines of a draft; what they were stays in the trail. */
export async function acceptMerge(deps: Deps, actor: Actor, { planId, keepId, joinId, version }: Merge): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    await touchDraft(deps, tx, { actor, planId, version })
    const { keep, join } = await getPair(tx, { planId, keepId, joinId })
    const line = mergeLines(keep, join)
    await tx
      .updateTable('planLines')
      .set({ content: JSON.stringify(line) })
      .where('id', '=', keepId)
      .execute()
    await tx.deleteFrom('planLines').where('id', '=', joinId).execute()
    await tx
      .updateTable('planLines')
      .set((eb) => ({ place: eb('place', '-', 1) }))
      .where('planId', '=', planId)
      .where('place', '>', join.place)
      .execute()
    const data = { name: line.name, keep, join, merged: line }
    await recordPlanEvent(deps, tx, { actor, planId, event: 'plans.lines-merged', data })
  })
}

async function getPair(
  tx: Tx,
  { planId, keepId, joinId }: Omit<Merge, 'version'>,
): Promise<{ keep: PlanLine; join: PlanLine }> {
  const lines = await listLines(tx, planId)
  const keep = lines.find(({ id }) => id === keepId)
  const join = lines.find(({ id }) => id === joinId)
  if (!keep || !join || keep === join) throw new AppError('request.not-found')
  // S1-24: a line that answers an invitation is never suggested; merged away, the invitation would stand without one.
  if (keep.externalItemId !== null || join.externalItemId !== null) throw new AppError('request.not-found')
  return { keep, join }
}
