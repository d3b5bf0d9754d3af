import { formatCount, type Import } from '@sunlot/contract'
import { useState } from 'react'
import { BusyState } from '../../../design/notes.tsx'
import { useImport } from './imports.queries.ts'

/** Long work on a sheet: how far, how long still, and that it may be left. */
export function ImportProgress({ id, status, progress: { done, total } }: Import) {
  const { dataUpdatedAt } = useImport(id)
  // The pace is measured from when this page first saw the work.
  const [first] = useState({ at: dataUpdatedAt, done })
  const pace = (done - first.done) / (dataUpdatedAt - first.at)
  const left = pace > 0 && total > done ? `约还要 ${Math.ceil((total - done) / pace / 1000)} 秒。` : ''
  const verb = status === 'committing' ? '正在导入' : '正在核对'
  const known = total > 0 ? ` ${formatCount(total)} 行` : done > 0 ? `，已看 ${formatCount(done)} 行` : ''
  return (
    <div className="import-scroll">
      <BusyState title={`${verb}${known}`} done={done} total={total}>
        {left}可以离开本页，回来点“导入”接着办
      </BusyState>
    </div>
  )
}
