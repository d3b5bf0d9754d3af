import { civilDateOf, RiskClassSchema } from '@sunlot/contract'
import type { Actor, Home, Policy, TaskStatus } from '@sunlot/contract'
import type { Db } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { targetStatistics } from '../registry/index.ts'
import { loadCalendar, loadPolicy } from '../rulebook/index.ts'
import { describeTask, itemNames } from '../tasks/index.ts'
import { collectTodos } from './collect-todos.ts'
import { listStanding } from './standing.ts'
import type { StandingTask } from './standing.ts'
import { arrangeTodos, listTodos } from './todos.rules.ts'
import { listUpcoming } from './upcoming.rules.ts'

/** The first page of whoever is signed in: own to-dos with their clocks, the year so far, what is on the road. */
export async function readHome(deps: Deps, actor: Actor): Promise<Home> {
  const { db } = deps
  const { bureauId } = actor
  const today = civilDateOf(deps.clock.now())
  const policy = await loadPolicy(db, bureauId, today)
  const calendar = await loadCalendar(db)
  const standing = await listStanding(db, { bureauId, calendar, today })
  const open = standing.filter(({ task }) => task.status !== 'published')
  // The phone account of an inspector learns of a task when it is dispatched.
  const visible = actor.roles.every((role) => role === 'inspector') ? [] : open
  const todos = arrangeTodos([
    ...listTodos(open, actor, today),
    ...(await collectTodos(db, actor, { calendar, today })),
  ])
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
      ...(await readCoverage(db, { bureauId, policy, today })),
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

async function readCoverage(
  db: Db,
  { bureauId, policy, today }: { bureauId: string; policy: Policy; today: string },
): Promise<Pick<Home['progress'], 'coverage' | 'byRisk'>> {
  const { cells, active, drawn } = await targetStatistics(db, bureauId, today)
  const { value, clause } = policy.ratioFloor
  const [numerator, denominator] = value.share
  const once = cells.filter(({ itemId }) => itemId === null)
  const byRisk = RiskClassSchema.options.map((riskClass) => {
    const own = once.filter((cell) => cell.riskClass === riskClass)
    return { riskClass, drawn: sum(own.map((cell) => cell.drawn)), total: sum(own.map((cell) => cell.active)) }
  })
  return {
    coverage: { drawn, total: active, floor: [numerator, denominator], clause },
    byRisk: byRisk.filter(({ total }) => total > 0),
  }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((before, count) => before + count, 0)
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
  return sum(standing.map(({ drawnCount }) => drawnCount))
}
