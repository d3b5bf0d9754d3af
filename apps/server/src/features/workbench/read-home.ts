import { civilDateOf } from '@sunlot/contract'
import type { Actor, Deadline, Home, Policy, TaskStatus, WorkCalendar } from '@sunlot/contract'
import type { Db } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { loadCalendar, loadPolicy } from '../rulebook/index.ts'
import { describeTask, itemNames, listTasksIn } from '../tasks/index.ts'
import type { Task } from '../tasks/index.ts'
import { listDeadlines } from './deadlines.rules.ts'
import { countCoverage, standingDraws } from './home.queries.ts'
import { listTodos } from './todos.rules.ts'
import type { TodoFacts } from './todos.rules.ts'
import { listUpcoming } from './upcoming.rules.ts'

const OPEN = ['drafting', 'approving', 'approved', 'drawing', 'signing', 'signed'] as const
const STATED = [...OPEN, 'published'] as const

type StandingTask = TodoFacts & { drawnCount: number; deadlines: Deadline[] }

/** The first page of whoever is signed in: own to-dos with their clocks, the year so far, what is on the road. */
export async function readHome(deps: Deps, actor: Actor): Promise<Home> {
  const { db } = deps
  const { bureauId } = actor
  const today = civilDateOf(deps.clock.now())
  const policy = await loadPolicy(db, bureauId, today)
  const calendar = await loadCalendar(db)
  const standing = await listStanding(db, { bureauId, policy, calendar, today })
  const open = standing.filter(({ task }) => task.status !== 'published')
  // The phone account of an inspector learns of a task when it is dispatched.
  const visible = actor.roles.every((role) => role === 'inspector') ? [] : open
  const todos = listTodos(open, actor, today)
  const names = await itemNames(db, bureauId)
  function countMine(statuses: readonly TaskStatus[]): number {
    const some = open.filter(({ task }) => statuses.includes(task.status))
    return listTodos(some, actor, today).length
  }
  return {
    todos,
    progress: {
      year: Number(today.slice(0, 4)),
      asOf: today,
      ...(await readCoverage(db, { bureauId, policy, calendar, today })),
      ...countFinished(standing.filter(({ task }) => task.year === Number(today.slice(0, 4)))),
    },
    tasks: visible.map(({ task }) => describeTask(task, names)),
    upcoming: listUpcoming(visible, { calendar, today }),
    counts: {
      todos: todos.length,
      tasks: visible.length,
      draws: countMine(['approved', 'drawing', 'signing']),
      publish: countMine(['signed']),
    },
  }
}

interface Standing {
  bureauId: string
  policy: Policy
  calendar: WorkCalendar
  today: string
}

async function listStanding(db: Db, { bureauId, policy, calendar, today }: Standing): Promise<StandingTask[]> {
  const tasks: Task[] = await listTasksIn(db, bureauId, STATED)
  const draws = await standingDraws(db, bureauId)
  return tasks.map((task) => {
    const draw = draws.get(task.id) ?? null
    const deadlines = listDeadlines({ task, policy, calendar, draw, today })
    return { task, policy, calendar, draw, deadlines, drawnCount: draw?.signedAt ? draw.quota : 0 }
  })
}

async function readCoverage(
  db: Db,
  { bureauId, policy, today }: Standing,
): Promise<Pick<Home['progress'], 'coverage' | 'byRisk'>> {
  const counts = await countCoverage(db, bureauId, Number(today.slice(0, 4)))
  const { value, clause } = policy.ratioFloor
  const [numerator, denominator] = value.share
  return {
    coverage: {
      drawn: counts.reduce((sum, { drawn }) => sum + drawn, 0),
      total: counts.reduce((sum, { total }) => sum + total, 0),
      floor: [numerator, denominator],
      clause,
    },
    byRisk: counts.flatMap(({ riskClass, drawn, total }) => (riskClass ? [{ riskClass, drawn, total }] : [])),
  }
}

/** Targets published of those signed for, and limits kept of those that ended or ran over. */
function countFinished(standing: readonly StandingTask[]): Pick<Home['progress'], 'published' | 'onTime'> {
  const published = standing.filter(({ draw }) => draw?.publishedAt)
  const limits = standing.flatMap(({ deadlines }) => deadlines)
  return {
    published: { done: sumDrawn(published), due: sumDrawn(standing) },
    onTime: {
      done: limits.filter(({ state, over }) => state === 'done' && over === 0).length,
      late: limits.filter(({ over }) => over > 0).length,
    },
  }
}

function sumDrawn(standing: readonly StandingTask[]): number {
  return standing.reduce((sum, { drawnCount }) => sum + drawnCount, 0)
}
