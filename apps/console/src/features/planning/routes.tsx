import type { RouteObject } from 'react-router'

/** Pages inside the shell. */
export const planningRoutes: RouteObject[] = [
  { path: 'plans', lazy: async () => ({ Component: (await import('./plan-list.tsx')).PlansPage }) },
  { path: 'plans/new', lazy: async () => ({ Component: (await import('./plan-form.tsx')).NewPlanPage }) },
  {
    path: 'plans/external',
    lazy: async () => ({ Component: (await import('./external-items-page.tsx')).ExternalItemsPage }),
  },
  { path: 'plans/:planId', lazy: async () => ({ Component: (await import('./plan-page.tsx')).PlanPage }) },
  { path: 'plans/:planId/matrix', lazy: async () => ({ Component: (await import('./matrix-page.tsx')).MatrixPage }) },
  {
    path: 'plans/:planId/repeats',
    lazy: async () => ({ Component: (await import('./repeats-page.tsx')).RepeatsPage }),
  },
  { path: 'plans/:planId/merges', lazy: async () => ({ Component: (await import('./merges-page.tsx')).MergesPage }) },
  {
    path: 'plans/:planId/simulator',
    lazy: async () => ({ Component: (await import('./simulator-page.tsx')).SimulatorPage }),
  },
  { path: 'plans/:planId/edit', lazy: async () => ({ Component: (await import('./plan-form.tsx')).EditPlanPage }) },
  {
    path: 'plans/:planId/import',
    lazy: async () => ({ Component: (await import('./imports/plan-import-page.tsx')).PlanImportPage }),
  },
  {
    path: 'plans/:planId/lines/new',
    lazy: async () => ({ Component: (await import('./line-form-page.tsx')).NewLinePage }),
  },
  {
    path: 'plans/:planId/lines/:lineId',
    lazy: async () => ({ Component: (await import('./line-form-page.tsx')).LinePage }),
  },
  {
    path: 'plans/:planId/decide',
    lazy: async () => ({ Component: (await import('./decision-page.tsx')).DecisionPage }),
  },
  {
    path: 'plans/:planId/history',
    lazy: async () => ({ Component: (await import('./history-page.tsx')).HistoryPage }),
  },
  { path: 'plans/:planId/amend', lazy: async () => ({ Component: (await import('./amendment-form.tsx')).AmendPage }) },
  {
    path: 'plans/:planId/amendments/:amendmentId',
    lazy: async () => ({ Component: (await import('./amendment-page.tsx')).AmendmentPage }),
  },
]
