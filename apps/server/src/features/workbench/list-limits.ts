import { civilDateOf } from '@sunlot/contract'
import type { Actor, Deadline, Limit } from '@sunlot/contract'
import type { Deps } from '../../platform/deps.ts'
import { loadCalendar } from '../rulebook/index.ts'
import { listStanding } from './standing.ts'

/** Every limit that runs or is paused in the bureau, the latest first, then by the day it ends. */
export async function listLimits(deps: Deps, actor: Actor): Promise<Limit[]> {
  const today = civilDateOf(deps.clock.now())
  const calendar = await loadCalendar(deps.db)
  const standing = await listStanding(deps.db, { bureauId: actor.bureauId, calendar, today })
  const limits = standing.flatMap(({ task, deadlines }) =>
    deadlines
      .filter((deadline) => isOn(deadline, task.directoriesFrozenAt !== null))
      .map((deadline) => ({
        id: `${task.id}:${deadline.name}`,
        object: task.title,
        owner: ownerOf(task, deadline.name),
        to: `/tasks/${task.id}`,
        deadline,
      })),
  )
  return limits.toSorted((a, b) => b.deadline.over - a.deadline.over || order(dueOf(a), dueOf(b)) || order(a.id, b.id))
}

/** Running, paused, or begun in a year that nobody can count. */
function isOn({ state, until, name }: Deadline, isFrozen: boolean): boolean {
  if (state === 'uncounted') return until === null && (name !== '抽取' || isFrozen)
  return state === 'running' || state === 'paused'
}

function ownerOf(task: { drawer: { name: string }; publisher: { name: string } }, name: string): string {
  return name === '公示' ? task.publisher.name : task.drawer.name
}

function dueOf({ deadline }: Limit): string {
  return deadline.until ?? '9999-12-31'
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
