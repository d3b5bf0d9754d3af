import { createBrowserRouter, type RouteObject } from 'react-router'
import { accountsRoutes } from './features/accounts/routes.tsx'
import { auditRoutes } from './features/audit/routes.tsx'
import { disclosuresRoutes } from './features/disclosures/routes.tsx'
import { drawScreenRoutes, drawsRoutes } from './features/draws/routes.tsx'
import { homeRoutes } from './features/home/routes.tsx'
import { planningRoutes } from './features/planning/routes.tsx'
import { messagesRoutes } from './features/messages/routes.tsx'
import { organisationRoutes } from './features/organisation/routes.tsx'
import { registryRoutes } from './features/registry/routes.tsx'
import { rulebookRoutes } from './features/rulebook/routes.tsx'
import { searchRoutes } from './features/search/routes.tsx'
import { taskPrintRoutes, tasksRoutes } from './features/tasks/routes.tsx'
import { MissingPage } from './shell/missing-page.tsx'
import { PageFailure } from './shell/page-failure.tsx'
import { Shell } from './shell/shell.tsx'

const shellRoutes: RouteObject[] = [
  ...homeRoutes,
  ...registryRoutes,
  ...planningRoutes,
  ...tasksRoutes,
  ...drawsRoutes,
  ...disclosuresRoutes,
  ...rulebookRoutes,
  ...organisationRoutes,
  ...messagesRoutes,
  ...searchRoutes,
  ...auditRoutes,
  ...accountsRoutes,
  { path: '*', Component: MissingPage },
]

// The gallery of parts is for whoever works on the parts; builds do not carry it.
const developerRoutes: RouteObject[] = import.meta.env.DEV
  ? [{ path: 'parts', lazy: async () => ({ Component: (await import('./design/gallery/gallery.tsx')).Gallery }) }]
  : []

/** Every page: inside the shell, or alone on the screen (ceremony, print). */
export const router = createBrowserRouter(
  [
    {
      HydrateFallback: () => null,
      ErrorBoundary: PageFailure,
      children: [
        ...taskPrintRoutes,
        ...drawScreenRoutes,
        ...developerRoutes,
        { Component: Shell, children: [{ ErrorBoundary: PageFailure, children: shellRoutes }] },
      ],
    },
  ],
  { basename: '/console' },
)
