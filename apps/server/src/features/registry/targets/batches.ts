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
    .select(['id', 'action', 'state', 'selected', 'done', 'changed', 'permits'])
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
      const selected = await choose(tx, actor, { selection: batch.selection, today })
      const report = (done: number) =>
        deps.db.updateTable('targetBatches').set({ selected, done }).where('id', '=', id).execute()
      const { changed, permits } = await goThrough(tx, actor, { batch, at, selected, report })
      await tx
        .updateTable('targetBatches')
        .set({ state: 'done', selected, done: selected, changed, permits: permits && JSON.stringify(permits) })
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

/** Targets of one statement, so that progress can be told between them. */
const PART = 20_000

interface Going {
  batch: TargetBatch
  at: Date
  selected: number
  /** Told outside the transaction how many have been gone through. */
  report: (done: number) => Promise<unknown>
}

/** Takes the step part by part; each part stands in the table `selection` while it is its turn. */
async function goThrough(tx: Tx, actor: Actor, { batch, at, selected, report }: Going) {
  const today = civilDateOf(at)
  let changed = 0
  const isCheck = batch.do.action === 'checkPermits'
  let permits: Permits = { valid: 0, expiring: 0, expired: 0, none: 0 }
  for (let done = 0; done < selected; done += PART) {
    await report(done)
    await sql`truncate selection`.execute(tx)
    await sql`insert into selection select id from chosen where number > ${done} and number <= ${done + PART}`.execute(
      tx,
    )
    changed += await applyToSelection(tx, actor, { batch: batch.do, at, today })
    if (isCheck) permits = add(permits, await countPermits(tx, today))
  }
  return { changed, permits: isCheck ? permits : null }
}

type Permits = NonNullable<TargetBatchResult['permits']>

function add(sum: Permits, part: Permits): Permits {
  return {
    valid: sum.valid + part.valid,
    expiring: sum.expiring + part.expiring,
    expired: sum.expired + part.expired,
    none: sum.none + part.none,
  }
}

/** Writes the ids of the selection into a table of the transaction's own, numbered; answers how many they are. */
async function choose(
  tx: Tx,
  { bureauId }: Actor,
  { selection, today }: { selection: TargetBatch['selection']; today: string },
): Promise<number> {
  await sql`create temporary table selection (id uuid primary key) on commit drop`.execute(tx)
  await sql`create temporary table chosen (number bigint primary key, id uuid not null) on commit drop`.execute(tx)
  const chosen =
    'ids' in selection
      ? tx.selectFrom('targets').select('id').where('bureauId', '=', bureauId).where('id', 'in', selection.ids)
      : tx
          .selectFrom('targets')
          .select('id')
          .where(await matching(tx, bureauId, { query: selection.query, today }))
  const { numAffectedRows } = await sql`
    insert into chosen select row_number() over (order by id), id from (${chosen}) found`.execute(tx)
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
