import { addDays, type CalendarYear, formatDate } from '@sunlot/contract'
import { Panel } from '../../../design/panel.tsx'

const WEEK = ['一', '二', '三', '四', '五', '六', '日']
const MONTHS = Array.from({ length: 12 }, (_, i) => i + 1)

type YearViewProps = { year: Pick<CalendarYear, 'year' | 'holidays' | 'workdays'>; today: string }

/** Twelve months; 休 and 班 stand on the days that differ from an ordinary week. */
export function YearView({ year, today }: YearViewProps) {
  const { holidays, workdays } = year
  return (
    <Panel
      title={`${year.year}年`}
      note={`放假 ${holidays.length} 个周一到周五，调休上班 ${workdays.length} 个周六、周日。休：放假；班：调休上班；灰色是周末`}
    >
      <div className="year">
        {MONTHS.map((month) => (
          <Month key={month} year={year} month={month} today={today} />
        ))}
      </div>
    </Panel>
  )
}

function Month({ year, month, today }: YearViewProps & { month: number }) {
  const first = `${year.year}-${String(month).padStart(2, '0')}-01`
  return (
    <table className="month">
      <caption>{month}月</caption>
      <thead>
        <tr>
          {WEEK.map((day) => (
            <th key={day} scope="col">
              {day}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(first).map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <Day key={day} day={day.startsWith(first.slice(0, 7)) ? day : ''} year={year} today={today} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Day({ day, year, today }: YearViewProps & { day: string }) {
  if (day === '') return <td>&nbsp;</td>
  const mark = year.holidays.includes(day) ? '休' : year.workdays.includes(day) ? '班' : ''
  const classes = [mark === '休' && 'day-off', mark === '班' && 'day-worked', isWeekend(day) && !mark && 'day-weekend']
  return (
    <td className={classes.filter(Boolean).join(' ') || undefined} aria-current={day === today ? 'date' : undefined}>
      <span className="visually-hidden">{formatDate(day)}</span>
      <span aria-hidden="true">{Number(day.slice(8))}</span>
      {mark && <b>{mark}</b>}
    </td>
  )
}

/** The weeks of a month, Monday first, filled with the days around it. */
function weeksOf(first: string): string[][] {
  let day = addDays(first, -((weekdayOf(first) + 6) % 7))
  const weeks: string[][] = []
  do {
    weeks.push(WEEK.map((_, i) => addDays(day, i)))
    day = addDays(day, 7)
  } while (day.slice(0, 7) === first.slice(0, 7))
  return weeks
}

function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}

function isWeekend(day: string): boolean {
  return weekdayOf(day) % 6 === 0
}
