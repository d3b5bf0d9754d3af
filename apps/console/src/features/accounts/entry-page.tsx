import type { ReactNode } from 'react'
import { Mark } from '../../design/mark.tsx'
import { Wordmark } from '../../design/wordmark.tsx'
import './entry-page.css'

type EntryPageProps = {
  title: string
  /** Beside the form, e.g. the demo accounts. */
  aside?: ReactNode
  children: ReactNode
}

/** A page before anybody is signed in: mark, wordmark and one form. */
export function EntryPage({ title, aside, children }: EntryPageProps) {
  return (
    <main className="entry">
      <div className="entry-brand">
        <Mark size={48} />
        <div>
          <Wordmark size={30} />
          <p className="note">双随机、一公开监管平台</p>
        </div>
      </div>
      <div className="entry-columns">
        <section className="panel entry-form">
          <h1>{title}</h1>
          {children}
        </section>
        {aside}
      </div>
    </main>
  )
}
