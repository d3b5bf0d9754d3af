import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { amendmentsRoutes } from './amendments.routes.ts'
import { externalItemsRoutes } from './external-items.routes.ts'
import { plansRoutes } from './plans.routes.ts'

export function planningRoutes(app: App, deps: Deps): void {
  for (const routes of [plansRoutes, amendmentsRoutes, externalItemsRoutes]) routes(app, deps)
}
