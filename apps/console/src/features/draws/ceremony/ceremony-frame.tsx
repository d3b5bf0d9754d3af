import { dateOfInstant, formatTime, weekdayOf, formatDate, type DrawDetail } from '@sunlot/contract'
import { type ReactNode, useEffect, useState } from 'react'
import { MetTick } from '../../../design/met-tick.tsx'
import { Mark } from '../../../design/mark.tsx'
import { CEREMONY_STEPS } from './ceremony.rules.ts'

type FrameProps = {
  draw: DrawDetail
  /** Index of the current step. */
  step: number
  next: string
  /** Controls of this computer, right of the bottom line. */
  controls: ReactNode
  children: ReactNode
}

/** The big screen: who and what, five steps, one question, and the host's next action. */
export function CeremonyFrame({ draw, step, next, controls, children }: FrameProps) {
  return (
    <div className="ceremony">
      <header className="c-head">
        <Mark size={58} />
        <div>
          <h1>{draw.title}</h1>
          <p>
            {draw.organ}　公开抽取　{draw.drawNo}
          </p>
        </div>
        <Now openedAt={draw.openedAt} />
      </header>
      <ol className="c-steps">
        {CEREMONY_STEPS.map((name, i) => (
          <li key={name} className={i < step ? 'done' : i === step ? 'now' : ''} aria-current={i === step || undefined}>
            <span className="c-bead">{i < step ? <MetTick /> : i + 1}</span>
            {name}
          </li>
        ))}
      </ol>
      <main className="c-main">{children}</main>
      <footer className="c-foot">
        <span>下一步</span>
        <strong>{next}</strong>
        <div className="c-controls">{controls}</div>
      </footer>
    </div>
  )
}

/** The clock on the wall and how long the room has been at it. */
function Now({ openedAt }: { openedAt: string }) {
  const [at, setAt] = useState(() => new Date().toISOString())
  useEffect(() => {
    const timer = setInterval(() => setAt(new Date().toISOString()), 1000)
    return () => clearInterval(timer)
  }, [])
  const day = dateOfInstant(at)
  return (
    <>
      <span className="c-elapsed">已进行 {elapsed(openedAt, at)}</span>
      <div className="c-now">
        <strong>{formatTime(at)}</strong>
        <span>
          {formatDate(day)} 星期{weekdayOf(day)}
        </span>
      </div>
    </>
  )
}

function elapsed(from: string, to: string): string {
  const seconds = Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 1000))
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
}
