import type { TargetBatchResult } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { apiUrl, type Query } from '../../../api/client.ts'
import { FailureNote } from '../../../api/failure-note.tsx'
import { useToday } from '../../../api/session.ts'
import { ClauseTag } from '../../../design/clause-tag.tsx'
import { DataTable } from '../../../design/table/data-table.tsx'
import { NOTHING_SELECTED } from '../../../design/table/selection.ts'
import type { TableState } from '../../../design/table/table-state.ts'
import { useIsKeeper } from '../keepers.tsx'
import { targetsQuery } from '../registry.queries.ts'
import { BatchOutcome } from './batch-outcome.tsx'
import { NoTargets } from './no-targets.tsx'
import { TargetBatchVerbs } from './target-batch.tsx'
import { targetColumns } from './target-columns.tsx'
import { useSelection } from './use-selection.ts'

type TargetListProps = {
  state: TableState
  /** The filters as the server reads them. */
  filters: Query
  onImport: () => void
}

/** The table of the directory; whoever keeps it can select rows and act on them together. */
export function TargetList({ state, filters, onImport }: TargetListProps) {
  const today = useToday()
  const isKeeper = useIsKeeper()
  const columns = useMemo(() => targetColumns(today), [today])
  const [selection, setSelection] = useSelection(filters)
  const [outcome, setOutcome] = useState<TargetBatchResult>()
  const { data, error, isPlaceholderData } = useQuery(targetsQuery({ ...state.query, ...filters }))

  function finishBatch(done: TargetBatchResult): void {
    setOutcome(done)
    setSelection(NOTHING_SELECTED)
  }
  if (error && !data) return <FailureNote error={error} what="名录没有打开" />
  return (
    <>
      <FailureNote error={error} what="名录没有更新" />
      {outcome && <BatchOutcome result={outcome} onClose={() => setOutcome(undefined)} />}
      <DataTable
        label="检查对象"
        unit="个"
        columns={columns}
        rowKey={(target) => target.id}
        state={state}
        page={data}
        loading={isPlaceholderData}
        {...(isKeeper && { selection, onSelect: setSelection })}
        batchActions={
          <TargetBatchVerbs selection={selection} filters={filters} total={data?.total ?? 0} onDone={finishBatch} />
        }
        exportUrl={apiUrl('/targets/export', { ...filters, format: 'xlsx' })}
        note={
          <>
            风险类别：A 低、B 一般、C 较高、D 高，每月由信用平台更新 <ClauseTag id="B-05" solo />
          </>
        }
        empty={<NoTargets onImport={onImport} />}
        fill
      />
    </>
  )
}
