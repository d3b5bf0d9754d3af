import { type Clock, dueWordsOf, ticksOf, toneOf, wordsOf } from './clock-ticks.ts'
import './working-day-clock.css'

// Over this many days the ticks become narrow and stand in fives.
const MOST_WIDE_TICKS = 10

type WorkingDayClockProps = {
  clock: Clock
  /** Civil date of today. */
  today: string
  /** `stack` puts the words under the ticks, `row` beside them. */
  layout?: 'stack' | 'row'
  /** Adds the last day: `还剩 2 个工作日，10月9日（周五）止`. */
  withDue?: boolean
}

/** One tick a working day, with the words and the date; the ticks are decoration for screen readers. */
export function WorkingDayClock({ clock, today, layout = 'row', withDue = false }: WorkingDayClockProps) {
  const due = withDue ? dueWordsOf(clock, today) : ''
  return (
    <span className={`clock clock-${layout}`}>
      <ClockTicks clock={clock} />
      <span className={`clock-words clock-${toneOf(clock, today)}`}>
        {wordsOf(clock, today)}
        {due && <span className="clock-due">，{due}</span>}
      </span>
    </span>
  )
}

/** The ticks alone, for a place where the words stand in another column. */
export function ClockTicks({ clock }: { clock: Clock }) {
  const ticks = ticksOf(clock)
  const narrow = ticks.length > MOST_WIDE_TICKS ? ' ticks-narrow' : ''
  return (
    <span className={`ticks${narrow}`} aria-hidden="true">
      {ticks.map((tick, index) => (
        <i key={index} className={`tick tick-${tick}`} />
      ))}
    </span>
  )
}
