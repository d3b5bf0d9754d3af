import { DRAW_STATUSES, type DrawRow, formatCount, formatInstant } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { apiUrl } from '../../api/client.ts'
import { FailureNote } from '../../api/failure-note.tsx'
import { useToday } from '../../api/session.ts'
import { EmptyState } from '../../design/notes.tsx'
import { PageHead } from '../../design/page-head.tsx'
import { StateMark } from '../../design/state-mark.tsx'
import type { DataColumn } from '../../design/table/columns.tsx'
import { DataTable } from '../../design/table/data-table.tsx'
import { SearchFilter, SelectFilter, TableFilters } from '../../design/table/table-filters.tsx'
import { useTableState } from '../../design/table/table-state.ts'
import { toneOfDraw } from './draw-words.ts'
import { drawsQuery } from './draws.queries.ts'

const FILTERS = ['q', 'status'] as const
const STATUS_OPTIONS = Object.entries(DRAW_STATUSES).map(([value, label]) => ({ value, label }))

/** 抽取与审签: every draw of the bureau, aborted and rejected ones too; numbers have no gaps. */
export function DrawsPage() {
  const state = useTableState(FILTERS)
  const today = useToday()
  const { data, error, isPlaceholderData } = useQuery(drawsQuery(state.query))
  return (
    <>
      <PageHead
        title="抽取与审签"
        note={data ? `${formatCount(data.total)} 次抽取，编号连续，作废的也在` : undefined}
      />
      <TableFilters>
        <SearchFilter state={state} placeholder="任务名称或抽取编号" />
        <SelectFilter state={state} name="status" label="状态" options={STATUS_OPTIONS} />
      </TableFilters>
      <FailureNote error={error} what="抽取没有打开" />
      <DataTable
        label="抽取"
        columns={columnsOn(today)}
        rowKey={(row) => row.id}
        state={state}
        page={data}
        loading={isPlaceholderData}
        unit="次"
        exportUrl={apiUrl('/draws/export', state.query)}
        empty={
          <EmptyState title="还没有抽取过" actions={<Link to="/tasks">去抽查任务</Link>}>
            方案批准、两库封存以后，在任务里发起抽取
          </EmptyState>
        }
        fill
      />
    </>
  )
}

function columnsOn(today: string): readonly DataColumn<DrawRow>[] {
  return [
    { key: 'title', title: '任务', render: (row) => <Link to={`/draws/${row.id}`}>{row.title}</Link> },
    { key: 'drawNo', title: '抽取编号', width: 230, render: (row) => row.drawNo },
    {
      key: 'status',
      title: '状态',
      width: 110,
      render: (row) => <StateMark tone={toneOfDraw(row.status)}>{DRAW_STATUSES[row.status]}</StateMark>,
    },
    { key: 'openedAt', title: '发起', width: 140, render: (row) => formatInstant(row.openedAt, today) },
    { key: 'eligible', title: '参加（户）', width: 100, align: 'right', render: (row) => formatCount(row.eligible) },
    { key: 'quota', title: '应抽（户）', width: 100, align: 'right', render: (row) => formatCount(row.quota) },
    { key: 'drawer', title: '抽取人', width: 90, wide: true, render: (row) => row.drawer },
    { key: 'signer', title: '审签人', width: 90, render: (row) => row.signer },
    { key: 'publisher', title: '公示人', width: 90, wide: true, render: (row) => row.publisher },
  ]
}
