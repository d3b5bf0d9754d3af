import { ITEM_COLUMNS, type ItemColumnKey, type ItemImport, type ItemMapping } from '@sunlot/contract'
import { Select } from 'antd'
import { Panel } from '../../../design/panel.tsx'

const OPTIONS = [
  { value: '', label: '只留在备注里' },
  ...Object.entries(ITEM_COLUMNS).map(([value, label]) => ({ value, label })),
]

type MapItemColumnsProps = { columns: ItemImport['columns']; onMap: (mapping: ItemMapping) => void }

/** 对应各列: what each column was read as; a change reads the sheet again. */
export function MapItemColumns({ columns, onMap }: MapItemColumnsProps) {
  function assign(letter: string, field: ItemColumnKey | null): void {
    // A field is read from one column; choosing it here frees the column that had it.
    const others = columns.map((column) => [column.letter, column.field === field ? null : column.field] as const)
    onMap({ ...Object.fromEntries(others), [letter]: field })
  }
  return (
    <Panel title="对应各列" note="认错的在这里改；改了就重新读，下面改过的内容不保留" flush>
      <div className="draft-scroll">
        <table className="plain-table">
          <caption className="visually-hidden">表里的列和清单的项目</caption>
          <thead>
            <tr>
              {columns.map(({ letter, heading }) => (
                <th key={letter} scope="col">
                  {letter}　{heading || '（空）'}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              {columns.map(({ letter, field }) => (
                <td key={letter}>
                  <Select<string>
                    size="small"
                    aria-label={`第 ${letter} 列导入为`}
                    value={field ?? ''}
                    options={OPTIONS}
                    popupMatchSelectWidth={false}
                    onChange={(value) => assign(letter, value === '' ? null : (value as ItemColumnKey))}
                  />
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    </Panel>
  )
}
