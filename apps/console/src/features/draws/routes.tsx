import type { RouteObject } from 'react-router'

/** Pages inside the shell. */
export const drawsRoutes: RouteObject[] = []

/** Pages that take the whole screen: the ceremony and what is printed. */
export const drawScreenRoutes: RouteObject[] = [
  {
    path: 'draws/:drawId/ceremony',
    lazy: async () => ({ Component: (await import('./ceremony/ceremony-page.tsx')).CeremonyPage }),
  },
]
