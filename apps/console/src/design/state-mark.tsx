import type { ReactNode } from 'react'
import './state-mark.css'

export type StateTone = 'good' | 'soon' | 'bad' | 'now' | 'later'

type StateMarkProps = {
  /** good 正常 · soon 即将到期 · bad 已经过期 · now 检查中 · later 未开始. */
  tone: StateTone
  children: ReactNode
}

/** Glyph, word and colour together: the shape alone already tells the five states apart. */
export function StateMark({ tone, children }: StateMarkProps) {
  return (
    <span className="state-mark">
      <svg width={12} height={12} viewBox="0 0 12 12" aria-hidden="true">
        <StateShape tone={tone} />
      </svg>
      {children}
    </span>
  )
}

function StateShape({ tone }: { tone: StateTone }) {
  switch (tone) {
    case 'good':
      return <circle cx={6} cy={6} r={6} fill="var(--green)" />
    case 'soon':
      return <path d="M6 0.5L12 11.5H0z" fill="var(--amber)" />
    case 'bad':
      return <rect width={12} height={12} rx={1} fill="var(--red)" />
    case 'now':
      return <circle cx={6} cy={6} r={6} fill="var(--accent)" />
    case 'later':
      return <circle cx={6} cy={6} r={5} fill="none" stroke="var(--control)" strokeWidth={2} />
  }
}

/** Small tag beside a title: `抽取中`, `待您签字`. */
export function StateTag({ children }: { children: ReactNode }) {
  return <span className="state-tag">{children}</span>
}
