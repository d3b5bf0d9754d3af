import { type ReactNode, useId } from 'react'
import { ClauseTag } from './clause-tag.tsx'
import { UnmetGlyph } from './glyphs.tsx'
import './blocked-button.css'

export interface BlockedReason {
  readonly text: string
  readonly clause?: string
  /** A link that goes where the reason can be removed. */
  readonly fix?: ReactNode
}

type BlockedButtonProps = {
  /** The verb on the button: `揭晓`. */
  children: string
  reasons: readonly BlockedReason[]
  /** `under` for the one decision button of a page, `beside` elsewhere. */
  placement?: 'beside' | 'under'
}

/** A button that cannot be pressed yet. It stays readable and reachable by keyboard, and its reasons stand next to it. */
export function BlockedButton({ children, reasons, placement = 'beside' }: BlockedButtonProps) {
  const reasonsId = useId()
  const missing = `还差 ${reasons.length} 项`
  return (
    <div className={`blocked blocked-${placement}`}>
      <button type="button" className="blocked-button" aria-disabled="true" aria-describedby={reasonsId}>
        {children}
      </button>
      <div id={reasonsId} className="blocked-reasons">
        {placement === 'under' && (
          <b className="blocked-title">
            <UnmetGlyph size={16} />
            现在不能{children}，{missing}
          </b>
        )}
        {reasons.map((reason, index) => (
          <Reason
            key={reason.text}
            reason={reason}
            lead={placement === 'beside' && index === 0 ? `${missing}：` : ''}
          />
        ))}
      </div>
    </div>
  )
}

function Reason({ reason, lead }: { reason: BlockedReason; lead: string }) {
  return (
    <div className="blocked-reason">
      {lead && <UnmetGlyph size={16} />}
      <span className="blocked-text">
        {lead}
        {reason.text}
      </span>
      {reason.clause && <ClauseTag id={reason.clause} solo />}
      {reason.fix && <span className="blocked-fix">{reason.fix}</span>}
    </div>
  )
}
