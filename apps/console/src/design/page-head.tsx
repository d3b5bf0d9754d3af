import type { ReactNode } from 'react'
import { Link } from 'react-router'
import './page-head.css'

type PageHeadProps = {
  title: ReactNode
  /** State tag after the title. */
  state?: ReactNode
  /** Count or number after the title: `1,043,216 个对象`. */
  note?: ReactNode
  /** Buttons at the right, at most one of them solid. */
  actions?: ReactNode
  /** The list this page belongs to. */
  back?: { readonly to: string; readonly label: string }
}

/** Title of a page with what belongs beside it; the one h1, and the name of the window where it is plain text. */
export function PageHead({ title, state, note, actions, back }: PageHeadProps) {
  return (
    <header className="page-head">
      {typeof title === 'string' && <title>{`${title} - 阳光抽查`}</title>}
      {back && (
        <Link className="page-back" to={back.to}>
          ‹ {back.label}
        </Link>
      )}
      <div className="page-title">
        <h1>{title}</h1>
        {state}
        {note && <span className="page-note">{note}</span>}
        {actions && <div className="page-actions">{actions}</div>}
      </div>
    </header>
  )
}

/** Main column and a side column of 332 px that drops below on narrow screens. */
export function PageColumns({ children, side }: { children: ReactNode; side: ReactNode }) {
  return (
    <div className="page-columns">
      <div className="page-main">{children}</div>
      <aside className="page-side">{side}</aside>
    </div>
  )
}
