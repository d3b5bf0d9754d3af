import { type DrawRow, DrawRowSchema, formatCount, formatInstant, pageOf } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { apiUrl, get } from '../../api/client.ts'
import { FailureNote } from '../../api/failure-note.tsx'
import { useSession } from '../../api/session.ts'
import { EmptyState } from '../../design/notes.tsx'
import { PageHead } from '../../design/page-head.tsx'
import { Panel } from '../../design/panel.tsx'
import type { DataColumn } from '../../design/table/columns.tsx'
import { DataTable } from '../../design/table/data-table.tsx'
import { SearchFilter, TableFilters } from '../../design/table/table-filters.tsx'
import { useTableState } from '../../design/table/table-state.ts'

const DrawPageSchema = pageOf(DrawRowSchema)
const FILTERS = ['q'] as const

const PUBLISHED_COLUMNS: readonly DataColumn<DrawRow>[] = [
  { key: 'title', title: '抽取', render: (row) => <Link to={`/draws/${row.id}`}>{row.title}</Link> },
  { key: 'drawNo', title: '抽取编号', width: 230, render: (row) => row.drawNo },
  { key: 'openedAt', title: '抽取时间', width: 170, render: (row) => formatInstant(row.openedAt) },
  { key: 'eligible', title: '参加（户）', width: 100, align: 'right', render: (row) => formatCount(row.eligible) },
  { key: 'quota', title: '应抽（户）', width: 100, align: 'right', render: (row) => formatCount(row.quota) },
  { key: 'publisher', title: '公示人', width: 90, render: (row) => row.publisher },
  {
    key: 'page',
    title: '公开页',
    width: 90,
    render: (row) => <a href={`/draws/${row.id}`}>看公开页</a>,
  },
]

/** 公示: what waits for its publisher, and what everybody can already see (S0-04, S4-09). */
export function DisclosuresPage() {
  const state = useTableState(FILTERS)
  const waiting = useQuery({
    queryKey: ['draws', 'list', 'signed'],
    queryFn: () => get('/draws', DrawPageSchema, { status: 'signed', size: 200 }),
  })
  const published = useQuery({
    queryKey: ['draws', 'list', 'published', state.query],
    queryFn: () => get('/draws', DrawPageSchema, { ...state.query, status: 'published' }),
  })
  const count = waiting.data?.total ?? 0
  return (
    <div className="draw-page">
      <PageHead
        title={count > 0 ? `待公示 ${count} 次` : '公示'}
        note={published.data ? `已公示 ${formatCount(published.data.total)} 次` : undefined}
        actions={<a href="/">看公示网站</a>}
      />
      <FailureNote error={waiting.error ?? published.error} what="公示没有打开" />
      {count > 0 && (
        <Panel title="待公示" note="名单已签字，公示后人人可以查、可以重算" flush>
          <Waiting rows={waiting.data?.rows ?? []} />
        </Panel>
      )}
      <TableFilters>
        <SearchFilter state={state} placeholder="任务名称或抽取编号" />
      </TableFilters>
      <DataTable
        label="已公示的抽取"
        columns={PUBLISHED_COLUMNS}
        rowKey={(row) => row.id}
        state={state}
        page={published.data}
        loading={published.isPlaceholderData}
        unit="次"
        exportUrl={apiUrl('/draws/export', { ...state.query, status: 'published' })}
        empty={<EmptyState title="还没有公示过抽取">名单签字以后在这里公示，公示网站上随即能查到</EmptyState>}
      />
    </div>
  )
}

function Waiting({ rows }: { rows: readonly DrawRow[] }) {
  const { actor } = useSession()
  return (
    <table className="plain-table">
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">{row.title}</th>
            <td>{row.drawNo}</td>
            <td>由 {row.publisher} 公示</td>
            <td className="num">
              <Link to={`/draws/${row.id}`}>{row.publisher === actor.name ? '去公示' : '看名单'}</Link>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
