export { listEditions } from './amendments.queries.ts'
export { findPlanLine, listLinesInForce, type PlanLineState } from './lines-in-force.queries.ts'
export { getPlan } from './plans.queries.ts'
export { planningRoutes } from './planning.routes.ts'
