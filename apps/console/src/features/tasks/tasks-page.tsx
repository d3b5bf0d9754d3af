import { formatCount, formatDate, formatInstant, TASK_STATUSES, type TaskRow } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { apiUrl } from '../../api/client.ts'
import { FailureNote } from '../../api/failure-note.tsx'
import { useCan, useToday } from '../../api/session.ts'
import { ButtonLink } from '../../design/button-link.tsx'
import { EmptyState } from '../../design/notes.tsx'
import { PageHead } from '../../design/page-head.tsx'
import { RoadBeads } from '../../design/road.tsx'
import { StateMark } from '../../design/state-mark.tsx'
import type { DataColumn } from '../../design/table/columns.tsx'
import { DataTable } from '../../design/table/data-table.tsx'
import { SearchFilter, SelectFilter, TableFilters } from '../../design/table/table-filters.tsx'
import { useTableState } from '../../design/table/table-state.ts'
import { toneOfTask } from './task-words.ts'
import { tasksQuery } from './tasks.queries.ts'

const FILTERS = ['q', 'status', 'open'] as const
const STATUS_OPTIONS = Object.entries(TASK_STATUSES).map(([value, label]) => ({ value, label }))
const OPEN_OPTIONS = [{ value: '1', label: '只看在办' }]

/** 抽查任务: every task of the bureau, where it stands on the road and what comes next. */
export function TasksPage() {
  const state = useTableState(FILTERS)
  const today = useToday()
  const startsTasks = useCan('businessOffice', 'businessLead')
  const { data, error, isPlaceholderData } = useQuery(tasksQuery(state.query))
  const start = (
    <ButtonLink to="/tasks/new" type="primary">
      发起抽查任务
    </ButtonLink>
  )
  return (
    <>
      <PageHead
        title="抽查任务"
        note={data ? `${formatCount(data.total)} 个` : undefined}
        actions={startsTasks && start}
      />
      <TableFilters>
        <SearchFilter state={state} placeholder="任务名称或文号" />
        <SelectFilter state={state} name="status" label="状态" options={STATUS_OPTIONS} />
        <SelectFilter state={state} name="open" label="办理" options={OPEN_OPTIONS} />
      </TableFilters>
      <FailureNote error={error} what="任务没有打开" />
      <DataTable
        label="抽查任务"
        columns={columnsOn(today)}
        rowKey={(row) => row.id}
        state={state}
        page={data}
        loading={isPlaceholderData}
        unit="个"
        exportUrl={apiUrl('/tasks/export', state.query)}
        empty={
          <EmptyState title="还没有抽查任务" actions={startsTasks ? start : undefined}>
            {startsTasks
              ? '先编一份工作方案：查什么、从哪些对象里抽、抽多少、派谁去。存为草稿，报批以后才能抽取'
              : '抽查任务由业务科室经办发起，发起以后在这里看进度'}
          </EmptyState>
        }
        fill
      />
    </>
  )
}

function columnsOn(today: string): readonly DataColumn<TaskRow>[] {
  return [
    {
      key: 'title',
      title: '任务',
      sortable: true,
      render: (row) => <Link to={`/tasks/${row.id}`}>{row.title}</Link>,
    },
    { key: 'documentNo', title: '文号', width: 150, optional: true, render: (row) => row.documentNo || '—' },
    { key: 'items', title: '抽查事项', width: 150, optional: true, render: (row) => row.items.join('、') },
    { key: 'beads', title: '走到第几步', width: 160, render: (row) => <RoadBeads current={row.step} /> },
    {
      key: 'status',
      title: '状态',
      width: 110,
      sortable: true,
      render: (row) => <StateMark tone={toneOfTask(row.status)}>{TASK_STATUSES[row.status]}</StateMark>,
    },
    { key: 'poolSize', title: '名录库（户）', width: 104, align: 'right', render: (row) => sayCount(row.poolSize) },
    { key: 'drawnCount', title: '抽中（户）', width: 92, align: 'right', render: (row) => sayCount(row.drawnCount) },
    { key: 'next', title: '下一步', width: 180, render: (row) => row.next },
    { key: 'inspectUntil', title: '检查截止', width: 96, render: (row) => formatDate(row.inspectUntil, today) },
    {
      key: 'updatedAt',
      title: '最近变动',
      width: 130,
      sortable: true,
      optional: true,
      render: (row) => formatInstant(row.updatedAt, today),
    },
  ]
}

function sayCount(count: number | null): string {
  return count === null ? '—' : formatCount(count)
}
