import type { ReactNode } from 'react'

/** One titled block of the gallery. */
export function Sample({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="sample">
      <h2>{title}</h2>
      {children}
    </section>
  )
}
