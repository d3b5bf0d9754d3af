import type { Role } from '@sunlot/contract'

/** Everybody in the office; the phone account of an inspector learns of a task when it is dispatched (B-24). */
export const TASK_READERS = [
  'platformAdmin',
  'businessOffice',
  'deputyHead',
  'platformLead',
  'legalOffice',
  'disciplineWitness',
] as const satisfies readonly Role[]
