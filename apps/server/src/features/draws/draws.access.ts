import { OFFICE_ROLES } from '@sunlot/contract'
import type { Role } from '@sunlot/contract'

/** Which duty a route asks for; whether it is this draw's own drawer, signer or publisher is decided in the use-case. */
export const DRAWER = { roles: ['businessOffice', 'businessLead'] as Role[] }
export const SIGNER = { roles: ['deputyHead'] as Role[] }
export const PUBLISHER = { roles: ['platformLead'] as Role[] }
export const WITNESS = { roles: ['disciplineWitness'] as Role[] }

/** S0-13, B-24: inspectors learn whom they check, and with whom, on the day. */
export const READERS = { roles: OFFICE_ROLES }
