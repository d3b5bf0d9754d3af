import { formatCount, type Import } from '@sunlot/contract'
import type { ReactNode } from 'react'

type IssueGroupsProps = {
  one: Import
  /** `errors`, `all` or the name of a group. */
  show: string
  onShow: (show: string) => void
  children: ReactNode
}

/** Kinds of errors, then reminders, then what is merely said, each with its count; choosing one filters the sheet. */
export function IssueGroups({ one: { counts, groups }, show, onShow, children }: IssueGroupsProps) {
  const entry = (value: string, label: string, count?: number) => (
    <li key={value}>
      <button type="button" aria-pressed={show === value} onClick={() => onShow(value)}>
        <span>{label}</span>
        {count !== undefined && <span>{formatCount(count)}</span>}
      </button>
    </li>
  )
  const ofSeverity = (severity: 'error' | 'warning' | 'note', prefix: string) =>
    groups
      .filter((group) => group.severity === severity)
      .map(({ group, count }) => entry(group, `${prefix}${group}`, count))
  return (
    <nav className="import-groups" aria-labelledby="import-groups-title">
      <h3 id="import-groups-title">按错误查看</h3>
      <ul>
        {entry('errors', '全部要改的', counts.errorCells)}
        {ofSeverity('error', '')}
      </ul>
      <ul>{ofSeverity('warning', '提醒：')}</ul>
      <ul>{ofSeverity('note', '')}</ul>
      <ul>{entry('all', `全部 ${formatCount(counts.read)} 行`)}</ul>
      {children}
    </nav>
  )
}
