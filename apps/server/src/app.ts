import type { onRouteHookHandler } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { accountsRoutes, authenticate } from './features/accounts/index.ts'
import { disclosuresRoutes } from './features/disclosures/index.ts'
import { drawsRoutes } from './features/draws/index.ts'
import { messagesRoutes } from './features/messages/index.ts'
import { planningRoutes } from './features/planning/index.ts'
import { organisationRoutes, withGrantedRoles } from './features/organisation/index.ts'
import { registryRoutes } from './features/registry/index.ts'
import { rulebookRoutes } from './features/rulebook/index.ts'
import { tasksRoutes } from './features/tasks/index.ts'
import { workbenchRoutes } from './features/workbench/index.ts'
import { serveConsole } from './platform/console-screens.ts'
import type { Deps } from './platform/deps.ts'
import { createHttp } from './platform/http.ts'
import type { App } from './platform/http.ts'

/** The whole server on the given dependencies, ready for `listen` or `inject`; `onRoute` hears of every route. */
export async function buildApp(deps: Deps, onRoute?: onRouteHookHandler): Promise<App> {
  const app = await createHttp(deps, async (request) => {
    const actor = await authenticate(deps, request)
    return actor && withGrantedRoles(deps, actor)
  })
  if (onRoute) app.addHook('onRoute', onRoute)
  await app.register(
    async (scope) => {
      const api = scope.withTypeProvider<ZodTypeProvider>()
      // One line a feature, in the order of the road.
      accountsRoutes(api, deps)
      messagesRoutes(api, deps)
      rulebookRoutes(api, deps)
      organisationRoutes(api, deps)
      registryRoutes(api, deps)
      planningRoutes(api, deps)
      tasksRoutes(api, deps)
      drawsRoutes(api, deps)
      workbenchRoutes(api, deps)
    },
    { prefix: '/api/v1' },
  )
  app.get('/api/openapi.json', () => app.swagger())
  await disclosuresRoutes(app, deps)
  await serveConsole(app, deps.config.consoleDir)
  return app
}
