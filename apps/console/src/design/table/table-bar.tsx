import { formatCount, formatSeconds } from '@sunlot/contract'
import type { ReactNode } from 'react'
import { countSelected, NOTHING_SELECTED, type Selection } from './selection.ts'

type TableBarProps = {
  /** Undefined until the server has counted. */
  total: number | undefined
  tookMs: number
  unit: string
  isFiltered: boolean
  /** Export link and 列设置, at the right. */
  tools: ReactNode
  selection?: Selection
  onSelect?: (selection: Selection) => void
  /** Batch verbs, shown only while something is selected. */
  batchActions?: ReactNode
}

/** The line above a table: what matches and how long it took; with a selection, its number and the batch verbs. */
export function TableBar(props: TableBarProps) {
  const { total = 0, tookMs, unit, isFiltered, tools, selection = NOTHING_SELECTED, onSelect, batchActions } = props
  const selected = countSelected(selection, total)
  return (
    <div className={selected > 0 ? 'table-bar table-bar-selected' : 'table-bar'}>
      {selected > 0 && (
        <>
          <b aria-live="polite">
            已选 {formatCount(selected)} {unit}
          </b>
          {selection.kind === 'rows' && selected < total && (
            <button type="button" className="link-button" onClick={() => onSelect?.({ kind: 'all' })}>
              选中全部 {formatCount(total)} {unit}
            </button>
          )}
          <span className="table-bar-divider" />
          {batchActions}
          <button type="button" className="link-button quiet" onClick={() => onSelect?.(NOTHING_SELECTED)}>
            取消选择
          </button>
        </>
      )}
      <span className="table-bar-count">
        {props.total !== undefined && (
          <>
            {isFiltered ? '符合条件 ' : '共 '}
            <b>{formatCount(total)}</b> {unit}，用时 {formatSeconds(tookMs)}
          </>
        )}
      </span>
      {tools}
    </div>
  )
}
