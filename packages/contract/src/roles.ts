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
  dataEntry: '平台录入',
  jointCoordinator: '联合抽查协调',
  businessLead: '事项对口业务科室',
} as const

export type Role = keyof typeof ROLES
export const ROLE_NAMES = Object.keys(ROLES) as [Role, ...Role[]]
export const RoleSchema = z.enum(ROLE_NAMES)

/** What an account itself may hold. The other roles come with a duty and end with it (S0-30, S0-32, S0-33). */
export const ACCOUNT_ROLES = [
  'platformAdmin',
  'businessOffice',
  'deputyHead',
  'platformLead',
  'legalOffice',
  'inspector',
  'disciplineWitness',
] as const satisfies readonly Role[]
export type AccountRole = (typeof ACCOUNT_ROLES)[number]

export function isAccountRole(role: Role): role is AccountRole {
  return ACCOUNT_ROLES.some((one) => one === role)
}

/** Everybody in the office; the phone account of an inspector learns of a check when it is dispatched (S0-13, B-24). */
export const OFFICE_ROLES = [
  'platformAdmin',
  'businessOffice',
  'deputyHead',
  'platformLead',
  'legalOffice',
  'disciplineWitness',
  'dataEntry',
  'jointCoordinator',
  'businessLead',
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

/**
 * Why a duty does not give its role to an account with these roles of its own, or undefined. The lead of an item draws
 * for it, and so is kept apart like a business office.
 */
export function findWithheld(role: Role, own: readonly Role[]): string | undefined {
  // S0-13, B-24: an office may hold a duty, its inspectors still learn of a check when it is dispatched.
  if (own.includes('inspector')) return '执法检查人员派发前不得知道抽查安排'
  const conflict = findConflictingRoles([...own, role === 'businessLead' ? 'businessOffice' : role])
  const other = conflict?.find((one) => own.includes(one))
  return other && `已是${ROLES[other]}，抽取、审签、公示、检查、见证须是不同的人`
}
