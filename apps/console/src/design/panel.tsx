import { type ReactNode, useId } from 'react'
import './panel.css'

type PanelProps = {
  title?: ReactNode
  /** Note after the title, 13 px. */
  note?: ReactNode
  /** Link or button at the right of the head. */
  action?: ReactNode
  /** Without padding, for tables and lists that reach the edge. */
  flush?: boolean
  /** Without the line under the head, for the short panels of a side column. */
  unruled?: boolean
  children: ReactNode
}

/** White block with a hairline and a head of 44 px. Never a panel inside a panel. */
export function Panel({ title, note, action, flush = false, unruled = false, children }: PanelProps) {
  const titleId = useId()
  return (
    <section className="panel" aria-labelledby={title ? titleId : undefined}>
      {title && (
        <header className={unruled ? 'panel-head panel-head-unruled' : 'panel-head'}>
          <h2 id={titleId}>{title}</h2>
          {note && <span className="note">{note}</span>}
          {action && <span className="panel-action">{action}</span>}
        </header>
      )}
      <div className={flush ? undefined : 'panel-body'}>{children}</div>
    </section>
  )
}

export interface Fact {
  readonly label: string
  readonly value: ReactNode
  /** A third line, 12 px. */
  readonly note?: ReactNode
}

/** Facts in one line, label above value. `large` makes the values numbers to be read first. */
export function FactStrip({ facts, large = false }: { facts: readonly Fact[]; large?: boolean }) {
  return (
    <dl className={large ? 'facts facts-large' : 'facts'}>
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd className="fact-value">{fact.value}</dd>
          {fact.note && <dd className="fact-note">{fact.note}</dd>}
        </div>
      ))}
    </dl>
  )
}
