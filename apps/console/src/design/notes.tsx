import { formatCount } from '@sunlot/contract'
import type { ReactNode } from 'react'
import { Bar } from './bar.tsx'
import { MetGlyph, UnmetGlyph } from './glyphs.tsx'
import './notes.css'

type NoteProps = {
  title: ReactNode
  children?: ReactNode
  /** Buttons and links on the last line. */
  actions?: ReactNode
}

/** Nothing here yet: what is missing, why it matters, the two ways on. */
export function EmptyState({ title, children, actions }: NoteProps) {
  return (
    <div className="state-note empty-state">
      <b className="state-title">{title}</b>
      {children && <div className="note">{children}</div>}
      {actions && <div className="state-actions">{actions}</div>}
    </div>
  )
}

type BusyStateProps = NoteProps & {
  /** How far, in the unit of the title; unknown total leaves the numbers out. */
  done?: number
  total?: number
}

/** Long work: how far, how long still, and that the page may be left. */
export function BusyState({ title, children, actions, done = 0, total = 0 }: BusyStateProps) {
  return (
    <output className="state-note busy-state">
      <div className="busy-head">
        <b className="state-title">{title}</b>
        {total > 0 && (
          <span>
            {formatCount(done)} / {formatCount(total)}
          </span>
        )}
      </div>
      {total > 0 && <Bar value={done / total} label="进度" />}
      {children && <div className="note">{children}</div>}
      {actions && <div className="state-actions">{actions}</div>}
    </output>
  )
}

type ErrorNoteProps = NoteProps & {
  /** 问题编号, for whoever asks for help. */
  requestId?: string
}

/** What did not happen, where, what is kept, and the button that goes there. */
export function ErrorNote({ title, children, actions, requestId }: ErrorNoteProps) {
  return (
    <div className="state-note error-note" role="alert">
      <b className="state-title">
        <UnmetGlyph />
        {title}
      </b>
      {children && <div className="note">{children}</div>}
      {(actions || requestId) && (
        <div className="state-actions">
          {actions}
          {requestId && <span className="request-id">问题编号 {requestId}</span>}
        </div>
      )}
    </div>
  )
}

/** What happened, who sees it next, what can be done next. Stays on the page. */
export function DoneNote({ title, children, actions }: NoteProps) {
  return (
    <output className="state-note done-note">
      <b className="state-title">
        <MetGlyph />
        {title}
      </b>
      {children && <div className="note">{children}</div>}
      {actions && <div className="state-actions">{actions}</div>}
    </output>
  )
}
