import type { RouteObject } from 'react-router'

/** Pages inside the shell. */
export const tasksRoutes: RouteObject[] = [
  { path: 'tasks', lazy: async () => ({ Component: (await import('./tasks-page.tsx')).TasksPage }) },
  { path: 'tasks/new', lazy: async () => ({ Component: (await import('./form/task-form-page.tsx')).NewTaskPage }) },
  {
    path: 'tasks/:taskId/edit',
    lazy: async () => ({ Component: (await import('./form/task-form-page.tsx')).EditTaskPage }),
  },
]
