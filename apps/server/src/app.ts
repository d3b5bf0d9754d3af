import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { accountsRoutes, authenticate } from './features/accounts/index.ts'
import { serveConsole } from './platform/console-screens.ts'
import type { Deps } from './platform/deps.ts'
import { createHttp } from './platform/http.ts'
import type { App } from './platform/http.ts'

/** The whole server on the given dependencies, ready for `listen` or `inject`. */
export async function buildApp(deps: Deps): Promise<App> {
  const app = await createHttp(deps, (request) => authenticate(deps, request))
  await app.register(
    async (api) => {
      // One line a feature, in the order of the road.
      accountsRoutes(api.withTypeProvider<ZodTypeProvider>(), deps)
    },
    { prefix: '/api/v1' },
  )
  app.get('/api/openapi.json', () => app.swagger())
  await serveConsole(app, deps.config.consoleDir)
  return app
}
