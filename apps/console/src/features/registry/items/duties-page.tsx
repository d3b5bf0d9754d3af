import {
  DUTY_STATUSES,
  DutyFilterSchema,
  formatCount,
  formatInstant,
  matchesDuty,
  type OffListDuty,
} from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { apiUrl } from '../../../api/client.ts'
import { FailureNote } from '../../../api/failure-note.tsx'
import { useToday } from '../../../api/session.ts'
import { EmptyState } from '../../../design/notes.tsx'
import { PageHead } from '../../../design/page-head.tsx'
import { StateMark } from '../../../design/state-mark.tsx'
import type { DataColumn } from '../../../design/table/columns.tsx'
import { DataTable } from '../../../design/table/data-table.tsx'
import { SearchFilter, SelectFilter, TableFilters } from '../../../design/table/table-filters.tsx'
import { PAGE_SIZE, type TableState, useTableState } from '../../../design/table/table-state.ts'
import { KeeperButtons, useIsKeeper } from '../keepers.tsx'
import { DutyDrawer } from './duty-drawer.tsx'
import { dutiesQuery } from './items.queries.ts'
import '../registry.css'

const FILTERS = ['q', 'status'] as const
const STATUSES = Object.entries(DUTY_STATUSES).map(([value, label]) => ({ value, label }))

/** 清单外检查职责: statutory duties that stand on no list, with the measure for each (S3-06). */
export function DutiesPage() {
  const state = useTableState(FILTERS)
  const today = useToday()
  const isKeeper = useIsKeeper()
  const { data, error } = useQuery(dutiesQuery)
  const [opened, setOpened] = useState<OffListDuty | 'new'>()
  return (
    <>
      <PageHead
        title="清单外检查职责"
        note={data && `${formatCount(data.length)} 项，不在清单里的法定检查职责，照样要履行`}
        back={{ to: '/items', label: '抽查事项清单' }}
        actions={<KeeperButtons solid verbs={[{ label: '登记职责', onPress: () => setOpened('new') }]} />}
      />
      <TableFilters>
        <SearchFilter state={state} placeholder="职责、依据、措施或科室" />
        <SelectFilter state={state} name="status" label="状态" options={STATUSES} />
      </TableFilters>
      <FailureNote error={error} what="登记没有打开" />
      <DataTable
        label="清单外检查职责"
        unit="项"
        columns={columnsOn(today, isKeeper ? setOpened : undefined)}
        rowKey={(duty) => duty.id}
        state={state}
        page={data && pageOf(data, state)}
        exportUrl={apiUrl('/off-list-duties/export', state.filters)}
        empty={
          <EmptyState title="还没有登记清单外的检查职责">
            法律规定要查、又没有列进清单的，写明具体措施和责任科室，防止没有人管
          </EmptyState>
        }
      />
      {opened && <DutyDrawer onClose={() => setOpened(undefined)} {...(opened === 'new' ? {} : { duty: opened })} />}
    </>
  )
}

function columnsOn(today: string, onOpen: ((duty: OffListDuty) => void) | undefined): DataColumn<OffListDuty>[] {
  return [
    {
      key: 'duty',
      title: '职责',
      render: (duty) =>
        onOpen ? (
          <button type="button" className="link-button" onClick={() => onOpen(duty)}>
            {duty.duty}
          </button>
        ) : (
          duty.duty
        ),
    },
    { key: 'legalBasis', title: '依据', width: 200, render: ({ legalBasis }) => legalBasis },
    { key: 'measure', title: '具体措施', width: 260, render: ({ measure }) => measure },
    { key: 'office', title: '责任科室', width: 140, render: ({ office }) => office },
    {
      key: 'status',
      title: '状态',
      width: 100,
      render: ({ status }) => (
        <StateMark tone={status === 'active' ? 'good' : 'later'}>{DUTY_STATUSES[status]}</StateMark>
      ),
    },
    { key: 'updatedAt', title: '更新', width: 120, render: ({ updatedAt }) => formatInstant(updatedAt, today) },
  ]
}

/** The register is short and here whole, so it is searched here; the export filters by the same rule. */
function pageOf(duties: readonly OffListDuty[], { filters, page }: TableState) {
  const filter = DutyFilterSchema.parse(filters)
  const rows = duties.filter((duty) => matchesDuty(duty, filter))
  return { rows: rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE), total: rows.length, tookMs: 1 }
}
