import type { RouteObject } from 'react-router'

/** Pages inside the shell. */
export const drawsRoutes: RouteObject[] = [
  { path: 'draws', lazy: async () => ({ Component: (await import('./draws-page.tsx')).DrawsPage }) },
  { path: 'draws/:drawId', lazy: async () => ({ Component: (await import('./draw-page.tsx')).DrawPage }) },
]

/** Pages that take the whole screen: the ceremony and what is printed. */
export const drawScreenRoutes: RouteObject[] = [
  {
    path: 'draws/:drawId/ceremony',
    lazy: async () => ({ Component: (await import('./ceremony/ceremony-page.tsx')).CeremonyPage }),
  },
  {
    path: 'draws/:drawId/print',
    lazy: async () => ({ Component: (await import('./print/record-print-page.tsx')).RecordPrintPage }),
  },
  {
    path: 'draws/:drawId/envelopes',
    lazy: async () => ({ Component: (await import('./print/envelopes-print-page.tsx')).EnvelopesPrintPage }),
  },
]
