import type { Role } from '@sunlot/contract'
import { OFFICE_ROLES } from '@sunlot/contract'

/** S0-37, S0-32: the business offices write the plan, whoever runs the platform may enter it for them. */
export const WRITERS = { roles: ['businessOffice', 'platformAdmin', 'dataEntry'] as readonly Role[] }
/** S0-33: the lead of an item writes the lines that concern it. */
export const LINE_WRITERS = { roles: [...WRITERS.roles, 'businessLead'] as readonly Role[] }
/** S0-30, S1-24: invitations of other agencies come in where joint checks are coordinated. */
export const REGISTRARS = { roles: [...WRITERS.roles, 'jointCoordinator'] as readonly Role[] }
/** B-14, S2-10: the head approves. */
export const APPROVERS = { roles: ['deputyHead'] as readonly Role[] }
export const REPORTERS = { roles: ['businessOffice', 'platformLead'] as readonly Role[] }
export const PUBLISHERS = { roles: ['platformLead'] as readonly Role[] }
export const READERS = { roles: OFFICE_ROLES as readonly Role[] }

export function holds(actor: { roles: readonly Role[] }, access: { roles: readonly Role[] }): boolean {
  return actor.roles.some((role) => access.roles.includes(role))
}
