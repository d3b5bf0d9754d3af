import { DUPLICATE_GROUNDS, type Duplicate, formatDate } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { FailureNote } from '../../../api/failure-note.tsx'
import { EmptyState } from '../../../design/notes.tsx'
import { PageHead } from '../../../design/page-head.tsx'
import { PageTabs } from '../../../design/page-tabs.tsx'
import { DataTable } from '../../../design/table/data-table.tsx'
import type { DataColumn } from '../../../design/table/columns.tsx'
import { SelectFilter, TableFilters } from '../../../design/table/table-filters.tsx'
import { useTableState } from '../../../design/table/table-state.ts'
import { useIsKeeper } from '../keepers.tsx'
import { MergeDrawer } from './merge-drawer.tsx'
import { TARGET_TABS } from './target-tabs.ts'
import { duplicatesQuery } from './targets.queries.ts'
import '../registry.css'

const FILTERS = ['ground'] as const
const GROUNDS = Object.entries(DUPLICATE_GROUNDS).map(([value, label]) => ({ value, label }))

/** 重复与合并: entries that may be one and the same; a person decides, the system merges nothing by itself. */
export function DuplicatesPage() {
  const state = useTableState(FILTERS)
  const isKeeper = useIsKeeper()
  const { data, error, isPlaceholderData } = useQuery(duplicatesQuery({ ...state.query }))
  const [opened, setOpened] = useState<Duplicate>()
  return (
    <>
      <PageHead title="重复与合并" note="可能是同一户的档案，由人核对后合并" />
      <PageTabs label="检查对象名录库" tabs={TARGET_TABS} />
      <FailureNote error={error} what="查重结果没有打开" />
      <TableFilters>
        <SelectFilter state={state} name="ground" label="依据" options={GROUNDS} />
      </TableFilters>
      <DataTable
        label="可能重复的档案"
        unit="对"
        columns={columns(isKeeper ? setOpened : undefined)}
        rowKey={({ ground, a, b }) => `${ground}${a.id}${b.id}`}
        state={state}
        page={data}
        loading={isPlaceholderData}
        empty={<EmptyState title="没有发现可能重复的档案">按名称、许可证编号、法定代表人和地址核对过</EmptyState>}
      />
      {opened && <MergeDrawer pair={opened} onClose={() => setOpened(undefined)} />}
    </>
  )
}

function columns(onMerge: ((pair: Duplicate) => void) | undefined): readonly DataColumn<Duplicate>[] {
  return [
    { key: 'a', title: '一个档案', render: ({ a }) => <Side side={a} /> },
    { key: 'b', title: '另一个档案', width: 340, render: ({ b }) => <Side side={b} /> },
    { key: 'ground', title: '依据', width: 170, render: ({ ground }) => DUPLICATE_GROUNDS[ground] },
    { key: 'value', title: '相同的内容', width: 220, render: ({ value }) => value },
    {
      key: 'merge',
      title: '办理',
      width: 90,
      render: (pair) =>
        onMerge ? (
          <Button size="small" onClick={() => onMerge(pair)}>
            核对合并
          </Button>
        ) : (
          '—'
        ),
    },
  ]
}

function Side({ side: { id, name, code, addedOn } }: { side: Duplicate['a'] }) {
  return (
    <>
      <Link to={`/targets/${id}`}>{name}</Link> <span className="note">{`${code}，${formatDate(addedOn)}入库`}</span>
    </>
  )
}
