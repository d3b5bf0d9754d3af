import { formatDate, type ItemDetail } from '@sunlot/contract'
import { Link } from 'react-router'
import { useToday } from '../../../api/session.ts'
import { Panel } from '../../../design/panel.tsx'
import { OwnClauseTag } from '../../organisation/own-clause-tag.tsx'

const STATES = { future: '还没有开始', inForce: '', ended: '已结束' } as const

/** Who leads the business of the item, now and before (S0-33). */
export function LeadPanel({ lead: { people, grants } }: { lead: ItemDetail['lead'] }) {
  const today = useToday()
  return (
    <Panel
      title="业务牵头"
      note={people.join('、') || '未指定'}
      action={
        <>
          <OwnClauseTag id="S0-33" /> <Link to="/organisation/duties">职责分工</Link>
        </>
      }
    >
      {grants.length === 0 && <p className="note">还没有指定谁对口指导和实施，到“职责分工”里指定</p>}
      <ul className="item-draws">
        {grants.map(({ id, holder, from, until, state }) => (
          <li key={id}>
            {holder}
            <span className="note">
              {formatDate(from, today)}起{until ? `，到${formatDate(until, today)}` : ''}
              {STATES[state] && `，${STATES[state]}`}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
