import { OFFICE_ROLES } from '@sunlot/contract'
import type { Role } from '@sunlot/contract'

/** Everybody in the bureau but the phone account of an inspector sees the directories, risk classes included. */
export const READERS = OFFICE_ROLES

/** S0-06, S0-32: the offices keep their own directories, and so does who runs the platform or enters data for it. */
export const KEEPERS = ['platformAdmin', 'businessOffice', 'dataEntry'] as const satisfies readonly Role[]
