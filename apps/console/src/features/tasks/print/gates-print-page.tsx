import {
  findClause,
  formatDate,
  formatInstant,
  type Gate,
  GATE_STATES,
  GATE_STEPS,
  type GateState,
  type GateStep,
  type TaskDetail,
} from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { FailureNote } from '../../../api/failure-note.tsx'
import { useSession } from '../../../api/session.ts'
import { GateMark } from '../../../design/gate-list.tsx'
import { taskQuery } from '../tasks.queries.ts'
import { PrintTools } from './print-tools.tsx'
import '../../../design/sheet.css'

/** 合规证明 on A4: every condition of a task with its clause, state and evidence, and the words of each clause. */
export function GatesPrintPage() {
  const { taskId = '' } = useParams()
  const { data: task, error } = useQuery(taskQuery(taskId))
  if (!task) return <FailureNote error={error} what="合规证明没有打开" />
  return (
    <main className="sheet">
      <PrintTools taskId={taskId} title={`${task.title}合规证明`}>
        A4 纵向；任务没有办完时打印的，是截至打印当天的情况
      </PrintTools>
      <h1>“双随机、一公开”抽查合规证明</h1>
      <p className="sheet-no">{task.documentNo}</p>
      <Intro task={task} />
      <Gates gates={task.gates} />
      <Clauses gates={task.gates} />
      <div className="sheet-signatures">
        <p>
          制表人（签名）：
          <span />
          　　年　　月　　日
        </p>
        <p>
          审签人 {task.signer.name}（签名）：
          <span />
          　　年　　月　　日
        </p>
        <p className="sheet-seal">（印章）</p>
      </div>
    </main>
  )
}

function Intro({ task }: { task: TaskDetail }) {
  const { bureau, today } = useSession()
  const draws = task.draws.map(({ drawNo }) => drawNo).join('、')
  const counts = (Object.keys(GATE_STATES) as GateState[]).flatMap((state) => {
    const count = task.gates.filter((gate) => gate.state === state).length
    return count > 0 ? [`${GATE_STATES[state]} ${count} 项`] : []
  })
  return (
    <p className="sheet-intro">
      {bureau.name}“{task.title}”{draws && `（抽取编号 ${draws}）`}，截至{formatDate(today.date)}，共{' '}
      {task.gates.length} 项条件：{counts.join('，')}。抽取 {task.drawer.name}，审签 {task.signer.name}，公示{' '}
      {task.publisher.name}。
    </p>
  )
}

function Gates({ gates }: { gates: readonly Gate[] }) {
  return (
    <table className="sheet-table sheet-gates">
      <thead>
        <tr>
          <th scope="col">步骤</th>
          <th scope="col">条件</th>
          <th scope="col">条款</th>
          <th scope="col">状态</th>
          <th scope="col">凭据</th>
        </tr>
      </thead>
      <tbody>
        {(Object.keys(GATE_STEPS) as GateStep[]).flatMap((step) =>
          gates
            .filter((gate) => gate.step === step)
            .map((gate) => (
              <tr key={gate.id}>
                <td>{GATE_STEPS[step]}</td>
                <td>{gate.requirement}</td>
                <td>{gate.clause}</td>
                <td>
                  <GateMark state={gate.state} />
                </td>
                <td>{evidenceOf(gate)}</td>
              </tr>
            )),
        )}
      </tbody>
    </table>
  )
}

function evidenceOf({ evidence, waiver }: Gate): string {
  return waiver ? `${waiver.approver} ${formatInstant(waiver.at)} 批准豁免，理由：${waiver.reason}` : evidence
}

/** What each clause asks, once, so that the sheet can be read without the system. */
function Clauses({ gates }: { gates: readonly Gate[] }) {
  const ids = [...new Set(gates.map(({ clause }) => clause))].toSorted()
  return (
    <table className="sheet-table">
      <thead>
        <tr>
          <th scope="col">条款</th>
          <th scope="col">出处</th>
          <th scope="col">要求</th>
        </tr>
      </thead>
      <tbody>
        {ids.map((id) => (
          <tr key={id}>
            <td>{id}</td>
            <td>{id.startsWith('B-') ? '国家规定' : '本单位细则'}</td>
            <td>{findClause(id)?.gist ?? '没有收录这一条的原文'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
