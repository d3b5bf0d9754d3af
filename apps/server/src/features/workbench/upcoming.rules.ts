import { addDays, CalendarMissing, isWorkingDay, weekdayOf } from '@sunlot/contract'
import type { Deadline, Home, WorkCalendar } from '@sunlot/contract'
import type { Task } from '../tasks/index.ts'

type Day = Home['upcoming'][number]

const DAYS_AHEAD = 35
const LINES = 8

/** Days ahead that matter: worked weekends, holidays, and where the open tasks begin and end. */
export function listUpcoming(
  tasks: readonly { task: Pick<Task, 'title' | 'input'>; deadlines: readonly Deadline[] }[],
  { calendar, today }: { calendar: WorkCalendar; today: string },
): Day[] {
  const last = addDays(today, DAYS_AHEAD)
  const days = [...oddDays(calendar, today), ...tasks.flatMap(({ task, deadlines }) => taskDays(task, deadlines))]
  return days
    .filter(({ date }) => date > today && date <= last)
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
    .slice(0, LINES)
}

function taskDays({ title, input }: Pick<Task, 'title' | 'input'>, deadlines: readonly Deadline[]): Day[] {
  const limits = deadlines.flatMap(({ name, state, until }) =>
    state === 'running' && until ? [{ date: until, text: `${title} ${name}截止` }] : [],
  )
  const hasEnd = deadlines.some(({ name, state }) => name === '检查' && state === 'running')
  const plan = [{ date: input.inspectFrom, text: `${title} 检查开始` }]
  if (!hasEnd) plan.push({ date: input.inspectUntil, text: `${title} 检查截止` })
  return [...plan, ...limits]
}

/** Weekends that are worked and the first day of each holiday; a year without calendar ends the list. */
function oddDays(calendar: WorkCalendar, today: string): Day[] {
  const days: Day[] = []
  try {
    let wasHoliday = false
    for (let i = 1; i <= DAYS_AHEAD; i += 1) {
      const date = addDays(today, i)
      const isWeekend = '六日'.includes(weekdayOf(date))
      const isWorked = isWorkingDay(calendar, date)
      const isHoliday = !isWeekend && !isWorked
      if (isWeekend && isWorked) days.push({ date, text: '调休上班，照常计入工作日' })
      if (isHoliday && !wasHoliday) days.push({ date, text: '法定节假日，不计入工作日' })
      // A weekend inside a holiday does not begin a new one.
      wasHoliday = isHoliday || (isWeekend && !isWorked && wasHoliday)
    }
  } catch (error) {
    if (!(error instanceof CalendarMissing)) throw error
  }
  return days
}
