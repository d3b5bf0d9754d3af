import type { FastifyRequest } from 'fastify'
import { serveConsole } from './platform/console-screens.ts'
import type { Deps } from './platform/deps.ts'
import { createHttp } from './platform/http.ts'
import type { App } from './platform/http.ts'

/** The whole server on the given dependencies, ready for `listen` or `inject`. */
export async function buildApp(deps: Deps): Promise<App> {
  const app = await createHttp(deps, async (_request: FastifyRequest) => undefined)
  await app.register(
    async (api) => {
      // One line a feature, in the order of the road.
      api.get('/api-description', { config: { roles: 'public' } }, () => app.swagger())
    },
    { prefix: '/api/v1' },
  )
  await serveConsole(app, deps.config.consoleDir)
  return app
}
