import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { ceremonyRoutes } from './ceremony.routes.ts'
import { drawFilesRoutes } from './files.routes.ts'
import { drawListsRoutes } from './lists.routes.ts'

export function drawsRoutes(app: App, deps: Deps): void {
  for (const routes of [ceremonyRoutes, drawFilesRoutes, drawListsRoutes]) routes(app, deps)
}
