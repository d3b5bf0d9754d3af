import type { Home, Todo } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { FailureNote } from '../../api/failure-note.tsx'
import { homeQuery } from '../../api/home.ts'
import { useCan } from '../../api/session.ts'
import { ButtonLink } from '../../design/button-link.tsx'
import { PageColumns, PageHead } from '../../design/page-head.tsx'
import { OpenTasks } from './open-tasks.tsx'
import { ProgressPanel } from './progress-panel.tsx'
import { TodoList } from './todo-list.tsx'
import { Upcoming } from './upcoming.tsx'
import './home.css'

/** 工作台: what I have to do with its clocks, late first; the year so far; what is on the road. */
export function HomePage() {
  const { data, error } = useQuery(homeQuery)
  const keepsDirectories = useCan('businessOffice', 'platformAdmin', 'dataEntry')
  const startsTasks = useCan('businessOffice', 'businessLead')
  const administers = useCan('platformAdmin')
  return (
    <>
      <title>工作台 - 阳光抽查</title>
      <PageHead
        title={data ? <HomeTitle todos={data.todos} /> : '工作台'}
        actions={
          <>
            {administers && <ButtonLink to="/first-steps">启用步骤</ButtonLink>}
            {keepsDirectories && <ButtonLink to="/targets?import=new">导入名录</ButtonLink>}
            {startsTasks && (
              <ButtonLink to="/tasks/new" type="primary">
                发起抽查任务
              </ButtonLink>
            )}
          </>
        }
      />
      <FailureNote error={error} what="工作台没有打开" />
      {data && <HomeBody home={data} />}
    </>
  )
}

function HomeBody({ home }: { home: Home }) {
  return (
    <PageColumns
      side={
        <>
          <ProgressPanel progress={home.progress} />
          <Upcoming days={home.upcoming} />
        </>
      }
    >
      <TodoList todos={home.todos} />
      <OpenTasks tasks={home.tasks} />
    </PageColumns>
  )
}

/** `要办 7 件，1 件已逾期，2 件今天到期`; only what is late is red. */
function HomeTitle({ todos }: { todos: readonly Todo[] }) {
  const count = (group: Todo['group']) => todos.filter((todo) => todo.group === group).length
  const [overdue, today] = [count('overdue'), count('today')]
  if (todos.length === 0) return '今天没有要办的'
  return (
    <>
      要办 {todos.length} 件
      {overdue > 0 && (
        <>
          ，<span className="home-late">{overdue} 件已逾期</span>
        </>
      )}
      {today > 0 && `，${today} 件今天到期`}
    </>
  )
}
