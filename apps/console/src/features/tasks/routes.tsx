import type { RouteObject } from 'react-router'

/** Pages inside the shell. */
export const tasksRoutes: RouteObject[] = [
  { path: 'tasks', lazy: async () => ({ Component: (await import('./tasks-page.tsx')).TasksPage }) },
  { path: 'tasks/new', lazy: async () => ({ Component: (await import('./form/task-form-page.tsx')).NewTaskPage }) },
  {
    path: 'tasks/:taskId/edit',
    lazy: async () => ({ Component: (await import('./form/task-form-page.tsx')).EditTaskPage }),
  },
  { path: 'tasks/:taskId', lazy: async () => ({ Component: (await import('./task-page.tsx')).TaskPage }) },
  {
    path: 'tasks/:taskId/exclusions',
    lazy: async () => ({ Component: (await import('./exclusions-page.tsx')).ExclusionsPage }),
  },
]

/** Pages that take the whole screen because they are printed. */
export const taskPrintRoutes: RouteObject[] = [
  {
    path: 'tasks/:taskId/print',
    lazy: async () => ({ Component: (await import('./print/scheme-print-page.tsx')).SchemePrintPage }),
  },
  {
    path: 'tasks/:taskId/gates/print',
    lazy: async () => ({ Component: (await import('./print/gates-print-page.tsx')).GatesPrintPage }),
  },
]
