import { Table } from 'antd'
import { type ReactNode, useMemo, useRef } from 'react'
import { EmptyState } from '../notes.tsx'
import { ColumnSettings, useShownColumns } from './column-settings.tsx'
import { type DataColumn, toAntdColumns, widthOf } from './columns.tsx'
import { useCutCells } from './cut-cells.ts'
import { countSelected, NOTHING_SELECTED, type Selection } from './selection.ts'
import { TableBar } from './table-bar.tsx'
import { TablePager } from './table-pager.tsx'
import type { TableState } from './table-state.ts'
import './data-table.css'

export interface DataPage<Row> {
  readonly rows: readonly Row[]
  readonly total: number
  readonly tookMs: number
}

type DataTableProps<Row> = {
  /** What the table lists, for screen readers. */
  label: string
  columns: readonly DataColumn<Row>[]
  rowKey: (row: Row) => string
  state: TableState
  /** The page to show; while another is loading, the one before. */
  page: DataPage<Row> | undefined
  loading?: boolean
  /** Counting word of the rows: 个, 名, 条. */
  unit?: string
  /** Shown when the list itself is empty, i.e. without any filter. */
  empty: ReactNode
  selection?: Selection
  onSelect?: (selection: Selection) => void
  batchActions?: ReactNode
  /** Downloads what is filtered. */
  exportUrl?: string
  /** Cells of the totals row by column key. */
  totals?: Readonly<Record<string, ReactNode>>
  note?: ReactNode
  /** Fills the window and scrolls inside; for pages that are one list. */
  fill?: boolean
}

/** A list from the server: 50 a page, with sort, filters, page and columns in the address. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, columns, rowKey, state, page, loading = false, unit = '条', empty, selection, onSelect } = props
  const scroller = useRef<HTMLDivElement>(null)
  const { shown, setShown } = useShownColumns(columns)
  const antdColumns = useMemo(() => toAntdColumns(shown, state.sort), [shown, state.sort])
  useCutCells(scroller)

  // What is selected has an export of its own.
  const hasSelection = selection !== undefined && countSelected(selection, page?.total ?? 0) > 0
  if (page && page.total === 0 && !state.isFiltered) return empty
  return (
    <section
      className={props.fill ? 'data-table data-table-fill' : 'data-table'}
      aria-label={label}
      aria-busy={loading}
    >
      <TableBar
        total={page?.total}
        tookMs={page?.tookMs ?? 0}
        unit={unit}
        isFiltered={state.isFiltered}
        batchActions={props.batchActions}
        {...(selection ? { selection } : {})}
        {...(onSelect ? { onSelect } : {})}
        tools={
          <>
            {props.exportUrl && !hasSelection && (
              <a href={props.exportUrl} download>
                导出
              </a>
            )}
            <ColumnSettings columns={columns} shown={shown} onChange={setShown} />
          </>
        }
      />
      <div className="data-table-scroll" ref={scroller}>
        <Table<Row>
          size="small"
          tableLayout="fixed"
          style={{ minWidth: widthOf(shown) }}
          columns={antdColumns}
          dataSource={page?.rows ?? []}
          rowKey={rowKey}
          pagination={false}
          {...(onSelect
            ? { rowSelection: toRowSelection(selection, onSelect, { rows: page?.rows ?? [], rowKey }) }
            : {})}
          {...(props.totals ? { summary: totalsOf(shown, props.totals, onSelect !== undefined) } : {})}
          onChange={(_pager, _filters, sorter) => state.setSort(sortOf(sorter))}
          locale={{
            emptyText: page ? <EmptyState title="没有符合条件的记录">放宽或清除上面的条件再找</EmptyState> : ' ',
          }}
        />
      </div>
      <TablePager state={state} total={page?.total ?? 0} note={props.note} />
    </section>
  )
}

function toRowSelection<Row>(
  selection: Selection = NOTHING_SELECTED,
  onSelect: (selection: Selection) => void,
  { rows, rowKey }: { rows: readonly Row[]; rowKey: (row: Row) => string },
) {
  return {
    columnWidth: 44,
    // The component's own labels are English.
    getTitleCheckboxProps: () => ({ 'aria-label': '选中本页全部' }),
    getCheckboxProps: (row: Row) => ({ 'aria-label': `选中第 ${rows.indexOf(row) + 1} 行` }),
    preserveSelectedRowKeys: true,
    selectedRowKeys: selection.kind === 'all' ? rows.map(rowKey) : [...selection.ids],
    onChange: (keys: readonly (string | number | bigint)[]) => onSelect({ kind: 'rows', ids: keys.map(String) }),
  }
}

function totalsOf<Row>(
  columns: readonly DataColumn<Row>[],
  totals: Readonly<Record<string, ReactNode>>,
  hasBoxes: boolean,
) {
  return () => (
    <Table.Summary.Row className="totals-row">
      {hasBoxes && <Table.Summary.Cell index={0} />}
      {columns.map((column, index) => (
        <Table.Summary.Cell key={column.key} index={index} align={column.align ?? 'left'}>
          {totals[column.key]}
        </Table.Summary.Cell>
      ))}
    </Table.Summary.Row>
  )
}

type Sorter = { columnKey?: unknown; order?: 'ascend' | 'descend' | null }

function sortOf(sorter: Sorter | Sorter[]): string {
  const { columnKey, order } = Array.isArray(sorter) ? (sorter[0] ?? {}) : sorter
  if (!order) return ''
  return order === 'descend' ? `-${String(columnKey)}` : String(columnKey)
}
