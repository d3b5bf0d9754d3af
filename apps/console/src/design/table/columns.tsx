import type { TableColumnType } from 'antd'
import type { ReactNode } from 'react'

export interface DataColumn<Row> {
  /** Also the field name in the address when the column sorts. */
  readonly key: string
  readonly title: string
  /** Width in px; the one column without it takes the rest. */
  readonly width?: number
  /** Numbers right, text left, marks in the middle. */
  readonly align?: 'left' | 'right' | 'center'
  readonly sortable?: boolean
  /** Not shown until the reader asks for it in 列设置. */
  readonly optional?: boolean
  /** Shown by itself only where the window is wide; on narrow ones in 列设置. */
  readonly wide?: boolean
  readonly render: (row: Row, index: number) => ReactNode
}

/** Room the one column without a width gets before the table scrolls sideways. */
const FREE_COLUMN_WIDTH = 200

/** Our columns as antd's, with the sort of the address on them. */
export function toAntdColumns<Row>(columns: readonly DataColumn<Row>[], sort: string): TableColumnType<Row>[] {
  return columns.map((column) => ({
    key: column.key,
    title: column.title,
    align: column.align ?? 'left',
    ...(column.width === undefined ? {} : { width: column.width }),
    ...(column.sortable ? { sorter: true, sortOrder: orderOf(sort, column.key), showSorterTooltip: false } : {}),
    render: (_: unknown, row: Row, index: number) => (
      <div className="cell" data-cut="">
        {column.render(row, index)}
      </div>
    ),
  }))
}

/** Least width of the table in px. */
export function widthOf<Row>(columns: readonly DataColumn<Row>[]): number {
  return columns.reduce((sum, column) => sum + (column.width ?? FREE_COLUMN_WIDTH), 0)
}

function orderOf(sort: string, key: string): 'ascend' | 'descend' | null {
  if (sort === key) return 'ascend'
  return sort === `-${key}` ? 'descend' : null
}
