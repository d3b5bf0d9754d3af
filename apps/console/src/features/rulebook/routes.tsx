import type { RouteObject } from 'react-router'

export const rulebookRoutes: RouteObject[] = [
  { path: 'rulebook', lazy: async () => ({ Component: (await import('./rulebook-page.tsx')).RulebookPage }) },
  { path: 'rulebook/compare', lazy: async () => ({ Component: (await import('./compare-page.tsx')).ComparePage }) },
  {
    path: 'rulebook/versions/:versionId',
    lazy: async () => ({ Component: (await import('./version-page.tsx')).VersionPage }),
  },
  { path: 'calendar', lazy: async () => ({ Component: (await import('./calendar/calendar-page.tsx')).CalendarPage }) },
  { path: 'deadlines', lazy: async () => ({ Component: (await import('./deadlines-page.tsx')).DeadlinesPage }) },
]
