import { formatDate } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { FailureNote } from '../../../api/failure-note.tsx'
import { useToday } from '../../../api/session.ts'
import { Panel } from '../../../design/panel.tsx'
import { itemDrawsQuery } from './items.queries.ts'

/** The draws in which the item stood, each with the version of that day. */
export function ItemDrawsPanel({ itemId }: { itemId: string }) {
  const today = useToday()
  const { data, error } = useQuery(itemDrawsQuery(itemId))
  return (
    <Panel title="用到这一项的抽取" note={data && `${data.length} 次`}>
      <FailureNote error={error} what="没有查到抽取" />
      {data?.length === 0 && <p className="note">还没有抽取用到这一项</p>}
      <ul className="item-draws">
        {data?.map(({ drawId, drawNo, title, on, version }) => (
          <li key={drawId}>
            <Link to={`/draws/${drawId}`}>{title}</Link>
            <span className="note">
              {drawNo}，{formatDate(on, today)}
              {version === null ? '' : `，按第 ${version} 版`}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
