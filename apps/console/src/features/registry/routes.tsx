import type { RouteObject } from 'react-router'
import { itemsRoutes } from './items/routes.tsx'

export const registryRoutes: RouteObject[] = [
  ...itemsRoutes,
  { path: 'targets', lazy: async () => ({ Component: (await import('./targets/targets-page.tsx')).TargetsPage }) },
  { path: 'targets/pools', lazy: async () => ({ Component: (await import('./targets/pools-page.tsx')).PoolsPage }) },
  {
    path: 'targets/permits',
    lazy: async () => ({ Component: (await import('./targets/permits-page.tsx')).PermitsPage }),
  },
  {
    path: 'targets/duplicates',
    lazy: async () => ({ Component: (await import('./targets/duplicates-page.tsx')).DuplicatesPage }),
  },
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
    path: 'inspectors/certificates',
    lazy: async () => ({ Component: (await import('./inspectors/certificates-page.tsx')).CertificatesPage }),
  },
  {
    path: 'inspectors/exams',
    lazy: async () => ({ Component: (await import('./inspectors/exams-page.tsx')).ExamsPage }),
  },
  {
    path: 'institutions',
    lazy: async () => ({ Component: (await import('./institutions/institutions-page.tsx')).InstitutionsPage }),
  },
  {
    path: 'institutions/:institutionId',
    lazy: async () => ({ Component: (await import('./institutions/institution-page.tsx')).InstitutionPage }),
  },
  {
    path: 'trainings',
    lazy: async () => ({ Component: (await import('./training/trainings-page.tsx')).TrainingsPage }),
  },
  {
    path: 'trainings/:trainingId',
    lazy: async () => ({ Component: (await import('./training/training-page.tsx')).TrainingPage }),
  },
  {
    path: 'inspectors/:inspectorId',
    lazy: async () => ({ Component: (await import('./inspectors/inspector-page.tsx')).InspectorPage }),
  },
]
