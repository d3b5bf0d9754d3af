import { type Gate, TASK_STATUSES, type TaskDetail } from '@sunlot/contract'
import { Button } from 'antd'
import { Link, useNavigate } from 'react-router'
import { FailureNote } from '../../api/failure-note.tsx'
import { useSession } from '../../api/session.ts'
import { BlockedButton } from '../../design/blocked-button.tsx'
import { ButtonLink } from '../../design/button-link.tsx'
import { Panel } from '../../design/panel.tsx'
import { type NextStep, nextStepOf, standingDraw } from './next-step.rules.ts'
import type { ReasonedAct } from './reason-drawer.tsx'
import { TaskDraws } from './task-draws.tsx'
import { useOpenDraw, useTaskStep } from './tasks.queries.ts'

type NextStepPanelProps = { task: TaskDetail; onReason: (act: ReasonedAct) => void }

/** The one next action of a task with its reasons, and the ways back. */
export function NextStepPanel({ task, onReason }: NextStepPanelProps) {
  const { actor } = useSession()
  const next = nextStepOf(task, actor.id)
  const draw = standingDraw(task)
  return (
    <Panel title={next ? `下一步：${next.title}` : TASK_STATUSES[task.status]} unruled>
      <div className="next-step">
        {next && <Act task={task} next={next} />}
        {task.status === 'published' && draw && (
          <>
            <p>人人可以查名单、自己重算。接下来按名单开展检查。</p>
            <a href={`/draws/${draw.id}`}>看公开页</a>
          </>
        )}
        {task.status === 'cancelled' && <p className="note">任务已取消，不再办理，记录都保留。</p>}
        {next && <p className="note">{next.note}</p>}
        {task.status === 'approving' && <Link to={`/tasks/${task.id}/print`}>看工作方案全文</Link>}
        <TaskDraws task={task} />
        <WaysBack task={task} onReason={onReason} />
      </div>
    </Panel>
  )
}

function Act({ task, next }: { task: TaskDetail; next: NextStep }) {
  if (!next.isMine) {
    return (
      <p>
        由{next.by} {next.verb.replace(/^去/, '')}
      </p>
    )
  }
  if (next.blockedBy.length > 0) {
    return (
      <BlockedButton placement="under" reasons={next.blockedBy.map(reasonOf)}>
        {next.verb}
      </BlockedButton>
    )
  }
  if ('to' in next.act) {
    return (
      <ButtonLink to={next.act.to} type="primary" size="large" block>
        {next.verb}
      </ButtonLink>
    )
  }
  return next.act.command === 'draws' ? (
    <OpenDraw taskId={task.id} verb={next.verb} />
  ) : (
    <TaskStep taskId={task.id} path={next.act.command} verb={next.verb} />
  )
}

function reasonOf({ requirement, clause, link }: Gate) {
  return { text: requirement, clause, fix: link && <Link to={link.to}>现在{link.text}</Link> }
}

function TaskStep({ taskId, path, verb }: { taskId: string; path: string; verb: string }) {
  const step = useTaskStep(taskId)
  return (
    <>
      <Button type="primary" size="large" block loading={step.isPending} onClick={() => step.mutate({ path })}>
        {verb}
      </Button>
      <FailureNote error={step.error} what={`没有${verb}`} />
    </>
  )
}

/** Opening a draw leads straight to the screen that the room follows. */
function OpenDraw({ taskId, verb }: { taskId: string; verb: string }) {
  const navigate = useNavigate()
  const open = useOpenDraw(taskId, ({ id }) => void navigate(`/draws/${id}/ceremony`))
  return (
    <>
      <Button type="primary" size="large" block loading={open.isPending} onClick={() => open.mutate()}>
        {verb}
      </Button>
      <FailureNote error={open.error} what="没有发起抽取" />
    </>
  )
}

/** Sending the scheme back or ending the task: both need a reason that stays on the trail. */
function WaysBack({ task, onReason }: NextStepPanelProps) {
  const { actions } = task
  if (!actions.includes('returnScheme') && !actions.includes('cancel')) return null
  return (
    <div className="ways-back">
      {actions.includes('returnScheme') && (
        <button type="button" className="link-button" onClick={() => onReason({ kind: 'return' })}>
          退回方案
        </button>
      )}
      {actions.includes('cancel') && (
        <button type="button" className="link-button quiet" onClick={() => onReason({ kind: 'cancel' })}>
          取消任务
        </button>
      )}
    </div>
  )
}
