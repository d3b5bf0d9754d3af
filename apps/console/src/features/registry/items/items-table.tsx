import { formatCount, ITEM_CATEGORIES, type Item } from '@sunlot/contract'
import { Link } from 'react-router'
import { EmptyState } from '../../../design/notes.tsx'
import { Panel } from '../../../design/panel.tsx'
import { useIsKeeper } from '../keepers.tsx'
import '../registry.css'

type ItemsTableProps = { items: readonly Item[]; onEdit: (item: Item) => void }

/** The list of items with what stands under each. */
export function ItemsTable({ items, onEdit }: ItemsTableProps) {
  const isKeeper = useIsKeeper()
  if (items.length === 0) return <EmptyState title="没有符合条件的事项">放宽或清除上面的条件再找</EmptyState>
  return (
    <Panel flush>
      <table className="plain-table items-table">
        <caption className="visually-hidden">抽查事项</caption>
        <thead>
          <tr>
            <th scope="col">事项名称</th>
            <th scope="col">编号</th>
            <th scope="col">类别</th>
            <th scope="col">检查依据</th>
            <th scope="col">许可证</th>
            <th scope="col" className="num">
              检查对象（个）
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <td>
                {isKeeper ? (
                  <button type="button" className="link-button" onClick={() => onEdit(item)}>
                    {item.name}
                  </button>
                ) : (
                  item.name
                )}
              </td>
              <td>{item.code}</td>
              <td>{ITEM_CATEGORIES[item.category]}</td>
              <td>{item.legalBasis}</td>
              <td>{item.needsPermit ? '必须有' : '不要求'}</td>
              <td className="num">
                <Link to={`/targets?item=${item.id}`}>{formatCount(item.targetCount)}</Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
