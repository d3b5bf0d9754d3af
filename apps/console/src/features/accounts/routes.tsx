import type { RouteObject } from 'react-router'
import { PasswordPage } from './password-page.tsx'

export const accountsRoutes: RouteObject[] = [
  { path: 'settings', lazy: async () => ({ Component: (await import('./settings-page.tsx')).SettingsPage }) },
  { path: 'password', Component: PasswordPage },
]
