import { type CertifiedStaff, formatCount, formatDate } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { apiUrl } from '../../../api/client.ts'
import { FailureNote } from '../../../api/failure-note.tsx'
import { useCan } from '../../../api/session.ts'
import { ButtonLink } from '../../../design/button-link.tsx'
import { ClauseTag } from '../../../design/clause-tag.tsx'
import { EmptyState } from '../../../design/notes.tsx'
import { PageHead } from '../../../design/page-head.tsx'
import { StateMark } from '../../../design/state-mark.tsx'
import type { DataColumn } from '../../../design/table/columns.tsx'
import { DataTable } from '../../../design/table/data-table.tsx'
import { SearchFilter, SelectFilter, TableFilters } from '../../../design/table/table-filters.tsx'
import { useTableState } from '../../../design/table/table-state.ts'
import { PasteDrawer } from '../paste-drawer.tsx'
import { inspectorOverviewQuery, ledgerQuery } from '../people.queries.ts'
import { RemoveStaffDrawer } from './remove-staff-drawer.tsx'
import '../registry.css'

const FILTERS = ['q', 'covered'] as const
const COVERED = [
  { value: 'no', label: '还没有入库' },
  { value: 'yes', label: '已入库' },
]

/** 持证台账: everybody certified, and who of them stands in the directory (S1-09). */
export function CertificatesPage() {
  const state = useTableState(FILTERS)
  const mayKeep = useCan('businessOffice', 'platformAdmin', 'legalOffice', 'dataEntry')
  const [isPasting, setIsPasting] = useState(false)
  const [removed, setRemoved] = useState<CertifiedStaff>()
  const overview = useQuery(inspectorOverviewQuery).data
  const { data, error, isPlaceholderData } = useQuery(ledgerQuery(state.query))
  const paste = () => setIsPasting(true)
  return (
    <>
      <PageHead
        title="持证台账"
        note={overview?.coverage && sayCoverage(overview.coverage)}
        back={{ to: '/inspectors', label: '执法人员名录库' }}
        actions={
          <>
            <ButtonLink to="/inspectors/exams">资格考试</ButtonLink>
            <Button type="primary" disabled={!mayKeep} onClick={paste}>
              导入台账
            </Button>
          </>
        }
      />
      <TableFilters>
        <SearchFilter state={state} placeholder="姓名、科室或执法证号" />
        <SelectFilter state={state} name="covered" label="入库" options={COVERED} />
      </TableFilters>
      <FailureNote error={error} what="台账没有打开" />
      <DataTable
        label="持证台账"
        unit="名"
        columns={columnsFor(mayKeep ? setRemoved : undefined)}
        rowKey={({ id }) => id}
        state={state}
        page={data}
        loading={isPlaceholderData}
        exportUrl={apiUrl('/certified-staff/export', { ...state.filters, format: 'xlsx' })}
        note={
          overview && (
            <>
              有执法资格的人员都应入库 <ClauseTag id={overview.coverageClause} solo />
            </>
          )
        }
        empty={
          <EmptyState
            title="还没有持证台账"
            actions={
              <Button type="primary" disabled={!mayKeep} onClick={paste}>
                导入台账
              </Button>
            }
          >
            台账列出全部持证人员，和名录库一比就知道谁还没有入库
          </EmptyState>
        }
        fill
      />
      {isPasting && (
        <PasteDrawer
          title="导入持证台账"
          path="/certified-staff/paste"
          placeholder={'姓名\t执法证号\t科室\t有效期至\n张某\t14060301001\t执法队\t2029-03-05'}
          onClose={() => setIsPasting(false)}
        >
          <p className="drawer-lead">
            依次是姓名、执法证号、科室、有效期至。证号已在台账里的，按新内容更新。不要粘贴身份证号，系统不保存。
          </p>
        </PasteDrawer>
      )}
      {removed && <RemoveStaffDrawer staff={removed} onClose={() => setRemoved(undefined)} />}
    </>
  )
}

function sayCoverage({ certified, covered }: { certified: number; covered: number }): string {
  return `持证 ${formatCount(certified)} 名，已入库 ${formatCount(covered)} 名`
}

function columnsFor(onRemove: ((staff: CertifiedStaff) => void) | undefined): readonly DataColumn<CertifiedStaff>[] {
  return [
    {
      key: 'name',
      title: '姓名',
      width: 110,
      render: ({ name, inspectorId }) => (inspectorId ? <Link to={`/inspectors/${inspectorId}`}>{name}</Link> : name),
    },
    { key: 'number', title: '执法证号', width: 180, render: ({ number }) => number },
    { key: 'office', title: '科室', render: ({ office }) => office || '—' },
    {
      key: 'validUntil',
      title: '有效期至',
      width: 140,
      render: ({ validUntil }) => (validUntil ? formatDate(validUntil) : '长期'),
    },
    {
      key: 'covered',
      title: '入库',
      width: 130,
      render: ({ inspectorId }) =>
        inspectorId ? <StateMark tone="good">已入库</StateMark> : <StateMark tone="bad">还没有入库</StateMark>,
    },
    ...(onRemove
      ? [
          {
            key: 'remove',
            title: '操作',
            width: 70,
            render: (staff: CertifiedStaff) => (
              <button type="button" className="link-button" onClick={() => onRemove(staff)}>
                移出
              </button>
            ),
          },
        ]
      : []),
  ]
}
