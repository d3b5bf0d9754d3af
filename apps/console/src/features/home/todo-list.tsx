import { formatDate, formatDateWithWeekday, type Todo } from '@sunlot/contract'
import { useToday } from '../../api/session.ts'
import { ButtonLink } from '../../design/button-link.tsx'
import { EmptyState } from '../../design/notes.tsx'
import { OwnClauseTag } from '../organisation/own-clause-tag.tsx'
import { WorkingDayClock } from '../../design/working-day-clock.tsx'

const GROUPS = { overdue: '已逾期', today: '今天到期', week: '7 天内', later: '以后' } as const
const GROUP_NAMES = Object.keys(GROUPS) as (keyof typeof GROUPS)[]

/** My open items in four groups; each row is clock, what and by which clause, object, date, one verb. */
export function TodoList({ todos }: { todos: readonly Todo[] }) {
  const groups = GROUP_NAMES.map((name) => ({ name, members: todos.filter((todo) => todo.group === name) })).filter(
    ({ members }) => members.length > 0,
  )
  if (groups.length === 0) {
    return <EmptyState title="没有要办的事">方案要批、名单要签、结果要公示的时候，会排在这里，快到期的在前</EmptyState>
  }
  return (
    <div className="panel todo-list">
      {groups.map(({ name, members }, index) => (
        <section key={name} aria-label={GROUPS[name]}>
          <header className="todo-group">
            <h2 className={name === 'overdue' ? 'home-late' : undefined}>{GROUPS[name]}</h2>
            <span>{members.length} 件</span>
            {index === 0 && <span className="todo-scale">一格为一个工作日，剩余天数含今天</span>}
          </header>
          <ul>
            {members.map((todo) => (
              <TodoRow key={todo.id} todo={todo} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function TodoRow({ todo }: { todo: Todo }) {
  const today = useToday()
  const { deadline, group } = todo
  const isUrgent = group === 'overdue' || group === 'today'
  return (
    <li className="todo-row">
      <span className="todo-clock">
        <WorkingDayClock clock={deadline} today={today} layout="stack" />
        {deadline.state === 'uncounted' && deadline.name !== '' && <span className="note">{deadline.name}时间内</span>}
      </span>
      <span className="todo-what">
        <b>{todo.title}</b> <OwnClauseTag id={todo.clause} />
        <span className="todo-object">{todo.object}</span>
      </span>
      <span className="todo-date">{dateWords(todo, today)}</span>
      <ButtonLink to={todo.to} {...(isUrgent ? { color: 'primary', variant: 'outlined' } : {})}>
        {todo.verb}
      </ButtonLink>
    </li>
  )
}

/** The last day of what is counted, the first day of the checks where nothing counts yet. */
function dateWords({ deadline }: Todo, today: string): string {
  if (!deadline.until) return ''
  if (deadline.state === 'uncounted' && deadline.name !== '') return `计划${formatDate(deadline.until, today)}开始检查`
  return `${formatDateWithWeekday(deadline.until, today)}止`
}
