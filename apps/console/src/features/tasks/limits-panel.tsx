import type { Deadline } from '@sunlot/contract'
import { formatDate } from '@sunlot/contract'
import { useToday } from '../../api/session.ts'
import { ClauseTag } from '../../design/clause-tag.tsx'
import { dueWordsOf, toneOf, wordsOf } from '../../design/clock-ticks.ts'
import { Panel } from '../../design/panel.tsx'
import { ClockTicks } from '../../design/working-day-clock.tsx'

/** 时限: one line a limit, with its clock, the words and the clause. */
export function LimitsPanel({ deadlines }: { deadlines: readonly Deadline[] }) {
  const today = useToday()
  return (
    <Panel title="时限" unruled>
      <ul className="limits">
        {deadlines.map((deadline) => (
          <li key={deadline.name}>
            <span>{deadline.name}</span>
            <ClockTicks clock={deadline} />
            <span className={`clock-words clock-${toneOf(deadline, today)}`}>
              {wordsOf(deadline, today)}
              <Until deadline={deadline} today={today} />
            </span>
            <ClauseTag id={deadline.clause} solo />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** The last day, where the words do not already say it. */
function Until({ deadline, today }: { deadline: Deadline; today: string }) {
  const { state, until } = deadline
  const due = state === 'uncounted' ? until && `${formatDate(until, today)}止` : dueWordsOf(deadline, today)
  if (!due || until === today) return null
  return <span className="limit-until">{due}</span>
}
