import {
  formatCount,
  TARGET_BATCHES,
  type TargetBatch,
  type TargetBatchResult,
  TargetSelectionSchema,
} from '@sunlot/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { apiUrl, type Query } from '../../../api/client.ts'
import { FailureNote } from '../../../api/failure-note.tsx'
import { countSelected, type Selection } from '../../../design/table/selection.ts'
import { PoolDrawer, ResumeDrawer, SuspendDrawer, TagDrawer } from './target-batch-drawers.tsx'
import { useTargetBatch } from './targets.queries.ts'

type TargetBatchProps = {
  selection: Selection
  /** Filters of the list, for a selection that means everything under them. */
  filters: Query
  total: number
  onDone: (result: TargetBatchResult) => void
}

const DRAWERS = { addTag: TagDrawer, addToPool: PoolDrawer, suspend: SuspendDrawer, resume: ResumeDrawer } as const
const VERBS = Object.keys(DRAWERS) as (keyof typeof DRAWERS)[]

/** What can be done to the selection at once: one event, whole or not at all. */
export function TargetBatchVerbs({ selection, filters, total, onDone }: TargetBatchProps) {
  const [opened, setOpened] = useState<keyof typeof DRAWERS>()
  const { batch, progress } = useTargetBatch((result) => {
    setOpened(undefined)
    onDone(result)
  })
  const count = formatCount(countSelected(selection, total))
  const run = (what: TargetBatch['do']) => batch.mutate({ selection: selectionOf(selection, filters), do: what })
  const Drawer = opened && DRAWERS[opened]
  return (
    <>
      {VERBS.map((verb) => (
        <Button key={verb} size="small" disabled={batch.isPending} onClick={() => setOpened(verb)}>
          {TARGET_BATCHES[verb]}
        </Button>
      ))}
      <Button size="small" disabled={batch.isPending} onClick={() => run({ action: 'checkPermits' })}>
        {TARGET_BATCHES.checkPermits}
      </Button>
      {selection.kind === 'rows' && selection.ids.length <= 200 && (
        <Button
          size="small"
          href={apiUrl('/targets/export', { ids: selection.ids.join(','), format: 'xlsx' })}
          download
        >
          导出
        </Button>
      )}
      {batch.isPending && (
        <output className="note">
          正在办理 {progress?.selected ? `${formatCount(progress.done)} / ${formatCount(progress.selected)}` : count}{' '}
          个，可以离开本页
        </output>
      )}
      {!opened && <FailureNote error={batch.error} what="没有办理" />}
      {Drawer && (
        <Drawer
          count={count}
          saving={batch.isPending}
          failure={<FailureNote error={batch.error} what="没有办理" />}
          onSave={run}
          onClose={() => setOpened(undefined)}
        />
      )}
    </>
  )
}

function selectionOf(selection: Selection, filters: Query): TargetBatch['selection'] {
  if (selection.kind === 'rows') return { ids: [...selection.ids] }
  const set = Object.entries(filters).filter(([, value]) => value !== '' && value !== undefined)
  return TargetSelectionSchema.parse({ query: Object.fromEntries(set) })
}
