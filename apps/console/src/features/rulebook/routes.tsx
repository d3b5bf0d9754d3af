import type { RouteObject } from 'react-router'

export const rulebookRoutes: RouteObject[] = [
  { path: 'rulebook', lazy: async () => ({ Component: (await import('./rulebook-page.tsx')).RulebookPage }) },
]
