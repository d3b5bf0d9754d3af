import {
  formatCount,
  RISK_CLASSES,
  type RiskClass,
  TARGET_KINDS,
  TARGET_STATUSES,
  type TargetFacetsSchema,
} from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { RiskLetter } from '../../../design/risk-letter.tsx'
import { CheckFilter, SearchFilter, SelectFilter, TableFilters } from '../../../design/table/table-filters.tsx'
import type { TableState } from '../../../design/table/table-state.ts'
import { itemsQuery } from '../registry.queries.ts'
import { SavedFilters } from './saved-filters.tsx'

export const TARGET_FILTERS = ['q', 'region', 'kind', 'item', 'permit', 'drawn', 'status', 'risk'] as const

const KINDS = Object.entries(TARGET_KINDS).map(([value, label]) => ({ value, label }))
const STATUSES = Object.entries(TARGET_STATUSES).map(([value, label]) => ({ value, label }))
const PERMITS = [
  { value: 'valid', label: '有效' },
  { value: 'expiring', label: '30 日内到期' },
  { value: 'expired', label: '已过期' },
  { value: 'none', label: '没有许可证' },
]
const DRAWN = [
  { value: 'notThisYear', label: '今年未抽中' },
  { value: 'thisYear', label: '今年抽中过' },
  { value: 'never', label: '从未抽中' },
]

type Facets = ReturnType<typeof TargetFacetsSchema.parse>

/** Filters of the directory; on the second line the risk classes with their counts and the saved filters. */
export function TargetFilters({ state, facets }: { state: TableState; facets: Facets | undefined }) {
  const items = useQuery(itemsQuery)
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
      <SelectFilter state={state} name="drawn" label="今年抽查" all="不限" options={DRAWN} />
      <SelectFilter state={state} name="status" label="状态" all="在库" options={STATUSES} />
    </TableFilters>
  )
}

function riskOptions(facets: Facets | undefined) {
  const counted = (key: string) => (facets ? { count: formatCount(facets.risk[key] ?? 0) } : {})
  const classes = (Object.keys(RISK_CLASSES) as RiskClass[]).map((risk) => ({
    value: risk as string,
    label: <RiskLetter risk={risk} withWord />,
    ...counted(risk),
  }))
  return facets?.risk['-'] ? [...classes, { value: '-', label: <>未分类</>, ...counted('-') }] : classes
}
