import type { PolicyDifference } from '@sunlot/contract'
import { ClauseTag } from '../../design/clause-tag.tsx'
import { Panel } from '../../design/panel.tsx'

type DifferenceTableProps = {
  title: string
  /** Headings of the two rulebooks. */
  sides: readonly [string, string]
  rows: readonly PolicyDifference[]
}

/** Values of two rulebooks beside each other; nothing where there are none. */
export function DifferenceTable({ title, sides, rows }: DifferenceTableProps) {
  if (rows.length === 0) return null
  return (
    <Panel title={title} note={`${rows.length} 项`} flush>
      <table className="plain-table compare-table">
        <caption className="visually-hidden">{title}取值</caption>
        <thead>
          <tr>
            <th scope="col">规定</th>
            <th scope="col">{sides[0]}</th>
            <th scope="col">{sides[1]}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                {row.name} <span className="note">{row.group}</span>
              </th>
              <td>
                <SideValue side={row.left} />
              </td>
              <td>
                <SideValue side={row.right} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

function SideValue({ side }: { side: PolicyDifference['left'] }) {
  if (!side) return <span className="note">未规定</span>
  return (
    <>
      {side.value} <ClauseTag id={side.clause} solo />
    </>
  )
}
