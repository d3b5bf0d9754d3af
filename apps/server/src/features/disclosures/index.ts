import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { disclosuresRoutes as routes } from './disclosures.routes.ts'

/** The public site in a scope of its own, so that its errors are pages and the API's are not. */
export async function disclosuresRoutes(app: App, deps: Deps): Promise<void> {
  await app.register(async (scope) => routes(scope as unknown as App, deps))
}
