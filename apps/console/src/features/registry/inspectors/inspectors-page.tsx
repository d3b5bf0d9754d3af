import { formatCount, INSPECTOR_KINDS, INSPECTOR_STATUSES } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { apiUrl } from '../../../api/client.ts'
import { FailureNote } from '../../../api/failure-note.tsx'
import { useToday } from '../../../api/session.ts'
import { ButtonLink } from '../../../design/button-link.tsx'
import { EmptyState } from '../../../design/notes.tsx'
import { PageHead } from '../../../design/page-head.tsx'
import { DataTable } from '../../../design/table/data-table.tsx'
import { SearchFilter, SelectFilter, TableFilters } from '../../../design/table/table-filters.tsx'
import { type TableState, useTableState } from '../../../design/table/table-state.ts'
import { ImportDrawer } from '../imports/import-drawer.tsx'
import { OpenImports } from '../imports/open-imports.tsx'
import { useOpenedImport } from '../imports/opened-import.ts'
import { KeeperButtons, useIsKeeper } from '../keepers.tsx'
import { inspectorsQuery, itemsQuery } from '../registry.queries.ts'
import { inspectorColumns } from './inspector-columns.tsx'
import { InspectorDrawer } from './inspector-drawer.tsx'
import '../registry.css'

const FILTERS = ['q', 'kind', 'item', 'certificate', 'status'] as const
const KINDS = Object.entries(INSPECTOR_KINDS).map(([value, label]) => ({ value, label }))
const STATUSES = Object.entries(INSPECTOR_STATUSES).map(([value, label]) => ({ value, label }))
const CERTIFICATES = [
  { value: 'valid', label: '有效' },
  { value: 'expiring', label: '30 日内到期' },
  { value: 'expired', label: '已过期' },
]

/** 执法人员名录库: who may be drawn to check, with certificates and what they may check (S0-08, S0-09). */
export function InspectorsPage() {
  const state = useTableState(FILTERS)
  const today = useToday()
  const imports = useOpenedImport()
  const [isAdding, setIsAdding] = useState(false)
  const columns = useMemo(() => inspectorColumns(today), [today])
  const { data, error, isPlaceholderData } = useQuery(inspectorsQuery(state.query))
  const whole = useQuery(inspectorsQuery({ size: 1 }))
  return (
    <>
      <PageHead
        title="执法人员名录库"
        note={whole.data && `${formatCount(whole.data.total)} 人`}
        actions={
          <>
            <OpenImports kind="inspectors" onOpen={imports.open} />
            <ButtonLink to="/inspectors/conflicts">利害关系申报</ButtonLink>
            <KeeperButtons
              solid
              verbs={[
                { label: '导入', onPress: () => imports.open('new') },
                { label: '新增人员', onPress: () => setIsAdding(true) },
              ]}
            />
          </>
        }
      />
      <InspectorFilters state={state} />
      <FailureNote error={error} what="名录没有打开" />
      <DataTable
        label="执法人员"
        unit="人"
        columns={columns}
        rowKey={(inspector) => inspector.id}
        state={state}
        page={data}
        loading={isPlaceholderData}
        exportUrl={apiUrl('/inspectors/export', { ...state.filters, format: 'xlsx' })}
        note="请假、调离、暂停执法和证件过期的人不参加抽取"
        empty={<NoInspectors onImport={() => imports.open('new')} />}
        fill
      />
      {isAdding && <InspectorDrawer onClose={() => setIsAdding(false)} />}
      {imports.opened && <ImportDrawer kind="inspectors" importId={imports.opened} onOpen={imports.open} />}
    </>
  )
}

function InspectorFilters({ state }: { state: TableState }) {
  const items = useQuery(itemsQuery).data ?? []
  return (
    <TableFilters>
      <SearchFilter state={state} placeholder="姓名、证号或科室" />
      <SelectFilter state={state} name="kind" label="人员类别" options={KINDS} />
      <SelectFilter
        state={state}
        name="item"
        label="可查事项"
        all="不限"
        options={items.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectFilter state={state} name="certificate" label="执法证" options={CERTIFICATES} />
      <SelectFilter state={state} name="status" label="状态" options={STATUSES} />
    </TableFilters>
  )
}

function NoInspectors({ onImport }: { onImport: () => void }) {
  const isKeeper = useIsKeeper()
  return (
    <EmptyState
      title="名录库里还没有执法人员"
      actions={
        <>
          <Button type="primary" disabled={!isKeeper} onClick={onImport}>
            导入执法人员
          </Button>
          {isKeeper && <Button href={apiUrl('/imports/template/inspectors.xlsx')}>下载导入模板</Button>}
        </>
      }
    >
      从执法证花名册导入最快，也可以逐个新增。每户至少要有两名持证人员，没有人就不能抽取
    </EmptyState>
  )
}
