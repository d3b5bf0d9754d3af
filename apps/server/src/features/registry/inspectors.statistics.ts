import type { Db, Tx } from '../../platform/database.ts'
import { isRevokedBy, statusOn } from './inspectors.absences.queries.ts'

/** How many people can be sent on a day; experts are never among the certified officers (S0-09). */
interface StaffStatistics {
  /** On duty with a certificate that holds on the day. */
  readonly certifiedOfficers: number
  readonly experts: number
  /** Certified officers with a confirmed qualification for the item; in one shared pool (S3-07) it restricts nobody. */
  readonly byItem: readonly { readonly itemId: string; readonly certifiedOfficers: number }[]
  /** In the order of the offices' names in bytes. */
  readonly byOffice: readonly {
    readonly office: string
    readonly certifiedOfficers: number
    readonly experts: number
  }[]
}

/** Counts the staff of a bureau on a civil date. */
export async function staffStatistics(db: Db | Tx, bureauId: string, on: string): Promise<StaffStatistics> {
  const people = await db
    .selectFrom('inspectors as i')
    .select(['i.id', 'i.kind', 'i.office'])
    .where('i.bureauId', '=', bureauId)
    .where(statusOn('i', on), '=', 'active')
    .where((eb) => {
      const isCertified = eb.and([eb('i.certificateUntil', '>=', on), eb.not(isRevokedBy('i', on))])
      return eb.or([eb('i.kind', '=', 'technicalExpert'), isCertified])
    })
    .orderBy('i.code')
    .execute()
  const qualifications = await db
    .selectFrom('inspectorItems as q')
    .innerJoin('inspectors as i', 'i.id', 'q.inspectorId')
    .select(['q.itemId', 'q.inspectorId'])
    .where('i.bureauId', '=', bureauId)
    .where('q.confirmed', '=', true)
    .orderBy('q.itemId')
    .execute()
  const officers = new Set(people.filter(({ kind }) => kind === 'enforcement').map(({ id }) => id))
  const offices = Map.groupBy(people, ({ office }) => office)
  return {
    certifiedOfficers: officers.size,
    experts: people.length - officers.size,
    byItem: [...Map.groupBy(qualifications, ({ itemId }) => itemId)].map(([itemId, rows]) => ({
      itemId,
      certifiedOfficers: rows.filter(({ inspectorId }) => officers.has(inspectorId)).length,
    })),
    byOffice: [...offices.keys()].toSorted().map((office) => {
      const own = offices.get(office) ?? []
      const certifiedOfficers = own.filter(({ id }) => officers.has(id)).length
      return { office, certifiedOfficers, experts: own.length - certifiedOfficers }
    }),
  }
}
