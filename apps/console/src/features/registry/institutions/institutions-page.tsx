import { formatCount, formatDate, type Institution, INSTITUTION_SERVICES } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { apiUrl } from '../../../api/client.ts'
import { FailureNote } from '../../../api/failure-note.tsx'
import { useToday } from '../../../api/session.ts'
import { ClauseTag } from '../../../design/clause-tag.tsx'
import { EmptyState } from '../../../design/notes.tsx'
import { PageHead } from '../../../design/page-head.tsx'
import { StateMark } from '../../../design/state-mark.tsx'
import type { DataColumn } from '../../../design/table/columns.tsx'
import { DataTable } from '../../../design/table/data-table.tsx'
import { SearchFilter, SelectFilter, TableFilters } from '../../../design/table/table-filters.tsx'
import { useTableState } from '../../../design/table/table-state.ts'
import { KeeperButtons } from '../keepers.tsx'
import { institutionsQuery } from '../people.queries.ts'
import { InstitutionDrawer } from './institution-drawer.tsx'
import { serviceWords, stateOfInstitution } from './institution-words.ts'
import '../registry.css'

const FILTERS = ['q', 'service', 'qualification'] as const
const SERVICES = Object.entries(INSTITUTION_SERVICES).map(([value, label]) => ({ value, label }))
const QUALIFICATIONS = [
  { value: 'valid', label: '有效' },
  { value: 'expiring', label: '30 日内到期' },
  { value: 'expired', label: '已过期' },
]

/** 委托机构: who may be engaged for a report and never checks (S1-19, B-13). */
export function InstitutionsPage() {
  const state = useTableState(FILTERS)
  const today = useToday()
  const [isAdding, setIsAdding] = useState(false)
  const { data, error, isPlaceholderData } = useQuery(institutionsQuery(state.query))
  const add = <KeeperButtons solid verbs={[{ label: '新增机构', onPress: () => setIsAdding(true) }]} />
  return (
    <>
      <PageHead title="委托机构" note={data && `${formatCount(data.total)} 家`} actions={add} />
      <TableFilters>
        <SearchFilter state={state} placeholder="机构名称或统一社会信用代码" />
        <SelectFilter state={state} name="service" label="服务" options={SERVICES} />
        <SelectFilter state={state} name="qualification" label="资质" options={QUALIFICATIONS} />
      </TableFilters>
      <FailureNote error={error} what="名录没有打开" />
      <DataTable
        label="委托机构"
        unit="家"
        columns={columnsOn(today)}
        rowKey={({ id }) => id}
        state={state}
        page={data}
        loading={isPlaceholderData}
        exportUrl={apiUrl('/institutions/export', { ...state.filters, format: 'xlsx' })}
        note={
          <>
            机构出具检测、审计、鉴定等报告，不参加检查，机构人员不能进执法人员名录库 <ClauseTag id="B-13" solo />
          </>
        }
        empty={
          <EmptyState title="还没有委托机构" actions={add}>
            专业性强的检查可以委托有资质的机构检测、审计或鉴定，先把机构和它的资质登记在这里
          </EmptyState>
        }
        fill
      />
      {isAdding && <InstitutionDrawer onClose={() => setIsAdding(false)} />}
    </>
  )
}

function columnsOn(today: string): readonly DataColumn<Institution>[] {
  return [
    {
      key: 'name',
      title: '机构名称',
      render: ({ id, name }) => <Link to={`/institutions/${id}`}>{name}</Link>,
    },
    { key: 'uscc', title: '统一社会信用代码', width: 180, render: ({ uscc }) => uscc },
    { key: 'services', title: '服务', width: 128, render: ({ services }) => serviceWords(services) },
    { key: 'qualificationNo', title: '资质证书编号', width: 130, render: ({ qualificationNo }) => qualificationNo },
    {
      key: 'qualificationUntil',
      title: '资质有效期至',
      width: 136,
      render: ({ qualificationUntil }) => formatDate(qualificationUntil),
    },
    {
      key: 'engagementCount',
      title: '委托',
      width: 108,
      align: 'right',
      render: ({ engagementCount, overdueCount }) =>
        `${formatCount(engagementCount)} 次${overdueCount > 0 ? `，${formatCount(overdueCount)} 次逾期` : ''}`,
    },
    {
      key: 'state',
      title: '状态',
      width: 120,
      render: (institution) => {
        const { tone, text } = stateOfInstitution(institution, today)
        return <StateMark tone={tone}>{text}</StateMark>
      },
    },
  ]
}
