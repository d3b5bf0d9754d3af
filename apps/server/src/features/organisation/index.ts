export { holdersOf } from './grants.queries.ts'
export { organisationRoutes } from './organisation.routes.ts'
export { listOrganisationTodos } from './todos.ts'
