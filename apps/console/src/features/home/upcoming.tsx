import { formatDate, type Home, weekdayOf } from '@sunlot/contract'
import { useToday } from '../../api/session.ts'
import { Panel } from '../../design/panel.tsx'

/** 接下来: days ahead that matter, holidays and worked weekends among them. */
export function Upcoming({ days }: { days: Home['upcoming'] }) {
  const today = useToday()
  return (
    <Panel title="接下来" flush>
      {days.length === 0 && <p className="note upcoming-none">往后 35 天没有要记的日子</p>}
      <ul className="upcoming">
        {days.map(({ date, text }) => (
          <li key={`${date}${text}`}>
            <span>{formatDate(date, today)}</span>
            <span className="note">周{weekdayOf(date)}</span>
            <span className="upcoming-text">{text}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
