import {
  AUDIT_EVENTS,
  type AuditRow,
  AuditRowSchema,
  dateOfInstant,
  formatDate,
  formatTimeWithSeconds,
  pageOf,
} from '@sunlot/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { apiUrl, get } from '../../api/client.ts'
import { FailureNote } from '../../api/failure-note.tsx'
import { Fingerprint } from '../../design/fingerprint.tsx'
import { EmptyState } from '../../design/notes.tsx'
import { PageHead } from '../../design/page-head.tsx'
import type { DataColumn } from '../../design/table/columns.tsx'
import { DataTable } from '../../design/table/data-table.tsx'
import { DateFilter, SearchFilter, SelectFilter, TableFilters } from '../../design/table/table-filters.tsx'
import { useTableState } from '../../design/table/table-state.ts'

const FILTERS = ['q', 'event', 'from', 'until'] as const
const EVENT_OPTIONS = Object.entries(AUDIT_EVENTS).map(([value, label]) => ({ value, label }))
const AuditPageSchema = pageOf(AuditRowSchema)

const COLUMNS: readonly DataColumn<AuditRow>[] = [
  { key: 'seq', title: '序号', width: 90, align: 'right', render: (row) => row.seq },
  {
    key: 'at',
    title: '时间',
    width: 190,
    render: (row) => `${formatDate(dateOfInstant(row.at))} ${formatTimeWithSeconds(row.at)}`,
  },
  { key: 'event', title: '做了什么', width: 170, render: (row) => row.eventText },
  { key: 'actor', title: '人员', width: 100, render: (row) => row.actorName ?? '系统' },
  { key: 'summary', title: '内容', render: (row) => row.summary || '—' },
  { key: 'hash', title: '留痕指纹', width: 200, render: (row) => <Fingerprint value={row.hash} /> },
]

/** 全程留痕: every state change as it was recorded; rows are chained by their fingerprints (S1-06). */
export function AuditPage() {
  const state = useTableState(FILTERS)
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['audit', state.query],
    queryFn: () => get('/audit', AuditPageSchema, state.query),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <PageHead title="全程留痕" note="只增不改；每一条的指纹由上一条算出，少一条、改一字都能查出" />
      <TableFilters>
        <SearchFilter state={state} placeholder="人员或内容" />
        <SelectFilter state={state} name="event" label="做了什么" options={EVENT_OPTIONS} />
        <DateFilter state={state} name="from" label="从" />
        <DateFilter state={state} name="until" label="到" />
      </TableFilters>
      <FailureNote error={error} what="留痕没有打开" />
      {!error && (
        <DataTable
          label="全程留痕"
          columns={COLUMNS}
          rowKey={(row) => String(row.seq)}
          state={state}
          page={data}
          loading={isPlaceholderData}
          exportUrl={apiUrl('/audit.csv', state.query)}
          empty={<EmptyState title="还没有留痕">系统里每一次变动都会在这里留下一条</EmptyState>}
          fill
        />
      )}
    </>
  )
}
