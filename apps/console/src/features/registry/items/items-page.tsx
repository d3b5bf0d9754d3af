import {
  CHECK_TYPES,
  formatCount,
  type Item,
  ITEM_FLAGS,
  ITEM_SOURCES,
  ItemExportQuerySchema,
  matchesItem,
} from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from 'react-router'
import { apiUrl } from '../../../api/client.ts'
import { FailureNote } from '../../../api/failure-note.tsx'
import { ButtonLink } from '../../../design/button-link.tsx'
import { EmptyState } from '../../../design/notes.tsx'
import { PageHead } from '../../../design/page-head.tsx'
import { DataTable } from '../../../design/table/data-table.tsx'
import { SearchFilter, SelectFilter, TableFilters } from '../../../design/table/table-filters.tsx'
import { PAGE_SIZE, type TableState, useTableState } from '../../../design/table/table-state.ts'
import { KeeperButtons, useIsKeeper } from '../keepers.tsx'
import { itemsQuery } from '../registry.queries.ts'
import { ITEM_COLUMNS } from './item-columns.tsx'
import { CATEGORIES } from './item-words.ts'
import { itemOptionsQuery, randomShareQuery } from './items.queries.ts'
import { OpenLists } from './open-lists.tsx'
import '../registry.css'
import './items.css'

const FILTERS = ['q', 'category', 'domain', 'checkType', 'owner', 'source', 'flag'] as const
const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

/** 抽查事项清单: what may be checked, how often, and who answers for it (S0-06, S1-08). */
export function ItemsPage() {
  const state = useTableState(FILTERS)
  const { data, error } = useQuery(itemsQuery)
  const goTo = useNavigate()
  return (
    <>
      <PageHead
        title="抽查事项清单"
        note={<SizeWords items={data} />}
        actions={
          <KeeperButtons
            solid
            verbs={[
              { label: '导入清单', onPress: () => goTo('/items/import') },
              { label: '新增事项', onPress: () => goTo('/items/new') },
            ]}
          />
        }
      />
      <OpenLists />
      <ItemFilters state={state} />
      <FailureNote error={error} what="清单没有打开" />
      <DataTable
        label="抽查事项"
        unit="项"
        columns={ITEM_COLUMNS}
        rowKey={(item) => item.id}
        state={state}
        page={data && pageOf(data, state)}
        exportUrl={apiUrl('/items/export', { ...state.filters, format: 'xlsx' })}
        note="没有列进清单的事项不能抽查"
        empty={<NoItems />}
        fill
      />
    </>
  )
}

function ItemFilters({ state }: { state: TableState }) {
  const { data } = useQuery(itemOptionsQuery)
  const domains = data?.domains.map((name) => ({ value: name, label: name })) ?? []
  const offices = data?.offices.map(({ id, name }) => ({ value: id, label: name })) ?? []
  return (
    <TableFilters
      second={
        <nav aria-label="清单的编制" className="saved-filters">
          <Link to="/items/list">补充、汇总和公布</Link>
          <Link to="/items/gaps">清单对照</Link>
          <Link to="/items/laws">依据变化</Link>
          <Link to="/items/duties">清单外检查职责</Link>
        </nav>
      }
    >
      <SearchFilter state={state} placeholder="事项名称、编号、依据或权责编码" />
      <SelectFilter state={state} name="category" label="类别" options={CATEGORIES} />
      {domains.length > 0 && <SelectFilter state={state} name="domain" label="业务领域" options={domains} />}
      <SelectFilter state={state} name="checkType" label="检查类型" options={optionsOf(CHECK_TYPES)} />
      <SelectFilter state={state} name="owner" label="责任科室" options={offices} />
      <SelectFilter state={state} name="source" label="来源" options={optionsOf(ITEM_SOURCES)} />
      <SelectFilter state={state} name="flag" label="要核对的" all="不限" options={optionsOf(ITEM_FLAGS)} />
    </TableFilters>
  )
}

/** Size of the list and how much of it is checked at random (S3-04). */
function SizeWords({ items }: { items: readonly Item[] | undefined }) {
  const { data: share } = useQuery(randomShareQuery)
  if (!items) return null
  const random = share && share.total > 0 ? `，其中 ${formatCount(share.random)} 项随机抽查` : ''
  return (
    <>
      {formatCount(items.length)} 项{random}
    </>
  )
}

/** The list is short and here whole, so it is searched, sorted and paged here; the export filters by the same rule. */
function pageOf(items: readonly Item[], { filters, sort, page }: TableState) {
  const started = performance.now()
  const filter = ItemExportQuerySchema.parse(filters)
  const rows = items.filter((item) => matchesItem(item, filter))
  const field = sort.replace(/^-/, '')
  const sorted = isSortable(field) ? rows.toSorted((a, b) => compare(a[field], b[field])) : rows
  const ordered = sort.startsWith('-') ? sorted.toReversed() : sorted
  const first = (page - 1) * PAGE_SIZE
  const tookMs = Math.ceil(performance.now() - started)
  return { rows: ordered.slice(first, first + PAGE_SIZE), total: rows.length, tookMs }
}

function isSortable(field: string): field is 'name' | 'code' | 'targetCount' | 'lastUsedOn' {
  return ['name', 'code', 'targetCount', 'lastUsedOn'].includes(field)
}

function compare(a: string | number | null, b: string | number | null): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a ?? '').localeCompare(String(b ?? ''), 'zh')
}

function NoItems() {
  const isKeeper = useIsKeeper()
  return (
    <EmptyState
      title="清单里还没有抽查事项"
      actions={
        isKeeper && (
          <>
            <ButtonLink type="primary" to="/items/import">
              导入公布的清单
            </ButtonLink>
            <ButtonLink to="/items/new">逐项新增</ButtonLink>
          </>
        )
      }
    >
      检查对象要归到事项下面，抽查任务按事项来办。公布过的清单可以直接导入
    </EmptyState>
  )
}
