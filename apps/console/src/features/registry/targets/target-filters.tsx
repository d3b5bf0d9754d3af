import {
  formatCount,
  RISK_CLASSES,
  type RiskClass,
  TARGET_KINDS,
  TARGET_STATUSES,
  type TargetFacets,
} from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { RiskLetter } from '../../../design/risk-letter.tsx'
import { CheckFilter, SearchFilter, SelectFilter, TableFilters } from '../../../design/table/table-filters.tsx'
import type { TableState } from '../../../design/table/table-state.ts'
import { itemsQuery } from '../registry.queries.ts'
import { SavedFilters } from './saved-filters.tsx'
import { officesQuery, poolsQuery, tagsQuery } from './targets.queries.ts'

export const TARGET_FILTERS = [
  'q',
  'region',
  'kind',
  'item',
  'permit',
  'drawn',
  'status',
  'risk',
  'pool',
  'tag',
  'office',
  'state',
] as const

const KINDS = Object.entries(TARGET_KINDS).map(([value, label]) => ({ value, label }))
const STATUSES = Object.entries(TARGET_STATUSES).map(([value, label]) => ({ value, label }))
const PERMITS = [
  { value: 'valid', label: '有效' },
  { value: 'expiring', label: '30 日内到期' },
  { value: 'expired', label: '已过期' },
  { value: 'none', label: '没有许可证' },
]
const DRAWN = [
  { value: 'notThisYear', label: '今年未查' },
  { value: 'thisYear', label: '今年查过' },
  { value: 'never', label: '从未查过' },
  { value: 'atCap', label: '已达年度上限' },
]
const STATES = [
  { value: 'missing', label: '主要信息没填全' },
  { value: 'planned', label: '已定好日后变更' },
]
/** Behind 更多条件. */
const MORE = ['status', 'pool', 'tag', 'office', 'state'] as const

/** Filters of the directory; below them the risk classes with their counts and the saved filters. */
export function TargetFilters({ state, facets }: { state: TableState; facets: TargetFacets | undefined }) {
  const items = useQuery(itemsQuery)
  const isSet = MORE.some((name) => (state.filters[name] ?? '') !== '')
  const [isOpen, setIsOpen] = useState(isSet)
  const regions = facets?.regions.filter(({ name }) => name !== '') ?? []
  return (
    <TableFilters
      second={
        <>
          <CheckFilter state={state} name="risk" label="风险类别" options={riskOptions(facets)} />
          <SavedFilters names={TARGET_FILTERS} filters={state.filters} />
        </>
      }
    >
      <SearchFilter state={state} placeholder="名称、统一社会信用代码或许可证号" />
      <SelectFilter
        state={state}
        name="region"
        label="地区"
        options={regions.map(({ name, count }) => ({ value: name, label: `${name} ${formatCount(count)}` }))}
      />
      <SelectFilter state={state} name="kind" label="对象类别" options={KINDS} />
      <SelectFilter
        state={state}
        name="item"
        label="抽查事项"
        options={items.data?.map(({ id, name }) => ({ value: id, label: name })) ?? []}
      />
      <SelectFilter state={state} name="permit" label="许可证" options={PERMITS} />
      <SelectFilter state={state} name="drawn" label="今年检查" all="不限" options={DRAWN} />
      <Button aria-expanded={isOpen || isSet} disabled={isSet} onClick={() => setIsOpen(!isOpen)}>
        更多条件
      </Button>
      {(isOpen || isSet) && <MoreFilters state={state} />}
    </TableFilters>
  )
}

function MoreFilters({ state }: { state: TableState }) {
  const pools = useQuery(poolsQuery).data ?? []
  const tags = useQuery(tagsQuery).data ?? []
  const offices = useQuery(officesQuery).data ?? []
  return (
    <>
      <SelectFilter state={state} name="status" label="状态" all="在库" options={STATUSES} />
      <SelectFilter state={state} name="pool" label="专项库" options={named(pools)} />
      <SelectFilter state={state} name="tag" label="标签" options={named(tags)} />
      <SelectFilter state={state} name="office" label="维护科室" options={named(offices)} />
      <SelectFilter state={state} name="state" label="档案" all="不限" options={STATES} />
    </>
  )
}

function named(rows: readonly { readonly id: string; readonly name: string }[]) {
  return rows.map(({ id, name }) => ({ value: id, label: name }))
}

function riskOptions(facets: TargetFacets | undefined) {
  const counted = (key: string) => (facets ? { count: formatCount(facets.risk[key] ?? 0) } : {})
  const classes = (Object.keys(RISK_CLASSES) as RiskClass[]).map((risk) => ({
    value: risk as string,
    label: <RiskLetter risk={risk} withWord />,
    ...counted(risk),
  }))
  return facets?.risk['-'] ? [...classes, { value: '-', label: <>未分类</>, ...counted('-') }] : classes
}
