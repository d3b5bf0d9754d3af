import { formatCount, ITEM_CATEGORIES, type Item } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { FailureNote } from '../../../api/failure-note.tsx'
import { EmptyState } from '../../../design/notes.tsx'
import { PageHead } from '../../../design/page-head.tsx'
import { SearchFilter, SelectFilter, TableFilters } from '../../../design/table/table-filters.tsx'
import { useTableState } from '../../../design/table/table-state.ts'
import { KeeperButtons, useIsKeeper } from '../keepers.tsx'
import { itemsQuery } from '../registry.queries.ts'
import { ItemDrawer } from './item-drawer.tsx'
import { ItemsTable } from './items-table.tsx'

const FILTERS = ['q', 'category'] as const
const CATEGORIES = Object.entries(ITEM_CATEGORIES).map(([value, label]) => ({ value, label }))

/** 抽查事项清单: what may be checked, and on which legal basis (S0-06, S1-08). */
export function ItemsPage() {
  const state = useTableState(FILTERS)
  const { data, error } = useQuery(itemsQuery)
  const [edited, setEdited] = useState<Item | 'new'>()
  const add = () => setEdited('new')
  const shown = data?.filter((item) => matches(item, state.filters))
  return (
    <>
      <PageHead
        title="抽查事项清单"
        note={data && `${formatCount(data.length)} 项，没有列进清单的事项不能抽查`}
        actions={<KeeperButtons solid verbs={[{ label: '新增事项', onPress: add }]} />}
      />
      <TableFilters>
        <SearchFilter state={state} placeholder="事项名称、编号或依据" />
        <SelectFilter state={state} name="category" label="类别" options={CATEGORIES} />
      </TableFilters>
      <FailureNote error={error} what="清单没有打开" />
      {data?.length === 0 && <NoItems onAdd={add} />}
      {data && data.length > 0 && shown && <ItemsTable items={shown} onEdit={setEdited} />}
      {edited && <ItemDrawer onClose={() => setEdited(undefined)} {...(edited === 'new' ? {} : { item: edited })} />}
    </>
  )
}

function NoItems({ onAdd }: { onAdd: () => void }) {
  const isKeeper = useIsKeeper()
  return (
    <EmptyState
      title="清单里还没有抽查事项"
      actions={
        <Button type="primary" disabled={!isKeeper} onClick={onAdd}>
          新增事项
        </Button>
      }
    >
      检查对象要归到事项下面，抽查任务按事项来办。先照本单位公布的清单逐项录入
    </EmptyState>
  )
}

/** The list is short and here whole, so it is searched here. */
function matches(item: Item, { q = '', category = '' }: Readonly<Record<string, string>>): boolean {
  const text = `${item.code} ${item.name} ${item.legalBasis}`.toUpperCase()
  return text.includes(q.toUpperCase()) && (category === '' || item.category === category)
}
