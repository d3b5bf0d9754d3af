import { formatCount, type Limit } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { FailureNote } from '../../api/failure-note.tsx'
import { useToday } from '../../api/session.ts'
import { ButtonLink } from '../../design/button-link.tsx'
import { ClauseTag } from '../../design/clause-tag.tsx'
import { EmptyState } from '../../design/notes.tsx'
import { PageHead } from '../../design/page-head.tsx'
import { Panel } from '../../design/panel.tsx'
import { SearchFilter, SelectFilter, TableFilters } from '../../design/table/table-filters.tsx'
import { useTableState } from '../../design/table/table-state.ts'
import { WorkingDayClock } from '../../design/working-day-clock.tsx'
import { limitsQuery } from './rulebook.queries.ts'
import './rulebook.css'

const FILTERS = ['q', 'state', 'name'] as const
const STATES = [
  { value: 'late', label: '已逾期' },
  { value: 'running', label: '还没到' },
  { value: 'paused', label: '暂停的' },
]

/** 法定时限: every clock that runs in the bureau, late first, with the clause that sets it. */
export function DeadlinesPage() {
  const state = useTableState(FILTERS)
  const { data, error } = useQuery(limitsQuery)
  const shown = data?.filter((limit) => matches(limit, state.filters))
  const late = data?.filter(({ deadline }) => deadline.over > 0).length ?? 0
  const names = [...new Set(data?.map(({ deadline }) => deadline.name))].map((name) => ({ value: name, label: name }))
  return (
    <>
      <PageHead
        title="法定时限"
        note={data && `${formatCount(data.length)} 项在计时，${formatCount(late)} 项已逾期`}
        actions={<Link to="/calendar">看工作日历</Link>}
      />
      <TableFilters>
        <SearchFilter state={state} placeholder="任务或负责人" />
        <SelectFilter state={state} name="state" label="时限" options={STATES} />
        <SelectFilter state={state} name="name" label="哪一步" options={names} />
      </TableFilters>
      <FailureNote error={error} what="时限没有打开" />
      {data?.length === 0 && (
        <EmptyState
          title="现在没有时限在计时"
          actions={
            <ButtonLink to="/tasks" type="primary">
              看抽查任务
            </ButtonLink>
          }
        >
          宣布两库完成、开始抽取或签字以后，抽取、检查、公示的时限从那天起算
        </EmptyState>
      )}
      {data && data.length > 0 && shown && <LimitsTable limits={shown} />}
    </>
  )
}

function LimitsTable({ limits }: { limits: readonly Limit[] }) {
  const today = useToday()
  if (limits.length === 0) return <EmptyState title="没有符合条件的时限">放宽或清除上面的条件再找</EmptyState>
  return (
    <Panel flush>
      <table className="plain-table limits-table">
        <caption className="visually-hidden">法定时限，逾期的在前</caption>
        <thead>
          <tr>
            <th scope="col">任务</th>
            <th scope="col">哪一步</th>
            <th scope="col">时限</th>
            <th scope="col">出处</th>
            <th scope="col">谁办</th>
          </tr>
        </thead>
        <tbody>
          {limits.map(({ id, object, owner, to, deadline }) => (
            <tr key={id}>
              <th scope="row">
                <Link to={to}>{object}</Link>
              </th>
              <td>{deadline.name}</td>
              <td>
                <WorkingDayClock clock={deadline} today={today} withDue />
              </td>
              <td>
                <ClauseTag id={deadline.clause} />
              </td>
              <td>{owner}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

/** The list is short and here whole, so it is searched here. */
function matches({ object, owner, deadline }: Limit, filters: Readonly<Record<string, string>>): boolean {
  const { q = '', state = '', name = '' } = filters
  const isLate = deadline.over > 0
  const isState =
    state === '' ||
    (state === 'late' && isLate) ||
    (state === 'paused' && deadline.state === 'paused') ||
    (state === 'running' && deadline.state === 'running' && !isLate)
  return isState && (name === '' || deadline.name === name) && `${object} ${owner}`.includes(q)
}
