import { Checkbox, Popover } from 'antd'
import { useSyncExternalStore } from 'react'
import { useSearchParams } from 'react-router'
import type { DataColumn } from './columns.tsx'

const wideWindow = window.matchMedia('(min-width: 1400px)')

function onWidthChange(listener: () => void): () => void {
  wideWindow.addEventListener('change', listener)
  return () => wideWindow.removeEventListener('change', listener)
}

/** The columns shown: all but the optional ones, or those the address names in `cols`. */
export function useShownColumns<Row>(columns: readonly DataColumn<Row>[]) {
  const [params, setParams] = useSearchParams()
  const named = params.get('cols')?.split(',')
  const isWide = useSyncExternalStore(onWidthChange, () => wideWindow.matches)
  const shown = columns.filter((column) =>
    named ? named.includes(column.key) : !column.optional && (isWide || !column.wide),
  )

  function setShown(keys: readonly string[]): void {
    setParams(
      (before) => {
        const after = new URLSearchParams(before)
        after.set(
          'cols',
          columns
            .filter((column) => keys.includes(column.key))
            .map(({ key }) => key)
            .join(','),
        )
        return after
      },
      { replace: true, flushSync: true },
    )
  }
  return { shown, setShown }
}

type ColumnSettingsProps<Row> = {
  columns: readonly DataColumn<Row>[]
  shown: readonly DataColumn<Row>[]
  onChange: (keys: readonly string[]) => void
}

/** 列设置: a box a column; the first column, the name, always stays. */
export function ColumnSettings<Row>({ columns, shown, onChange }: ColumnSettingsProps<Row>) {
  const [name, ...others] = columns
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <Checkbox.Group
          className="column-boxes"
          value={shown.map((column) => column.key)}
          options={others.map((column) => ({ value: column.key, label: column.title }))}
          onChange={(keys) => onChange([name?.key ?? '', ...keys])}
        />
      }
    >
      <button type="button" className="link-button">
        列设置
      </button>
    </Popover>
  )
}
