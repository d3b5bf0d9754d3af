import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { administrationRoutes } from './administration.routes.ts'
import { sessionRoutes } from './session.routes.ts'

export { authenticate } from './authenticate.ts'
export { findDemoAccounts, markDemo } from './demo-mode.ts'
export { createBureau, createOffice } from './organisation.ts'
export { findBureau, listBureausBelow } from './organisation.queries.ts'
export { isSetupNeeded, issueSetupToken, setUpTrial } from './setup.ts'
export { createUser } from './users.ts'
export { getActor, listPeople } from './users.queries.ts'

export function accountsRoutes(app: App, deps: Deps): void {
  sessionRoutes(app, deps)
  administrationRoutes(app, deps)
}
