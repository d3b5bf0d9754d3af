import { formatCount, type Import } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { BusyState } from '../../../design/notes.tsx'
import { importQuery } from './imports.queries.ts'

/** Long work on a sheet: how far, how long still, and that it may be left. */
export function ImportProgress({ id, status, progress: { done, total } }: Pick<Import, 'id' | 'status' | 'progress'>) {
  const { dataUpdatedAt } = useQuery(importQuery(id))
  // The pace is measured from when this page first saw the work.
  const [first] = useState({ at: dataUpdatedAt, done })
  const pace = (done - first.done) / (dataUpdatedAt - first.at)
  const left = pace > 0 && total > done ? `约还要 ${Math.ceil((total - done) / pace / 1000)} 秒。` : ''
  const verb = status === 'committing' ? '正在导入' : '正在核对'
  const known = total > 0 ? ` ${formatCount(total)} 行` : done > 0 ? `，已核对 ${formatCount(done)} 行` : ''
  return (
    <BusyState title={`${verb}${known}`} done={done} total={total}>
      {left}可以关闭或离开本页，回来点“导入”接着看
    </BusyState>
  )
}
