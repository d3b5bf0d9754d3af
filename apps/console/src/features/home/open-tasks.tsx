import { formatCount, ROAD_STEPS, type TaskRow } from '@sunlot/contract'
import { Link } from 'react-router'
import { EmptyState } from '../../design/notes.tsx'
import { Panel } from '../../design/panel.tsx'
import { RoadBeads } from '../../design/road.tsx'

/** 在办任务: where each stands on the road and what comes next. */
export function OpenTasks({ tasks }: { tasks: readonly TaskRow[] }) {
  if (tasks.length === 0)
    return <EmptyState title="没有在办的任务">发起的抽查任务会在这里，走到哪一步一眼看见</EmptyState>
  return (
    <Panel title="在办任务" note={`${tasks.length} 个`} action={<Link to="/tasks">全部任务</Link>} flush>
      <table className="plain-table open-tasks">
        <caption className="visually-hidden">在办任务</caption>
        <thead>
          <tr>
            <th scope="col">任务</th>
            <th scope="col" colSpan={2}>
              走到第几步
            </th>
            <th scope="col">进度</th>
            <th scope="col">下一步</th>
          </tr>
        </thead>
        <tbody>
          {tasks.map((task) => (
            <tr key={task.id}>
              <td>
                <Link to={`/tasks/${task.id}`}>{task.title}</Link>
              </td>
              <td>
                <RoadBeads current={task.step} />
              </td>
              <td>{ROAD_STEPS[task.step - 1]}</td>
              <td>{progressOf(task)}</td>
              <td>{task.next}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

function progressOf({ drawnCount, poolSize }: TaskRow): string {
  if (drawnCount !== null) return `抽中 ${formatCount(drawnCount)} 户`
  return poolSize === null ? '—' : `${formatCount(poolSize)} 户待抽`
}
