import type { LineDiff } from '@sunlot/contract'
import './planning.css'

const OPS = { add: '新增', change: '修改', remove: '删去' } as const

/** 看调整前后: line by line and cell by cell, what it was and what it becomes. */
export function DiffTable({ diff, caption }: { diff: readonly LineDiff[]; caption: string }) {
  if (diff.length === 0) return <p className="note">还没有写要调整什么</p>
  return (
    <div className="wide-scroll">
      <table className="plain-table diff-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">内容</th>
            <th scope="col">调整前</th>
            <th scope="col">调整后</th>
          </tr>
        </thead>
        {diff.map((line) => (
          <tbody key={line.lineId}>
            <tr className="diff-line">
              <th scope="rowgroup" colSpan={3}>
                {OPS[line.op]}　{line.name}
              </th>
            </tr>
            {line.cells.map((cell) => (
              <tr key={cell.name}>
                <td>{cell.name}</td>
                <td>{cell.before ? <del>{cell.before}</del> : '—'}</td>
                <td>{cell.after ? <ins>{cell.after}</ins> : '—'}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}
