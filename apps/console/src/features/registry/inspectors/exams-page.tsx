import { type Exam, formatCount, formatDate } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { apiUrl } from '../../../api/client.ts'
import { FailureNote } from '../../../api/failure-note.tsx'
import { useCan, useToday } from '../../../api/session.ts'
import { EmptyState } from '../../../design/notes.tsx'
import { PageHead } from '../../../design/page-head.tsx'
import { StateMark } from '../../../design/state-mark.tsx'
import type { DataColumn } from '../../../design/table/columns.tsx'
import { DataTable } from '../../../design/table/data-table.tsx'
import { SearchFilter, SelectFilter, TableFilters } from '../../../design/table/table-filters.tsx'
import { useTableState } from '../../../design/table/table-state.ts'
import { examsQuery } from '../people.queries.ts'
import { ExamDrawer } from './exam-drawer.tsx'
import '../registry.css'

const FILTERS = ['q', 'passed'] as const
const RESULTS = [
  { value: 'yes', label: '合格' },
  { value: 'no', label: '不合格' },
]

/** 资格考试: who sat the exam for the certificate, in the directory or not yet (S1-10). */
export function ExamsPage() {
  const state = useTableState(FILTERS)
  const today = useToday()
  const mayKeep = useCan('businessOffice', 'platformAdmin', 'legalOffice', 'dataEntry')
  const [isAdding, setIsAdding] = useState(false)
  const { data, error, isPlaceholderData } = useQuery(examsQuery(state.query))
  const add = (
    <Button type="primary" disabled={!mayKeep} onClick={() => setIsAdding(true)}>
      登记考试
    </Button>
  )
  return (
    <>
      <PageHead
        title="执法资格考试"
        note={data && `${formatCount(data.total)} 人次`}
        back={{ to: '/inspectors/certificates', label: '持证台账' }}
        actions={add}
      />
      <TableFilters>
        <SearchFilter state={state} placeholder="姓名或考试名称" />
        <SelectFilter state={state} name="passed" label="结果" options={RESULTS} />
      </TableFilters>
      <FailureNote error={error} what="考试记录没有打开" />
      <DataTable
        label="执法资格考试"
        unit="人次"
        columns={columnsOn(today)}
        rowKey={({ id }) => id}
        state={state}
        page={data}
        loading={isPlaceholderData}
        exportUrl={apiUrl('/exams/export', { ...state.filters, format: 'xlsx' })}
        empty={
          <EmptyState title="还没有考试记录" actions={add}>
            考试合格才能申领执法证。登记以后，谁已合格还没有领证一看便知
          </EmptyState>
        }
        fill
      />
      {isAdding && <ExamDrawer onClose={() => setIsAdding(false)} />}
    </>
  )
}

function columnsOn(today: string): readonly DataColumn<Exam>[] {
  return [
    {
      key: 'name',
      title: '姓名',
      width: 110,
      render: ({ name, inspectorId }) => (inspectorId ? <Link to={`/inspectors/${inspectorId}`}>{name}</Link> : name),
    },
    { key: 'office', title: '科室', width: 220, render: ({ office }) => office || '—' },
    { key: 'exam', title: '考试', render: ({ exam }) => exam },
    { key: 'takenOn', title: '考试日期', width: 130, render: ({ takenOn }) => formatDate(takenOn, today) },
    {
      key: 'passed',
      title: '结果',
      width: 100,
      render: ({ passed }) => <StateMark tone={passed ? 'good' : 'soon'}>{passed ? '合格' : '不合格'}</StateMark>,
    },
    {
      key: 'validUntil',
      title: '成绩有效期至',
      width: 140,
      render: ({ validUntil }) => (validUntil ? formatDate(validUntil) : '—'),
    },
    {
      key: 'covered',
      title: '名录库',
      width: 110,
      render: ({ inspectorId }) => (inspectorId ? '已入库' : '还没有入库'),
    },
  ]
}
