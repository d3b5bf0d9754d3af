import { EXCLUSION_REASONS, type ExclusionReason, type ExclusionRow, formatCount } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { apiUrl } from '../../api/client.ts'
import { FailureNote } from '../../api/failure-note.tsx'
import { EmptyState } from '../../design/notes.tsx'
import { PageHead } from '../../design/page-head.tsx'
import type { DataColumn } from '../../design/table/columns.tsx'
import { DataTable } from '../../design/table/data-table.tsx'
import { SearchFilter, SelectFilter, TableFilters } from '../../design/table/table-filters.tsx'
import { useTableState } from '../../design/table/table-state.ts'
import { exclusionsQuery, taskQuery } from './tasks.queries.ts'

const FILTERS = ['q', 'reason'] as const
const REASONS = Object.keys(EXCLUSION_REASONS) as ExclusionReason[]
const REASON_OPTIONS = REASONS.map((reason) => ({ value: reason, label: EXCLUSION_REASONS[reason].text }))

const COLUMNS: readonly DataColumn<ExclusionRow>[] = [
  { key: 'name', title: '名称', render: (row) => row.name },
  { key: 'code', title: '信用代码或编号', width: 220, render: (row) => row.code },
  { key: 'region', title: '所在地', width: 240, render: (row) => row.region || '—' },
  { key: 'reason', title: '不参加的原因', width: 260, render: (row) => row.text },
]

/** Targets of the scope that would take no part if the draw were opened now, each with its reason. */
export function ExclusionsPage() {
  const { taskId = '' } = useParams()
  const state = useTableState(FILTERS)
  const task = useQuery(taskQuery(taskId))
  const { data, error, isPlaceholderData } = useQuery(exclusionsQuery(taskId, state.query))
  const excluded = task.data?.preview.excluded ?? []
  return (
    <>
      <PageHead
        back={{ to: `/tasks/${taskId}`, label: task.data?.title ?? '任务' }}
        title="不参加抽取的对象"
        note={excluded.map(({ text, count }) => `${text} ${formatCount(count)} 户`).join('，') || undefined}
      />
      <TableFilters>
        <SearchFilter state={state} placeholder="名称，或完整的信用代码、编号" />
        <SelectFilter state={state} name="reason" label="原因" options={REASON_OPTIONS} />
      </TableFilters>
      <FailureNote error={error ?? task.error} what="名单没有打开" />
      <DataTable
        label="不参加抽取的对象"
        columns={COLUMNS}
        rowKey={(row) => row.code}
        state={state}
        page={data}
        loading={isPlaceholderData}
        unit="户"
        exportUrl={apiUrl(`/tasks/${taskId}/exclusions/export`, state.filters)}
        note="按名录库现在的内容计算；发起抽取时随名单一起封存，之后看抽取记录"
        empty={
          <EmptyState title="范围内的对象全部参加抽取" actions={<Link to={`/tasks/${taskId}`}>回到任务</Link>}>
            没有已关闭、暂停、今年已抽或许可证过期的对象
          </EmptyState>
        }
        fill
      />
    </>
  )
}
