import { civilDateOf } from '@sunlot/contract'
import type { Actor, TaskDetail } from '@sunlot/contract'
import type { Deps } from '../../platform/deps.ts'
import { getActor } from '../accounts/index.ts'
import { getDrawFacts, listDrawsOfTask } from '../draws/index.ts'
import { holdersOf } from '../organisation/index.ts'
import { describeTask, getTask, itemNames, listGates, readGateFacts } from '../tasks/index.ts'
import { listDeadlines } from './deadlines.rules.ts'
import { describeRoad, listActions } from './task-detail.rules.ts'
import { traceTask } from './trail.queries.ts'

type Duties = TaskDetail['duties']

/** S0-30, S0-32, S0-33: duties are given to offices and people, a task shows who holds them. */
async function readDuties(
  db: Deps['db'],
  { bureauId, input }: { bureauId: string; input: TaskDetail['input'] },
  on: string,
): Promise<Duties> {
  const named = async (duty: keyof Duties, itemId: string | null = null) =>
    (await holdersOf(db, { bureauId, duty, on, itemId })).map(({ name }) => name)
  const leads = await Promise.all(input.scope.itemIds.map((itemId) => named('businessLead', itemId)))
  return {
    businessLead: [...new Set(leads.flat())],
    jointCoordinator: await named('jointCoordinator'),
    dataEntry: await named('dataEntry'),
  }
}

const TRACE_LINES = 8

/** Everything the page of a task shows to this person: facts, road, gates, limits, draws, last events, own actions. */
export async function readTask(deps: Deps, actor: Actor, { taskId }: { taskId: string }): Promise<TaskDetail> {
  const { db } = deps
  const today = civilDateOf(deps.clock.now())
  const task = await getTask(db, actor.bureauId, taskId)
  const draw = await getDrawFacts(db, taskId)
  const facts = await readGateFacts(db, { task, today, draw })
  const { policy, calendar } = facts.scheme
  const row = describeTask(task, await itemNames(db, actor.bureauId))
  const trace = await traceTask(db, taskId, TRACE_LINES)
  const at = task.schemeApprovedAt?.toISOString()
  return {
    ...row,
    input: task.input,
    version: task.version,
    lead: (await getActor(db, task.drawer.id)).officeName,
    duties: await readDuties(db, task, today),
    drawer: task.drawer,
    signer: task.signer,
    publisher: task.publisher,
    schemeSubmittedAt: task.schemeSubmittedAt?.toISOString() ?? null,
    schemeApproved: at ? { by: task.approvedBy ?? '', at } : null,
    directoriesFrozenAt: task.directoriesFrozenAt?.toISOString() ?? null,
    preview: facts.preview,
    gates: listGates(facts),
    deadlines: listDeadlines({ task, policy, calendar, draw, today }),
    road: describeRoad(task, { step: row.step, draw, planLine: facts.planLine, today }),
    draws: await listDrawsOfTask(db, taskId),
    trace: trace.rows.map((event) => ({ at: event.at, text: `${event.actorName ?? '系统'} ${event.eventText}` })),
    traceCount: trace.total,
    actions: listActions(task, actor),
  }
}
