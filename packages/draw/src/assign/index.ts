export { assign } from './assign.ts'
export type { AssignInput } from './network.ts'
