import { NavLink } from 'react-router'
import './page-tabs.css'

type PageTabsProps = {
  /** What the pages have in common, for screen readers. */
  label: string
  tabs: readonly { readonly to: string; readonly label: string; readonly end?: boolean }[]
}

/** Pages that belong together, as one line under the title; the one that is open is bold and underlined. */
export function PageTabs({ label, tabs }: PageTabsProps) {
  return (
    <nav className="page-tabs" aria-label={label}>
      {tabs.map(({ to, label: name, end = false }) => (
        <NavLink key={to} to={to} end={end}>
          {name}
        </NavLink>
      ))}
    </nav>
  )
}
