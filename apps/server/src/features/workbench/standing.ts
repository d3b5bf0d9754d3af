import { civilDateOf } from '@sunlot/contract'
import type { Deadline, WorkCalendar } from '@sunlot/contract'
import type { Db } from '../../platform/database.ts'
import { loadPolicies } from '../rulebook/index.ts'
import { listTasksIn } from '../tasks/index.ts'
import { listDeadlines } from './deadlines.rules.ts'
import { standingDraws } from './home.queries.ts'
import type { TodoFacts } from './todos.rules.ts'

const STATED = ['drafting', 'approving', 'approved', 'drawing', 'signing', 'signed', 'published'] as const

export type StandingTask = TodoFacts & { drawnCount: number; deadlines: Deadline[] }

/** Every task of the bureau that was not cancelled, with the draw that stands and its limits on that day. */
export async function listStanding(
  db: Db,
  { bureauId, calendar, today }: { bureauId: string; calendar: WorkCalendar; today: string },
): Promise<StandingTask[]> {
  const tasks = await listTasksIn(db, bureauId, STATED)
  const draws = await standingDraws(db, bureauId)
  const policyOn = await loadPolicies(db, bureauId)
  return tasks.map((task) => {
    const draw = draws.get(task.id) ?? null
    // A draw ends under the rules it began with.
    const policy = policyOn(draw ? civilDateOf(new Date(draw.openedAt)) : today)
    const deadlines = listDeadlines({ task, policy, calendar, draw, today })
    return { task, policy, calendar, draw, deadlines, drawnCount: draw?.signedAt ? draw.quota : 0 }
  })
}
