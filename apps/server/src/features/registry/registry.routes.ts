import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { conflictsRoutes } from './conflicts.routes.ts'
import { importsRoutes } from './imports/imports.routes.ts'
import { certificatesRoutes } from './inspectors.certificates.routes.ts'
import { inspectorsRoutes } from './inspectors.routes.ts'
import { institutionsRoutes } from './institutions.routes.ts'
import { itemImportsRoutes } from './items/imports/imports.routes.ts'
import { itemListsRoutes } from './items/item-lists.routes.ts'
import { itemsRoutes } from './items/items.routes.ts'
import { lawsRoutes } from './items/laws.routes.ts'
import { targetEventsRoutes } from './targets/events.routes.ts'
import { groupsRoutes } from './targets/groups.routes.ts'
import { permitsRoutes } from './targets/permits.routes.ts'
import { targetsRoutes } from './targets.routes.ts'
import { trainingRoutes } from './training.routes.ts'

export function registryRoutes(app: App, deps: Deps): void {
  for (const routes of [
    itemsRoutes,
    itemListsRoutes,
    itemImportsRoutes,
    lawsRoutes,
    targetsRoutes,
    targetEventsRoutes,
    groupsRoutes,
    permitsRoutes,
    inspectorsRoutes,
    certificatesRoutes,
    conflictsRoutes,
    institutionsRoutes,
    trainingRoutes,
    importsRoutes,
  ])
    routes(app, deps)
}
