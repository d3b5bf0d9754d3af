import { formatCount } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { FailureNote } from '../../../api/failure-note.tsx'
import type { Query } from '../../../api/client.ts'
import { countSelected, type Selection } from '../../../design/table/selection.ts'
import { targetsQuery } from '../registry.queries.ts'
import { StatusDrawer, type StatusOutcome } from '../status-drawer.tsx'
import { targetStatusChoices } from './target-words.ts'

/** Each change is an event with its own row in the trail, so a batch stays of a size that one person can answer for. */
const AT_MOST = 200

type BatchStatusProps = {
  selection: Selection
  /** Filters of the list, for a selection that means everything under them. */
  filters: Query
  total: number
  onDone: (outcome: StatusOutcome) => void
}

/** 变更状态 of what is selected; offered only to who keeps the directory. */
export function BatchStatus({ selection, filters, total, onDone }: BatchStatusProps) {
  const [isOpen, setIsOpen] = useState(false)
  const count = countSelected(selection, total)
  const all = useQuery({
    ...targetsQuery({ ...filters, size: AT_MOST }),
    enabled: isOpen && selection.kind === 'all',
  })
  const ids = selection.kind === 'rows' ? selection.ids : all.data?.rows.map(({ id }) => id)
  const isTooMany = count > AT_MOST
  return (
    <>
      <Button size="small" disabled={isTooMany} onClick={() => setIsOpen(true)}>
        变更状态
      </Button>
      {isTooMany && <span className="note">一次最多变更 {AT_MOST} 个，缩小条件再选</span>}
      <FailureNote error={all.error} what="没有取到选中的对象" />
      {isOpen && ids && (
        <StatusDrawer
          title={`变更 ${formatCount(ids.length)} 个对象的状态`}
          directory="targets"
          ids={ids}
          choices={targetStatusChoices()}
          onDone={(outcome) => {
            setIsOpen(false)
            onDone(outcome)
          }}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  )
}
