import { DoneNote } from '../../design/notes.tsx'
import type { StatusOutcome } from './status-drawer.tsx'

/** What became of a batch: how many were changed, and why the others were not. */
export function StatusOutcomeNote({ outcome, onClose }: { outcome: StatusOutcome; onClose: () => void }) {
  const { changed, refused } = outcome
  return (
    <div className="page-note-box">
      <DoneNote
        title={`已变更 ${changed} 个${refused.length > 0 ? `，${refused.length} 个没有变更` : ''}`}
        actions={
          <button type="button" className="link-button" onClick={onClose}>
            知道了
          </button>
        }
      >
        {refused.length > 0 ? (
          <ul>
            {refused.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        ) : (
          '每一个的理由都记入变更历史，下一次封存名单时起作用'
        )}
      </DoneNote>
    </div>
  )
}
