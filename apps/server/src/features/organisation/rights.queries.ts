import type { Role } from '@sunlot/contract'
import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'

/** The bureau's active people by name, with the roles of their accounts. */
export function listPeopleWithRoles(db: Db, bureauId: string) {
  return db
    .selectFrom('users as u')
    .leftJoin('offices as o', 'o.id', 'u.officeId')
    .select(['u.id', 'u.name', 'o.name as officeName'])
    .select(
      sql<Role[]>`coalesce((select array_agg(role order by role) from user_roles where user_id = u.id), '{}')`.as(
        'roles',
      ),
    )
    .where('u.bureauId', '=', bureauId)
    .where('u.status', '=', 'active')
    .orderBy(sql`u.name collate "C"`)
    .orderBy('u.id')
    .execute()
}
