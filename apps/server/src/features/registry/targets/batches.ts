import { type Actor, civilDateOf, TARGET_BATCHES, type TargetBatch, type TargetBatchResult } from '@sunlot/contract'
import { sql } from 'kysely'
import { AppError } from '../../../platform/app-error.ts'
import { recordAudit } from '../../../platform/audit.ts'
import type { Db, Tx } from '../../../platform/database.ts'
import type { Deps } from '../../../platform/deps.ts'
import { loadPolicy } from '../../rulebook/index.ts'
import { runJob } from '../imports/run-check.ts'
import { matchTargets } from '../targets.search.ts'
import { applyToSelection, countPermits, nameOfBatch } from './batch-steps.ts'

/**
 * Does one thing to many targets: those named, or all that match a filter. One transaction and one event of the trail;
 * what takes longer than a moment goes on beside the requests and is read again by its id.
 */
export async function startBatch(deps: Deps, actor: Actor, batch: TargetBatch): Promise<TargetBatchResult> {
  const id = deps.newId()
  const at = deps.clock.now()
  const { bureauId } = actor
  await nameOfBatch(deps.db, bureauId, batch.do)
  const { action } = batch.do
  const row = { id, bureauId, action, state: 'running' as const, startedBy: actor.id, startedAt: at }
  await deps.db.insertInto('targetBatches').values(row).execute()
  await runJob(deps, () => run(deps, actor, { id, batch, at }))
  return getBatch(deps.db, { id, bureauId })
}

/** Throws `request.not-found` for another bureau's batch as well. */
export async function getBatch(db: Db, { id, bureauId }: { id: string; bureauId: string }): Promise<TargetBatchResult> {
  const row = await db
    .selectFrom('targetBatches')
    .select(['id', 'action', 'state', 'selected', 'changed', 'permits'])
    .where('id', '=', id)
    .where('bureauId', '=', bureauId)
    .executeTakeFirst()
  if (!row) throw new AppError('request.not-found')
  return { ...row, action: row.action as TargetBatchResult['action'] }
}

/** After a stop nothing of an unfinished batch was written; it says so. */
export async function failStoppedBatches(db: Db): Promise<void> {
  await db.updateTable('targetBatches').set({ state: 'failed' }).where('state', '=', 'running').execute()
}

interface Run {
  id: string
  batch: TargetBatch
  at: Date
}

async function run(deps: Deps, actor: Actor, { id, batch, at }: Run): Promise<void> {
  try {
    await deps.db.transaction().execute(async (tx) => {
      const today = civilDateOf(at)
      const selected = await select(tx, actor, { selection: batch.selection, today })
      const changed = await applyToSelection(tx, actor, { batch: batch.do, at, today })
      const permits = batch.do.action === 'checkPermits' ? await countPermits(tx, today) : null
      await tx
        .updateTable('targetBatches')
        .set({ state: 'done', selected, changed, permits: permits && JSON.stringify(permits) })
        .where('id', '=', id)
        .execute()
      const { bureauId } = actor
      const subject = { bureauId, actorId: actor.id, subjectKind: 'targetBatch', subjectId: id }
      const what = { action: TARGET_BATCHES[batch.do.action], on: await nameOfBatch(tx, bureauId, batch.do) }
      const data = { ...what, ...batch.do, selection: batch.selection, selected, changed }
      await recordAudit(tx, { ...subject, at, event: 'targets.batch', data })
    })
  } catch (error) {
    await deps.db.updateTable('targetBatches').set({ state: 'failed' }).where('id', '=', id).execute()
    throw error
  }
}

/** Writes the ids of the selection into a table of the transaction's own, in which the steps find them. */
async function select(
  tx: Tx,
  { bureauId }: Actor,
  { selection, today }: { selection: TargetBatch['selection']; today: string },
): Promise<number> {
  await sql`create temporary table selection (id uuid primary key) on commit drop`.execute(tx)
  const chosen =
    'ids' in selection
      ? tx.selectFrom('targets').select('id').where('bureauId', '=', bureauId).where('id', 'in', selection.ids)
      : tx
          .selectFrom('targets')
          .select('id')
          .where(await matching(tx, bureauId, { query: selection.query, today }))
  const { numAffectedRows } = await sql`insert into selection ${chosen}`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

async function matching(
  tx: Tx,
  bureauId: string,
  { query, today }: { query: Extract<TargetBatch['selection'], { query: unknown }>['query']; today: string },
) {
  const cap = (await loadPolicy(tx, bureauId, today)).visitsPerYear?.value ?? null
  return (eb: Parameters<typeof matchTargets>[0]) => matchTargets(eb, { bureauId, query, today, cap })
}
