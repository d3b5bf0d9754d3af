import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { plansRoutes } from './plans.routes.ts'

export function planningRoutes(app: App, deps: Deps): void {
  for (const routes of [plansRoutes]) routes(app, deps)
}
