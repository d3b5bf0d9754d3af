import {
  formatCount,
  INSPECTOR_KINDS,
  INSPECTOR_STATUSES,
  INSPECTOR_TAG_FACETS,
  type InspectorOverview,
} from '@sunlot/contract'
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
import { PasteDrawer } from '../paste-drawer.tsx'
import { inspectorOverviewQuery } from '../people.queries.ts'
import { inspectorsQuery, itemsQuery } from '../registry.queries.ts'
import { inspectorColumns } from './inspector-columns.tsx'
import { InspectorDrawer } from './inspector-drawer.tsx'
import { InspectorOverviewPanel } from './inspector-overview.tsx'
import '../registry.css'

const FILTERS = ['q', 'kind', 'item', 'office', 'tag', 'certificate', 'status', 'unconfirmed'] as const
const KINDS = Object.entries(INSPECTOR_KINDS).map(([value, label]) => ({ value, label }))
const STATUSES = Object.entries(INSPECTOR_STATUSES).map(([value, label]) => ({ value, label }))
const CERTIFICATES = [
  { value: 'valid', label: '有效' },
  { value: 'expiring', label: '30 日内到期' },
  { value: 'expiring90', label: '90 日内到期' },
  { value: 'expired', label: '已过期' },
]

/** 执法人员名录库: who may be drawn to check, with certificates and what they may check (S0-08, S0-09). */
export function InspectorsPage() {
  const state = useTableState(FILTERS)
  const today = useToday()
  const imports = useOpenedImport()
  const [isAdding, setIsAdding] = useState(false)
  const [isPasting, setIsPasting] = useState(false)
  const { data, error, isPlaceholderData } = useQuery(inspectorsQuery(state.query))
  const whole = useQuery(inspectorsQuery({ size: 1 }))
  const overview = useQuery(inspectorOverviewQuery).data
  const isByItem = overview?.pool.mode === 'byItem'
  const columns = useMemo(() => inspectorColumns(today, isByItem), [today, isByItem])
  return (
    <>
      <PageHead
        title="执法人员名录库"
        note={whole.data && `${formatCount(whole.data.total)} 人`}
        actions={
          <>
            <OpenImports kind="inspectors" onOpen={imports.open} />
            <ButtonLink to="/inspectors/certificates">持证与考试</ButtonLink>
            <ButtonLink to="/inspectors/conflicts">利害关系申报</ButtonLink>
            <KeeperButtons
              solid
              verbs={[
                { label: '导入资格对照表', onPress: () => setIsPasting(true) },
                { label: '导入', onPress: () => imports.open('new') },
                { label: '新增人员', onPress: () => setIsAdding(true) },
              ]}
            />
          </>
        }
      />
      {overview && <InspectorOverviewPanel overview={overview} />}
      <InspectorFilters state={state} overview={overview} />
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
        note="检查期间请假过半、调离、暂停执法和证件过期的人不参加抽取"
        empty={<NoInspectors onImport={() => imports.open('new')} />}
        fill
      />
      {isPasting && <QualificationsDrawer onClose={() => setIsPasting(false)} />}
      {isAdding && <InspectorDrawer onClose={() => setIsAdding(false)} />}
      {imports.opened && <ImportDrawer kind="inspectors" importId={imports.opened} onOpen={imports.open} />}
    </>
  )
}

function InspectorFilters({ state, overview }: { state: TableState; overview: InspectorOverview | undefined }) {
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
      <SelectFilter
        state={state}
        name="office"
        label="科室"
        options={overview?.offices.map((office) => ({ value: office, label: office })) ?? []}
      />
      <SelectFilter state={state} name="tag" label="职能、专长" all="不限" options={tagOptions(overview)} />
      <SelectFilter state={state} name="certificate" label="执法证" options={CERTIFICATES} />
      {overview?.pool.mode === 'byItem' && (
        <SelectFilter
          state={state}
          name="unconfirmed"
          label="岗位调整"
          all="不限"
          options={[{ value: '1', label: '可查事项待确认' }]}
        />
      )}
      <SelectFilter state={state} name="status" label="状态" options={STATUSES} />
    </TableFilters>
  )
}

/** S2-07 职能、专长、业务线; a tag that stands in two facets is offered once. */
function tagOptions(overview: InspectorOverview | undefined) {
  const facets = new Map<string, string[]>()
  for (const { facet, tag } of overview?.tags ?? []) {
    facets.set(tag, [...(facets.get(tag) ?? []), INSPECTOR_TAG_FACETS[facet]])
  }
  return [...facets].map(([tag, names]) => ({ value: tag, label: `${tag}（${names.join('、')}）` }))
}

function QualificationsDrawer({ onClose }: { onClose: () => void }) {
  return (
    <PasteDrawer
      title="导入资格对照表"
      path="/inspectors/qualifications/paste"
      placeholder={'执法证号\t农药经营\t兽药经营\n14060301001\t√\t'}
      onClose={onClose}
    >
      <p className="drawer-lead">
        第一行写执法证号和抽查事项的名称，以下每行一人，可以查的事项下面写“√”或“是”。表里没有的事项不变。
      </p>
    </PasteDrawer>
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
