import { dateOfInstant, formatDate, formatTime, type TaskDetail } from '@sunlot/contract'
import { Link } from 'react-router'
import { useCan, useToday } from '../../api/session.ts'
import { Panel } from '../../design/panel.tsx'

const LINES = 4

/** 留痕: the last events of a task; who may see the whole trail goes there. */
export function TracePanel({ task }: { task: TaskDetail }) {
  const today = useToday()
  const seesTrail = useCan('legalOffice', 'platformAdmin', 'deputyHead')
  const all = `${task.traceCount} 条`
  return (
    <Panel
      title="留痕"
      action={
        seesTrail ? (
          <Link to={`/audit?q=${encodeURIComponent(task.title)}`}>全部 {all}</Link>
        ) : (
          <span className="note">共 {all}</span>
        )
      }
      unruled
    >
      <ol className="trace">
        {task.trace.slice(0, LINES).map(({ at, text }, index) => (
          <li key={`${at}${index}`}>
            <time dateTime={at}>
              {dateOfInstant(at) === today ? formatTime(at) : formatDate(dateOfInstant(at), today)}
            </time>
            <span>{text}</span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
