import type { RouteObject } from 'react-router'

export const organisationRoutes: RouteObject[] = [
  { path: 'organisation', lazy: async () => ({ Component: (await import('./board/board-page.tsx')).BoardPage }) },
  {
    path: 'organisation/groups',
    lazy: async () => ({ Component: (await import('./groups/groups-page.tsx')).GroupsPage }),
  },
  {
    path: 'organisation/duties',
    lazy: async () => ({ Component: (await import('./duties/duties-page.tsx')).DutiesPage }),
  },
  {
    path: 'organisation/rights',
    lazy: async () => ({ Component: (await import('./duties/rights-page.tsx')).RightsPage }),
  },
  {
    path: 'organisation/documents',
    lazy: async () => ({ Component: (await import('./documents/documents-page.tsx')).DocumentsPage }),
  },
  {
    path: 'organisation/documents/:documentId',
    lazy: async () => ({ Component: (await import('./documents/document-page.tsx')).DocumentPage }),
  },
  {
    path: 'organisation/publicity',
    lazy: async () => ({ Component: (await import('./publicity/publicity-page.tsx')).PublicityPage }),
  },
  {
    path: 'organisation/accountability',
    lazy: async () => ({
      Component: (await import('./accountability/accountability-page.tsx')).AccountabilityPage,
    }),
  },
]
