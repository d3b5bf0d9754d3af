import { formatDate, type TargetDetail, type TargetDraws as Draws } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { FailureNote } from '../../../api/failure-note.tsx'
import { useToday } from '../../../api/session.ts'
import { Panel } from '../../../design/panel.tsx'
import { StateMark } from '../../../design/state-mark.tsx'
import { targetDrawsQuery } from '../registry.queries.ts'

/** Every draw whose frozen list carries this target: drawn, not drawn, or out and why. */
export function TargetDraws({ target }: { target: TargetDetail }) {
  const today = useToday()
  const { data, error } = useQuery(targetDrawsQuery(target.id))
  return (
    <Panel title="历次抽取" note={data && `${data.length} 次`} flush>
      <FailureNote error={error} what="历次抽取没有打开" />
      {data?.length === 0 && <p className="note panel-none">还没有列入过封存的名单</p>}
      {data && data.length > 0 && (
        <table className="plain-table">
          <caption className="visually-hidden">历次抽取</caption>
          <thead>
            <tr>
              <th scope="col">抽取</th>
              <th scope="col">编号</th>
              <th scope="col">日期</th>
              <th scope="col">结果</th>
            </tr>
          </thead>
          <tbody>
            {data.map((draw) => (
              <tr key={draw.drawId}>
                <td>
                  <Link to={`/draws/${draw.drawId}`}>{draw.title}</Link>
                </td>
                <td>{draw.drawNo}</td>
                <td>{formatDate(draw.on, today)}</td>
                <td>
                  <Outcome draw={draw} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

function Outcome({ draw: { outcome, reason } }: { draw: Draws[number] }) {
  if (outcome === 'drawn') return <StateMark tone="now">抽中</StateMark>
  if (outcome === 'notDrawn') return <StateMark tone="later">没有抽中</StateMark>
  return <StateMark tone="soon">没有参加：{reason}</StateMark>
}
