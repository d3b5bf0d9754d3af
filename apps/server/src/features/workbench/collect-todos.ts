import type { Actor, Todo, TodoDraft, WorkCalendar } from '@sunlot/contract'
import type { Db } from '../../platform/database.ts'
import { listOrganisationTodos } from '../organisation/index.ts'
import { listPlanningTodos } from '../planning/index.ts'
import { listInspectorTodos, listItemTodos, listTargetTodos } from '../registry/index.ts'
import { listRulebookTodos } from '../rulebook/index.ts'
import { todoOfDraft } from './drafts.rules.ts'

/** Everything that knows of things to do beside the tasks; one line a feature, in the order of the road. */
const SOURCES: readonly ((db: Db, actor: Actor, on: string) => Promise<TodoDraft[]>)[] = [
  listRulebookTodos,
  listOrganisationTodos,
  listItemTodos,
  listTargetTodos,
  listInspectorTodos,
  listPlanningTodos,
]

/** What this person has to do beside the tasks, each with its clock. */
export async function collectTodos(
  db: Db,
  actor: Actor,
  { calendar, today }: { calendar: WorkCalendar; today: string },
): Promise<Todo[]> {
  const drafts = await Promise.all(SOURCES.map((list) => list(db, actor, today)))
  return drafts.flat().map((draft) => todoOfDraft(draft, { calendar, today }))
}
