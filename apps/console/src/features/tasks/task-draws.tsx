import { DRAW_STATUSES, type DrawStatus, type TaskDetail } from '@sunlot/contract'
import { Link } from 'react-router'
import { useSession } from '../../api/session.ts'
import { isOnScreen, standingDraw } from './next-step.rules.ts'

/** The draws of a task, aborted and returned ones too, and what belongs to the one under way. */
export function TaskDraws({ task }: { task: TaskDetail }) {
  const { actor } = useSession()
  const draw = standingDraw(task)
  const isWitness = actor.roles.includes('disciplineWitness')
  const isInRoom = actor.id === task.drawer.id || isWitness
  // Before the first one the condition itself offers it.
  const hasEvidence = !task.gates.some(({ id, state }) => id === 'evidence-kept' && state === 'blocked')
  if (task.draws.length === 0) return null
  return (
    <div className="task-draws">
      {isOnScreen(draw) && isInRoom && (
        <p>
          {hasEvidence && <Link to={`/tasks/${task.id}?evidence=new`}>再传照片录像</Link>}
          {/* The sealed numbers are the witness's to keep. */}
          {draw.status === 'committed' && isWitness && <Link to={`/draws/${draw.id}/envelopes`}>打印密封数</Link>}
        </p>
      )}
      <ul>
        {task.draws.map(({ id, drawNo, status }) => (
          <li key={id}>
            <Link to={`/draws/${id}`}>{drawNo}</Link>
            <span className="note">{DRAW_STATUSES[status as DrawStatus]}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
