export { loadCalendar } from '../../platform/work-calendar.ts'
export { loadPolicies, loadPolicy } from './load-policy.ts'
export { rulebookRoutes } from './rulebook.routes.ts'
