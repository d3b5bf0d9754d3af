import type { ReactNode } from 'react'
import './bar.css'

export interface BarTarget {
  /** Position, 0 to 1 of the whole bar. */
  readonly at: number
  readonly label: string
  /** Stands after the label, e.g. the clause the target comes from. */
  readonly tag?: ReactNode
}

type BarProps = {
  /** Filled part, 0 to 1. */
  value: number
  /** What the bar measures; read by screen readers. */
  label: string
  /** Ink ticks with their number under the bar. */
  targets?: readonly BarTarget[]
  /** `met` turns the bar green once the aim is reached. */
  tone?: 'now' | 'met'
}

/** A bar from zero with its targets as 2 px ink ticks. */
export function Bar({ value, label, targets = [], tone = 'now' }: BarProps) {
  const percent = Math.round(Math.min(1, Math.max(0, value)) * 1000) / 10
  return (
    <div className="bar-box">
      <span className="visually-hidden">
        {label} {percent}%
      </span>
      <div className="bar" aria-hidden="true">
        <i className={`bar-fill bar-${tone}`} style={{ width: `${percent}%` }} />
        {targets.map((target) => (
          <i key={target.label} className="bar-tick" style={{ left: `${target.at * 100}%` }} />
        ))}
      </div>
      {targets.length > 0 && (
        <div className="bar-labels">
          {targets.map((target) => (
            <span key={target.label} style={{ left: `${target.at * 100}%` }}>
              {target.label} {target.tag}
            </span>
          ))}
        </div>
      )}
    </div>
  )
}
