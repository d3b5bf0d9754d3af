import type { Import } from '@sunlot/contract'
import { FailureNote } from '../../../api/failure-note.tsx'
import { useDiscard } from './imports.queries.ts'

/** Gives the sheet up; nothing of it has ever stood in the directory. */
export function DiscardImport({ one, onDone }: { one: Import; onDone: () => void }) {
  const discard = useDiscard(one.id, onDone)
  return (
    <div className="import-discard">
      <button type="button" className="link-button quiet" disabled={discard.isPending} onClick={() => discard.mutate()}>
        放弃这份表格
      </button>
      <FailureNote error={discard.error} what="没有放弃" />
    </div>
  )
}
