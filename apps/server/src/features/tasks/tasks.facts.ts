import { civilDateOf } from '@sunlot/contract'
import type { Gate } from '@sunlot/contract'
import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'
import { findPlanLine } from '../planning/index.ts'
import { listScopeFaults, type ScopeFault, targetStatistics } from '../registry/index.ts'
import type { DrawFacts, GateFacts } from './gates/gate-facts.ts'
import { loadScheme } from './task-scheme.ts'
import { readPreview } from './tasks.preview.ts'
import type { Task } from './tasks.queries.ts'
import { listGates } from './tasks.rules.ts'

export type { DrawFacts }

/** The gates of a task as they stand at an instant. */
export async function listTaskGates(
  db: Db | Tx,
  task: Task,
  { draw, now }: { draw: DrawFacts | null; now: Date },
): Promise<Gate[]> {
  return listGates(await readGateFacts(db, { task, today: civilDateOf(now), draw }))
}

/** Collects what the gates of a task look at. `today` is a civil date; `draw` comes from the draws feature. */
export async function readGateFacts(
  db: Db | Tx,
  { task, today, draw }: { task: Task; today: string; draw: DrawFacts | null },
): Promise<GateFacts> {
  // A draw ends under the rules it began with.
  const rulesOn = draw ? civilDateOf(new Date(draw.openedAt)) : today
  const scheme = await loadScheme(db, { bureauId: task.bureauId, input: task.input, today, rulesOn })
  return {
    task,
    scheme,
    planLine: await findPlanLine(db, task.bureauId, task.planLineId),
    scopeFaults: draw ? [] : await listTaskFaults(db, task),
    preview: draw?.preview ?? (await readPreview(db, scheme)),
    signerHoldsDuty: await holdsDuty(db, task.signer.id),
    roundsBefore: await countRoundsBefore(db, task),
    year: scheme.policy.ratioFloor.value.per === 'year' ? await countYear(db, task, today) : { drawn: 0, total: 0 },
    waivers: await listWaivers(db, task.id),
    draw,
  }
}

function listTaskFaults(db: Db | Tx, { bureauId, schemeApprovedAt, input }: Task): Promise<ScopeFault[]> {
  const { itemIds, poolIds, tagIds } = input.scope
  return listScopeFaults(db, { bureauId, itemIds, poolIds, tagIds, approvedAt: schemeApprovedAt })
}

async function holdsDuty(db: Db | Tx, userId: string): Promise<boolean> {
  const holder = await db
    .selectFrom('users')
    .innerJoin('userRoles', 'userRoles.userId', 'users.id')
    .select('users.id')
    .where('users.id', '=', userId)
    .where('users.status', '=', 'active')
    .where('userRoles.role', '=', 'deputyHead')
    .executeTakeFirst()
  return holder !== undefined
}

/** Other tasks of the year over one of the same items whose lists were signed. */
async function countRoundsBefore(db: Db | Tx, task: Task): Promise<number> {
  const { count } = await db
    .selectFrom('tasks')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('bureauId', '=', task.bureauId)
    .where('year', '=', task.year)
    .where('id', '<>', task.id)
    .where('status', 'in', ['signed', 'published'])
    .where(sql<boolean>`input->'scope'->'itemIds' ?| ${task.input.scope.itemIds}::text[]`)
    .executeTakeFirstOrThrow()
  return count
}

async function countYear(db: Db | Tx, task: Task, today: string): Promise<GateFacts['year']> {
  const { drawn, active } = await targetStatistics(db, task.bureauId, today)
  return { drawn, total: active }
}

async function listWaivers(db: Db | Tx, taskId: string): Promise<GateFacts['waivers']> {
  const rows = await db
    .selectFrom('waivers as w')
    .innerJoin('users as u', 'u.id', 'w.approverId')
    .select(['w.gateId', 'w.reason', 'u.name as approver', 'w.at'])
    .where('w.taskId', '=', taskId)
    .orderBy('w.gateId')
    .execute()
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }))
}
