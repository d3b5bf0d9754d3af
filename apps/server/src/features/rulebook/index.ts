export { loadCalendar } from '../../platform/work-calendar.ts'
export { loadPolicy } from './load-policy.ts'
