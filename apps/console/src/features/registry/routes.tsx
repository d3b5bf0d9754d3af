import type { RouteObject } from 'react-router'

export const registryRoutes: RouteObject[] = [
  { path: 'items', lazy: async () => ({ Component: (await import('./items/items-page.tsx')).ItemsPage }) },
  { path: 'targets', lazy: async () => ({ Component: (await import('./targets/targets-page.tsx')).TargetsPage }) },
  {
    path: 'targets/:targetId',
    lazy: async () => ({ Component: (await import('./targets/target-page.tsx')).TargetPage }),
  },
  {
    path: 'inspectors',
    lazy: async () => ({ Component: (await import('./inspectors/inspectors-page.tsx')).InspectorsPage }),
  },
  {
    path: 'inspectors/conflicts',
    lazy: async () => ({ Component: (await import('./inspectors/conflicts-page.tsx')).ConflictsPage }),
  },
  {
    path: 'inspectors/:inspectorId',
    lazy: async () => ({ Component: (await import('./inspectors/inspector-page.tsx')).InspectorPage }),
  },
]
