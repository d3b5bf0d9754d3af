import { formatCount, formatDate, formatPercent } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { useToday } from '../../../api/session.ts'
import { Bar } from '../../../design/bar.tsx'
import { Panel } from '../../../design/panel.tsx'
import { randomShareQuery } from './items.queries.ts'

/** 随机抽查比重: how much of everything to be checked is checked at random, publication by publication (S3-04, S4-01). */
export function RandomSharePanel() {
  const today = useToday()
  const { data } = useQuery(randomShareQuery)
  if (!data || data.total === 0) return null
  const { random, gradual, duties, total, history } = data
  return (
    <Panel title="随机抽查比重">
      <p>
        <b>{formatPercent(random / total)}</b>{' '}
        <span className="note">
          {formatCount(random)} / {formatCount(total)} 项
        </span>
      </p>
      <Bar value={random / total} label="随机抽查比重" />
      <p className="note">
        有随机抽查比例的事项，占全部事项和清单外检查职责；另有 {formatCount(gradual)} 项逐步推广、{formatCount(duties)}{' '}
        项清单外职责
      </p>
      <ul>
        {history.map(({ number, on, random: then, total: of }) => (
          <li key={number} className="note">
            第 {number} 次公布（{formatDate(on, today)}）：{formatCount(then)} / {formatCount(of)} 项
          </li>
        ))}
      </ul>
    </Panel>
  )
}
