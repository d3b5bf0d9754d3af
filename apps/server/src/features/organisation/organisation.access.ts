import type { Role } from '@sunlot/contract'
import { OFFICE_ROLES } from '@sunlot/contract'

/** Everybody in the office sees who is responsible for what. */
export const READERS = { roles: OFFICE_ROLES } as const

/** S0-32 统筹协调和平台管理: groups, duties, cards and documents are kept by who leads or administers the platform. */
export const KEEPERS = { roles: ['platformAdmin', 'platformLead'] } as const

/** Publicity is made by the business offices as well (S0-34, S4-22). */
export const PUBLICISTS = { roles: ['platformAdmin', 'platformLead', 'businessOffice'] } as const

/** S1-27 政策法规科指导监督: nobody else opens or reads a case of accountability. */
export const SUPERVISOR = { roles: ['legalOffice'] } as const

export function isKeeper(roles: readonly Role[]): boolean {
  return KEEPERS.roles.some((role) => roles.includes(role))
}
