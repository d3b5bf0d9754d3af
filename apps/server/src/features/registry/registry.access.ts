import type { Role } from '@sunlot/contract'

/** Everybody in the bureau but the phone account of an inspector sees the directories, risk classes included. */
export const READERS = [
  'platformAdmin',
  'businessOffice',
  'deputyHead',
  'platformLead',
  'legalOffice',
  'disciplineWitness',
] as const satisfies readonly Role[]

/** S0-06, S0-32: the offices keep their own directories, and so does who runs the platform. */
export const KEEPERS = ['platformAdmin', 'businessOffice'] as const satisfies readonly Role[]
