import { readTimeLimit, uncounted } from '@sunlot/contract'
import type { ClockReading, Deadline, Todo, TodoDraft, WorkCalendar } from '@sunlot/contract'
import { groupOf } from './todos.rules.ts'

interface Now {
  calendar: WorkCalendar
  /** Civil date. */
  today: string
}

/** What a feature knows of a thing to do, with its clock and the group it stands in. */
export function todoOfDraft({ startedOn, workingDays, dueOn, ...todo }: TodoDraft, { calendar, today }: Now): Todo {
  const deadline: Deadline = { name: '', clause: todo.clause, ...readLimit() }
  return { ...todo, deadline, group: groupOf(deadline, today) }

  function readLimit(): ClockReading {
    if (startedOn !== undefined && workingDays !== undefined) {
      return readTimeLimit(calendar, { limit: { workingDays }, start: startedOn, today })
    }
    if (dueOn === undefined) return uncounted('不计时')
    return readTimeLimit(calendar, { limit: { until: dueOn }, start: dueOn < today ? dueOn : today, today })
  }
}
