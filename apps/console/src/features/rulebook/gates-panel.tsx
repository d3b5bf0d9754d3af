import { GATE_STEPS, type GateEntry, GATES, type GateStep, type PolicyValues, resolvePolicy } from '@sunlot/contract'
import { ClauseTag } from '../../design/clause-tag.tsx'
import { Panel } from '../../design/panel.tsx'

const STEPS = Object.entries(GATE_STEPS) as [GateStep, string][]
const ENTRIES: [string, GateEntry][] = Object.entries(GATES)

/** Every condition a task may meet on its road, step by step, with the clause that asks for it in this bureau. */
export function GatesPanel({ values }: { values: PolicyValues }) {
  const policy = resolvePolicy(values)
  function clauseOf({ source }: GateEntry): string | undefined {
    return source === 'B-05' ? source : policy[source]?.clause
  }
  return (
    <div className="rulebook">
      {STEPS.map(([step, name]) => {
        const gates = ENTRIES.filter(([, gate]) => gate.step === step)
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
                {gates.map(([id, gate]) => (
                  <GateLine key={id} gate={gate} clause={clauseOf(gate)} />
                ))}
              </tbody>
            </table>
          </Panel>
        )
      })}
    </div>
  )
}

function GateLine({ gate, clause }: { gate: GateEntry; clause: string | undefined }) {
  return (
    <tr>
      <th scope="row">{gate.requirement}</th>
      <td>{clause ? <ClauseTag id={clause} /> : <span className="note">本单位没有这项要求</span>}</td>
      <td className="note">{gate.proof}</td>
      <td>{gate.waivable ? '分管领导写明理由可以豁免' : '不能豁免'}</td>
    </tr>
  )
}
