import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { ceremonyRoutes } from './draws.routes.ts'
import { drawFilesRoutes } from './files.routes.ts'
import { drawListsRoutes } from './lists.routes.ts'

export { getDrawFacts, listDrawsOfTask } from './draw-facts.ts'
export { verifyLog } from './draw-log.ts'
export { resumeDraws } from './freeze-draw.ts'
export type { FrozenFacts } from './frozen-facts.ts'
export { readRecord } from './record.ts'

export function drawsRoutes(app: App, deps: Deps): void {
  for (const routes of [ceremonyRoutes, drawFilesRoutes, drawListsRoutes]) routes(app, deps)
}
