import { GATE_STEPS, type GateRule, type GateStep } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { FailureNote } from '../../api/failure-note.tsx'
import { ClauseTag } from '../../design/clause-tag.tsx'
import { Panel } from '../../design/panel.tsx'
import { gatesQuery } from './rulebook.queries.ts'

const STEPS = Object.entries(GATE_STEPS) as [GateStep, string][]

/** Every condition a task may meet on its road, step by step, with the clause that asks for it in this bureau. */
export function GatesPanel() {
  const { data = [], error } = useQuery(gatesQuery)
  return (
    <div className="rulebook">
      <FailureNote error={error} what="条件没有打开" />
      {STEPS.map(([step, name]) => {
        const gates = data.filter((gate) => gate.step === step)
        if (gates.length === 0) return null
        return (
          <Panel key={step} title={`${name}以前`} note={`${gates.length} 项`} flush>
            <table className="plain-table gates-table">
              <caption className="visually-hidden">{name}以前要过的条件</caption>
              <thead>
                <tr>
                  <th scope="col">条件</th>
                  <th scope="col">出处</th>
                  <th scope="col">看什么</th>
                  <th scope="col">能不能豁免</th>
                </tr>
              </thead>
              <tbody>
                {gates.map((gate) => (
                  <GateLine key={gate.id} gate={gate} />
                ))}
              </tbody>
            </table>
          </Panel>
        )
      })}
    </div>
  )
}

function GateLine({ gate: { requirement, clause, proof, waivable } }: { gate: GateRule }) {
  return (
    <tr>
      <th scope="row">{requirement}</th>
      <td>{clause ? <ClauseTag id={clause} /> : <span className="note">本单位没有这项要求</span>}</td>
      <td className="note">{proof}</td>
      <td>{waivable ? '分管领导写明理由可以豁免' : '不能豁免'}</td>
    </tr>
  )
}
