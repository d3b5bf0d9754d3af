import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { amendmentsRoutes } from './amendments.routes.ts'
import { analysisRoutes } from './analysis.routes.ts'
import { planExportsRoutes } from './exports/exports.routes.ts'
import { externalItemsRoutes } from './external-items.routes.ts'
import { planImportsRoutes } from './imports/plan-imports.routes.ts'
import { plansRoutes } from './plans.routes.ts'

export function planningRoutes(app: App, deps: Deps): void {
  for (const routes of [
    plansRoutes,
    amendmentsRoutes,
    externalItemsRoutes,
    planImportsRoutes,
    planExportsRoutes,
    analysisRoutes,
  ])
    routes(app, deps)
}
