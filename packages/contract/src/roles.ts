import { z } from 'zod'

/** Who somebody is in the process; several may be held, as long as CONFLICTING_ROLES allows it. */
export const ROLES = {
  platformAdmin: '平台管理员',
  businessOffice: '业务科室经办',
  deputyHead: '分管领导',
  platformLead: '公示人（平台牵头科室）',
  legalOffice: '法制监督',
  inspector: '执法检查人员',
  disciplineWitness: '见证人（纪检组）',
} as const

export type Role = keyof typeof ROLES
export const ROLE_NAMES = Object.keys(ROLES) as [Role, ...Role[]]
export const RoleSchema = z.enum(ROLE_NAMES)

/** Everybody in the office; the phone account of an inspector learns of a check when it is dispatched (S0-13, B-24). */
export const OFFICE_ROLES = [
  'platformAdmin',
  'businessOffice',
  'deputyHead',
  'platformLead',
  'legalOffice',
  'disciplineWitness',
] as const satisfies readonly Role[]

/**
 * Duties kept apart: who draws, who signs, who publishes, who inspects and who witnesses are different people.
 * One account holds at most one of these roles (S0-12, S4-07).
 */
export const SEPARATE_DUTIES: readonly Role[] = [
  'businessOffice',
  'deputyHead',
  'platformLead',
  'inspector',
  'disciplineWitness',
]

/** The first two held duties that must not meet in one account, or undefined. */
export function findConflictingRoles(roles: readonly Role[]): readonly [Role, Role] | undefined {
  const held = SEPARATE_DUTIES.filter((role) => roles.includes(role))
  const [first, second] = held
  return first && second ? [first, second] : undefined
}
