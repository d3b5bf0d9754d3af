import type { OfficeList } from '@sunlot/contract'
import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'

/** What forms offer: the bureau's offices in the order they were made, and its active people by name. */
export async function listOfficesAndPeople(db: Db, bureauId: string): Promise<OfficeList> {
  const offices = await db
    .selectFrom('offices')
    .select(['id', 'name'])
    .where('bureauId', '=', bureauId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  const people = await db
    .selectFrom('users as u')
    .leftJoin('offices as o', 'o.id', 'u.officeId')
    .select(['u.id', 'u.name', 'o.name as officeName'])
    .where('u.bureauId', '=', bureauId)
    .where('u.status', '=', 'active')
    .orderBy(sql`u.name collate "C"`)
    .orderBy('u.id')
    .execute()
  return { offices, people }
}
