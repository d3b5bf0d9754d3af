import type { RouteObject } from 'react-router'

/** The list of items and how it comes about. */
export const itemsRoutes: RouteObject[] = [
  { path: 'items', lazy: async () => ({ Component: (await import('./items-page.tsx')).ItemsPage }) },
  { path: 'items/new', lazy: async () => ({ Component: (await import('./item-form-page.tsx')).NewItemPage }) },
  { path: 'items/request', lazy: async () => ({ Component: (await import('./item-form-page.tsx')).RequestItemPage }) },
  {
    path: 'items/import',
    lazy: async () => ({ Component: (await import('./import-items-page.tsx')).ImportItemsPage }),
  },
  { path: 'items/list', lazy: async () => ({ Component: (await import('./list-page.tsx')).ItemListPage }) },
  { path: 'items/gaps', lazy: async () => ({ Component: (await import('./gaps-page.tsx')).GapsPage }) },
  { path: 'items/laws', lazy: async () => ({ Component: (await import('./laws-page.tsx')).LawsPage }) },
  { path: 'items/duties', lazy: async () => ({ Component: (await import('./duties-page.tsx')).DutiesPage }) },
  { path: 'items/:itemId', lazy: async () => ({ Component: (await import('./item-page.tsx')).ItemPage }) },
  {
    path: 'items/:itemId/change',
    lazy: async () => ({ Component: (await import('./item-form-page.tsx')).ChangeItemPage }),
  },
]
