import { formatCount, formatInstant } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { FailureNote } from '../../../api/failure-note.tsx'
import { useToday } from '../../../api/session.ts'
import { ButtonLink } from '../../../design/button-link.tsx'
import { Panel } from '../../../design/panel.tsx'
import { useIsKeeper } from '../keepers.tsx'
import { openItemImportsQuery, useDiscardItemImport } from './item-imports.queries.ts'

/** Lists that were left before they were imported, to go on with or to give up; nothing where there are none. */
export function OpenLists() {
  const isKeeper = useIsKeeper()
  const today = useToday()
  const { data = [] } = useQuery({ ...openItemImportsQuery, enabled: isKeeper })
  const discard = useDiscardItemImport(() => undefined)
  if (data.length === 0) return null
  return (
    <div className="open-lists">
      <Panel title="还没有导完的清单" note={`${formatCount(data.length)} 份，清单里一项也没有写入`} flush>
        <table className="plain-table">
          <caption className="visually-hidden">还没有导完的清单</caption>
          <thead>
            <tr>
              {['文件', '事项', '上传人', '最后改动', '办理'].map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.map(({ id, fileName, itemCount, by, at }) => (
              <tr key={id}>
                <th scope="row">{fileName}</th>
                <td>{formatCount(itemCount)} 项</td>
                <td>{by}</td>
                <td>{formatInstant(at, today)}</td>
                <td>
                  <ButtonLink size="small" to={`/items/import?list=${id}`} aria-label={`接着改 ${fileName}`}>
                    接着改
                  </ButtonLink>{' '}
                  <Button
                    size="small"
                    type="text"
                    aria-label={`放弃 ${fileName}`}
                    disabled={discard.isPending}
                    onClick={() => discard.mutate(id)}
                  >
                    放弃
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <FailureNote error={discard.error} what="没有放弃" />
      </Panel>
    </div>
  )
}
