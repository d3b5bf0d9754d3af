import type { Import, ImportFix } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Pagination } from 'antd'
import { useState } from 'react'
import { FailureNote } from '../../../api/failure-note.tsx'
import { Bar } from '../../../design/bar.tsx'
import { ErrorNote } from '../../../design/notes.tsx'
import { CheckCounts } from './check-counts.tsx'
import { CheckFoot } from './check-foot.tsx'
import { DiscardImport } from './discard-import.tsx'
import { ErrorKinds } from './error-kinds.tsx'
import { FixKind } from './fix-kind.tsx'
import { ImportProgress } from './import-progress.tsx'
import { importRowsQuery, useImportStep } from './imports.queries.ts'
import { Sheet } from './sheet.tsx'
import './imports.css'
import './check-step.css'

const ROWS_SHOWN = 200

type CheckStepProps = { one: Import; onConfirm: () => void; onDiscarded: () => void }

/** Third step, the dry run: counts, kinds of error, and the sheet itself with the errors in their cells. */
export function CheckStep({ one, onConfirm, onDiscarded }: CheckStepProps) {
  const [chosen, setChosen] = useState<string>()
  const [page, setPage] = useState(1)
  const show = chosen ?? (one.counts.errorRows > 0 ? 'errors' : 'all')
  const isReading = one.status === 'reading'
  const rows = useQuery({
    ...importRowsQuery(one.id, { show, page, size: ROWS_SHOWN }),
    enabled: !isReading,
  })
  const step = useImportStep(one.id)
  const fix = (change: ImportFix) => step.mutate({ method: 'POST', path: '/fix', body: change })

  function choose(next: string): void {
    setChosen(next)
    setPage(1)
  }
  if (isReading && !rows.data) return <ImportProgress {...one} />
  return (
    <>
      <CheckCounts {...one} />
      <div className="import-columns">
        <nav className="import-kinds" aria-label="按错误查看">
          <ErrorKinds one={one} show={show} onShow={choose} />
          <FixKind one={one} page={rows.data} busy={isReading || step.isPending} onFix={fix} />
          <DiscardImport one={one} onDone={onDiscarded} />
        </nav>
        <div className="import-sheet">
          {one.failure && <ErrorNote title="没有导入">{one.failure.text}</ErrorNote>}
          <FailureNote error={step.error ?? rows.error} what="没有改成" />
          <Rechecking one={one} isReading={isReading || step.isPending} />
          {rows.data && (
            <Sheet
              one={one}
              rows={rows.data.rows}
              busy={isReading || step.isPending}
              onFix={fix}
              {...(show === 'all' ? {} : { onShowAll: () => choose('all') })}
            />
          )}
          {rows.data && rows.data.total > ROWS_SHOWN && (
            <Pagination
              size="small"
              current={page}
              pageSize={ROWS_SHOWN}
              total={rows.data.total}
              showSizeChanger={false}
              onChange={setPage}
            />
          )}
        </div>
      </div>
      <CheckFoot
        one={one}
        busy={isReading || step.isPending}
        onExclude={() => step.mutate({ method: 'POST', path: '/exclude' }, { onSuccess: () => choose('all') })}
        onConfirm={onConfirm}
      />
    </>
  )
}

/** A fix is followed by a new dry run; the sheet stays readable meanwhile. */
function Rechecking({ one: { progress }, isReading }: { one: Import; isReading: boolean }) {
  return (
    <output className="rechecking">
      {isReading && (
        <>
          <span className="note">正在重新核对</span>
          {progress.total > 0 && <Bar value={progress.done / progress.total} label="核对进度" />}
        </>
      )}
    </output>
  )
}
