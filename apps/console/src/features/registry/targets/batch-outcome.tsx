import { formatCount, TARGET_BATCHES, type TargetBatchResult } from '@sunlot/contract'
import { DoneNote, ErrorNote } from '../../../design/notes.tsx'

/** What became of a batch. */
export function BatchOutcome({ result, onClose }: { result: TargetBatchResult; onClose: () => void }) {
  const { action, state, selected, changed, permits } = result
  const close = (
    <button type="button" className="link-button" onClick={onClose}>
      知道了
    </button>
  )
  if (state === 'failed') {
    return (
      <div className="page-note-box">
        <ErrorNote title={`${TARGET_BATCHES[action]}没有办成，一个也没有改`} actions={close}>
          名录库保持原样，可以再办一次；还是不成，请告诉平台管理员
        </ErrorNote>
      </div>
    )
  }
  return (
    <div className="page-note-box">
      <DoneNote
        title={`${TARGET_BATCHES[action]}：${permits ? permitWords(permits) : doneWords(changed)}`}
        actions={close}
      >
        {permits
          ? `共核对 ${formatCount(selected)} 个，过期的不参加抽取`
          : `选了 ${formatCount(selected)} 个${changed < selected ? `，其余 ${formatCount(selected - changed)} 个本来就是这样` : ''}`}
      </DoneNote>
    </div>
  )
}

function doneWords(changed: number): string {
  return `已办 ${formatCount(changed)} 个`
}

function permitWords({ valid, expiring, expired, none }: NonNullable<TargetBatchResult['permits']>): string {
  return `有效 ${formatCount(valid)} 个，30 日内到期 ${formatCount(expiring)} 个，已过期 ${formatCount(expired)} 个，没有许可证 ${formatCount(none)} 个`
}
