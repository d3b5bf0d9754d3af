import { type Gate, TASK_STATUSES, type TaskDetail } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { FailureNote } from '../../api/failure-note.tsx'
import { ButtonLink } from '../../design/button-link.tsx'
import { PageColumns, PageHead } from '../../design/page-head.tsx'
import { Panel } from '../../design/panel.tsx'
import { Road } from '../../design/road.tsx'
import { StateTag } from '../../design/state-mark.tsx'
import { EvidenceDrawer } from './evidence-drawer.tsx'
import { GatesPanels } from './gates-panels.tsx'
import { LimitsPanel } from './limits-panel.tsx'
import { isOnScreen, standingDraw } from './next-step.rules.ts'
import { NextStepPanel } from './next-step-panel.tsx'
import { ReasonDrawer, type ReasonedAct } from './reason-drawer.tsx'
import { TaskFacts } from './task-facts.tsx'
import { TracePanel } from './trace-panel.tsx'
import { taskQuery } from './tasks.queries.ts'
import './tasks.css'

/** One task: its road, the conditions of the step it stands on, and the one next action. */
export function TaskPage() {
  const { taskId = '' } = useParams()
  const { data, error } = useQuery(taskQuery(taskId))
  if (!data) return <FailureNote error={error} what="任务没有打开" />
  return <Task task={data} />
}

function Task({ task }: { task: TaskDetail }) {
  const [act, setAct] = useState<ReasonedAct>()
  const [params, setParams] = useSearchParams()
  const draw = standingDraw(task)
  const waive = (gate: Gate) => setAct({ kind: 'waive', gate })
  return (
    <>
      <PageHead
        back={{ to: '/tasks', label: '抽查任务' }}
        title={task.title}
        state={<StateTag>{TASK_STATUSES[task.status]}</StateTag>}
        note={task.documentNo}
        actions={<HeadLinks task={task} />}
      />
      <div className="task-page">
        <Panel flush>
          <Road steps={task.road} />
          <TaskFacts task={task} />
        </Panel>
        <PageColumns
          side={
            <>
              <NextStepPanel task={task} onReason={setAct} />
              {task.status !== 'cancelled' && <LimitsPanel deadlines={task.deadlines} />}
              <TracePanel task={task} />
            </>
          }
        >
          <GatesPanels task={task} onWaive={waive} />
        </PageColumns>
      </div>
      {act && <ReasonDrawer taskId={task.id} act={act} onClose={() => setAct(undefined)} />}
      {draw && params.get('evidence') === 'new' && (
        <EvidenceDrawer drawId={draw.id} onClose={() => setParams({}, { replace: true })} />
      )}
    </>
  )
}

function HeadLinks({ task }: { task: TaskDetail }) {
  const draw = standingDraw(task)
  return (
    <>
      {task.actions.includes('change') && <ButtonLink to={`/tasks/${task.id}/edit`}>修改方案</ButtonLink>}
      <ButtonLink to={`/tasks/${task.id}/print`}>打印工作方案</ButtonLink>
      {isOnScreen(draw) && <ButtonLink to={`/draws/${draw.id}/ceremony`}>打开现场大屏</ButtonLink>}
    </>
  )
}
