import { formatCount, formatPercent, type RepeatRow, sayRepeatLine } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { apiUrl } from '../../api/client.ts'
import { FailureNote } from '../../api/failure-note.tsx'
import { EmptyState } from '../../design/notes.tsx'
import { PageHead } from '../../design/page-head.tsx'
import { RiskLetter } from '../../design/risk-letter.tsx'
import type { DataColumn } from '../../design/table/columns.tsx'
import { DataTable } from '../../design/table/data-table.tsx'
import { SearchFilter, TableFilters } from '../../design/table/table-filters.tsx'
import { useTableState } from '../../design/table/table-state.ts'
import { repeatsQuery } from './analysis.queries.ts'
import { planQuery } from './plans.queries.ts'

const FILTERS = ['q'] as const

const COLUMNS: readonly DataColumn<RepeatRow>[] = [
  { key: 'name', title: '名称', render: (row) => <Link to={`/targets/${row.targetId}`}>{row.name}</Link> },
  { key: 'code', title: '信用代码或编号', width: 190, render: (row) => row.code },
  { key: 'region', title: '所在地', width: 120, render: (row) => row.region || '—' },
  {
    key: 'riskClass',
    title: '风险',
    width: 60,
    align: 'center',
    render: (row) => (row.riskClass ? <RiskLetter risk={row.riskClass} /> : '—'),
  },
  {
    key: 'lines',
    title: '在哪些计划项里',
    width: 360,
    render: (row) => row.lines.map(sayRepeatLine).join('；'),
  },
  { key: 'most', title: '最多（次）', width: 92, align: 'right', render: (row) => row.most },
  { key: 'cap', title: '上限（次）', width: 92, align: 'right', render: (row) => row.cap },
  {
    key: 'expected',
    title: '预计（次）',
    width: 92,
    align: 'right',
    render: (row) => formatCount(Math.round(row.expected * 100) / 100),
  },
  { key: 'chance', title: '超过的机会', width: 100, align: 'right', render: (row) => sayChance(row.chance) },
]

/** Targets that the plan could visit more often than they may be (S0-38, S3-11, B-12). */
export function RepeatsPage() {
  const { planId = '' } = useParams()
  const state = useTableState(FILTERS)
  const plan = useQuery(planQuery(planId))
  const { data, error, isPlaceholderData } = useQuery(repeatsQuery(planId, state.query))
  return (
    <>
      <PageHead
        back={{ to: `/plans/${planId}`, label: plan.data?.title ?? '年度计划' }}
        title="可能重复检查的对象"
        note={data && `${formatCount(data.total)} 户`}
      />
      <TableFilters>
        <SearchFilter state={state} placeholder="名称，或信用代码、编号的开头" />
      </TableFilters>
      <FailureNote error={error ?? plan.error} what="名单没有打开" />
      <DataTable
        label="可能重复检查的对象"
        columns={COLUMNS}
        rowKey={(row) => row.targetId}
        state={state}
        page={data}
        loading={isPlaceholderData}
        unit="户"
        exportUrl={apiUrl(`/plans/${planId}/repeats/export`, state.filters)}
        note="按本年度各份计划的比例和轮次推算，还没有抽取；同月的联合抽查算一次进门"
        empty={
          <EmptyState title="没有对象会超过次数" actions={<Link to={`/plans/${planId}`}>回到计划</Link>}>
            按本年度的计划，同一对象一年的检查不会超过上限
          </EmptyState>
        }
        fill
      />
    </>
  )
}

function sayChance(chance: number): string {
  return chance > 0 && chance < 0.001 ? '不到 0.1%' : formatPercent(chance)
}
