import type { Gate, GateStep, TaskDetail } from '@sunlot/contract'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { GateList } from '../../design/gate-list.tsx'
import { Panel } from '../../design/panel.tsx'
import { useTaskStep } from './tasks.queries.ts'

interface Group {
  readonly title: string
  readonly steps: readonly GateStep[]
}

const DRAFT: readonly Group[] = [
  { title: '方案这一步的条件', steps: ['approveScheme'] },
  { title: '抽取以前的条件', steps: ['openDraw'] },
]
const WHOLE_DRAW: readonly GateStep[] = ['openDraw', 'lock', 'sign', 'publish']

type GatesPanelsProps = { task: TaskDetail; onWaive: (gate: Gate) => void }

/** The conditions of the step a task stands on, unmet first, each with its clause and what proves it. */
export function GatesPanels({ task, onWaive }: GatesPanelsProps) {
  const groups = groupsOf(task)
    .map(({ title, steps }) => ({ title, gates: task.gates.filter(({ step }) => steps.includes(step)) }))
    .filter(({ gates }) => gates.length > 0)
  return groups.map(({ title, gates }, index) => (
    <Panel
      key={title}
      title={title}
      note={`共 ${gates.length} 项，每一项都附凭据`}
      action={index === 0 && <Link to={`/tasks/${task.id}/gates/print`}>打印合规证明</Link>}
      flush
    >
      <GateList gates={gates} renderAction={(gate) => gateEnd(gate, task, onWaive)} />
    </Panel>
  ))
}

function groupsOf({ status }: TaskDetail): readonly Group[] {
  switch (status) {
    case 'drafting':
    case 'approving':
      return DRAFT
    case 'approved':
    case 'drawing':
      return [{ title: '抽取这一步的条件', steps: WHOLE_DRAW }]
    case 'signing':
      return [{ title: '审签这一步的条件', steps: WHOLE_DRAW }]
    case 'signed':
      return [{ title: '公示这一步的条件', steps: WHOLE_DRAW }]
    case 'published':
    case 'cancelled':
      return [{ title: '本任务的条件', steps: ['approveScheme', ...WHOLE_DRAW] }]
  }
}

/** What stands at the end of a row where the gate's own link will not do; undefined where it will. */
function gateEnd(gate: Gate, task: TaskDetail, onWaive: (gate: Gate) => void): ReactNode {
  const isHere = gate.link?.to === `/tasks/${task.id}`
  if (!isHere && !mayWaive(gate, task)) return undefined
  return (
    <span className="gate-ends">
      {/* S4-08: this remedy is a step of this very page, for whoever may take it. */}
      {isHere && task.actions.includes('freezeDirectories') && (
        <DeclareButton taskId={task.id} text={gate.link?.text ?? ''} />
      )}
      {!isHere && gate.link && <Link to={gate.link.to}>{gate.link.text}</Link>}
      {mayWaive(gate, task) && (
        <button
          type="button"
          className="link-button"
          aria-label={`豁免：${gate.requirement}`}
          onClick={() => onWaive(gate)}
        >
          豁免
        </button>
      )}
    </span>
  )
}

function DeclareButton({ taskId, text }: { taskId: string; text: string }) {
  const step = useTaskStep(taskId)
  return (
    <button
      type="button"
      className="link-button"
      disabled={step.isPending}
      onClick={() => step.mutate({ path: 'freeze' })}
    >
      {text}
    </button>
  )
}

function mayWaive({ waivable, state }: Gate, { actions }: TaskDetail): boolean {
  return waivable && (state === 'blocked' || state === 'warned') && actions.includes('waiveGate')
}
