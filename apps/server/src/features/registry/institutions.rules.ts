import { AppError } from '../../platform/app-error.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { listGroupNames } from '../organisation/index.ts'

/**
 * B-13: engaged institutions and their staff report, coordination groups coordinate; neither ever checks. Throws
 * `inspectors.of-institution` when the office or the number of a person to be registered is an institution's,
 * `inspectors.of-group` when the office is a group.
 */
export async function refuseBarredPeople(
  tx: Tx,
  bureauId: string,
  { code, office }: { code: string; office: string },
): Promise<void> {
  const institution = (await listInstitutionMarks(tx, bureauId)).find(
    ({ name, uscc, numbers }) => name === office || uscc === code || numbers.includes(code),
  )
  if (institution) throw new AppError('inspectors.of-institution', { institution: institution.name })
  const groups = await listGroupNames(tx, bureauId)
  if (groups.includes(office)) throw new AppError('inspectors.of-group', { group: office })
}

/** What tells that somebody belongs to an institution. */
export interface InstitutionMarks {
  readonly name: string
  readonly uscc: string
  /** Numbers of its staff. */
  readonly numbers: readonly string[]
}

export async function listInstitutionMarks(db: Db | Tx, bureauId: string): Promise<InstitutionMarks[]> {
  const institutions = await db
    .selectFrom('institutions')
    .select(['id', 'name', 'uscc'])
    .where('bureauId', '=', bureauId)
    .where('removedAt', 'is', null)
    .orderBy('uscc')
    .execute()
  if (institutions.length === 0) return []
  const ids = institutions.map(({ id }) => id)
  const staff = await db
    .selectFrom('institutionStaff')
    .select(['institutionId', 'number'])
    .where('institutionId', 'in', ids)
    .execute()
  const numbers = Map.groupBy(staff, ({ institutionId }) => institutionId)
  return institutions.map(({ id, name, uscc }) => ({
    name,
    uscc,
    numbers: (numbers.get(id) ?? []).map(({ number }) => number),
  }))
}
