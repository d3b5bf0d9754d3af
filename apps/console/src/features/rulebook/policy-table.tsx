import type { PolicyLine } from '@sunlot/contract'
import type { ReactNode } from 'react'
import { ClauseTag } from '../../design/clause-tag.tsx'
import { Panel } from '../../design/panel.tsx'

type PolicyTableProps = {
  lines: readonly PolicyLine[]
  /** A verb at the end of a row, e.g. 修改. */
  renderAction?: (line: PolicyLine) => ReactNode
}

/** Every value with the rule it comes from; where two rules meet the note says which one won (S0-16). */
export function PolicyTable({ lines, renderAction }: PolicyTableProps) {
  const groups = [...new Set(lines.map(({ group }) => group))]
  return (
    <div className="rulebook">
      {groups.map((group) => (
        <Panel key={group} title={group} flush>
          <table className="plain-table policy-table">
            <caption className="visually-hidden">{group}</caption>
            <thead>
              <tr>
                <th scope="col">规定</th>
                <th scope="col">取值</th>
                <th scope="col">出处</th>
                <th scope="col">按哪一条</th>
                {renderAction && <th scope="col">操作</th>}
              </tr>
            </thead>
            <tbody>
              {lines
                .filter((line) => line.group === group)
                .map((line) => (
                  <PolicyRow key={line.key} line={line} action={renderAction?.(line)} />
                ))}
            </tbody>
          </table>
        </Panel>
      ))}
    </div>
  )
}

function PolicyRow({ line, action }: { line: PolicyLine; action: ReactNode }) {
  return (
    <tr>
      <th scope="row">{line.name}</th>
      <td>{line.clause ? <b>{line.value}</b> : line.value}</td>
      <td>{line.clause ? <ClauseTag id={line.clause} value={line.value} /> : '—'}</td>
      <td className="note">{line.note}</td>
      {action !== undefined && <td className="policy-action">{action}</td>}
    </tr>
  )
}
