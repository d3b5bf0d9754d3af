import { formatDate, weekdayOf } from '@sunlot/contract'
import { Link } from 'react-router'
import { useSession } from '../api/session.ts'
import { Mark } from '../design/mark.tsx'
import { Wordmark } from '../design/wordmark.tsx'
import { MessageLink } from './message-link.tsx'
import { SearchField } from './search-field.tsx'
import { UserMenu } from './user-menu.tsx'

/** The tool's mark, the bureau that is the host, the day, and who is signed in. */
export function TopBar() {
  const { bureau, today } = useSession()
  return (
    <header className="top-bar">
      <Link to="/" className="top-brand" aria-label="阳光抽查，工作台">
        <Mark />
        <Wordmark />
      </Link>
      <span className="top-bureau" title={bureau.name}>
        {bureau.name}
      </span>
      <SearchField />
      <span className="top-day">
        {formatDate(today.date)} 星期{weekdayOf(today.date)} {workdayWords(today.workday)}
      </span>
      <MessageLink />
      <UserMenu />
    </header>
  )
}

function workdayWords(workday: boolean | null): string {
  if (workday === null) return '工作日历未导入'
  return workday ? '工作日' : '休息日'
}
