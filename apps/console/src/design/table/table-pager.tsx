import { formatCount } from '@sunlot/contract'
import { Pagination } from 'antd'
import type { ReactNode } from 'react'
import { PAGE_SIZE, type TableState } from './table-state.ts'

type TablePagerProps = {
  state: TableState
  total: number
  /** Said after the range, e.g. where the risk classes come from. */
  note?: ReactNode
}

/** `第 1–50 条，共 12,486 条`, page numbers and the jump to a page. */
export function TablePager({ state, total, note }: TablePagerProps) {
  const first = (state.page - 1) * PAGE_SIZE + 1
  const last = Math.min(total, state.page * PAGE_SIZE)
  return (
    <div className="table-pager">
      <span className="note">
        {total > 0 && `第 ${formatCount(first)}–${formatCount(last)} 条，共 ${formatCount(total)} 条`}
        {total > 0 && note && '。'}
        {note}
      </span>
      {total > PAGE_SIZE && (
        <Pagination
          size="small"
          current={state.page}
          pageSize={PAGE_SIZE}
          total={total}
          showSizeChanger={false}
          showQuickJumper
          onChange={state.setPage}
        />
      )}
    </div>
  )
}
