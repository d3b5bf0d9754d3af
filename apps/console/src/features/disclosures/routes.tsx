import type { RouteObject } from 'react-router'

export const disclosuresRoutes: RouteObject[] = [
  { path: 'disclosures', lazy: async () => ({ Component: (await import('./disclosures-page.tsx')).DisclosuresPage }) },
]
