import type { Actor, Role, User } from '@sunlot/contract'
import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'

function selectUsers(db: Db | Tx) {
  return db
    .selectFrom('users')
    .leftJoin('offices', 'offices.id', 'users.officeId')
    .select(['users.id', 'users.name', 'users.login', 'users.bureauId', 'users.officeId', 'offices.name as officeName'])
    .select(
      sql<Role[]>`coalesce((select array_agg(role order by role) from user_roles where user_id = users.id), '{}')`.as(
        'roles',
      ),
    )
}

/** The person as everybody inside the bureau may see it; throws when there is none. */
export function getActor(db: Db | Tx, userId: string): Promise<Actor> {
  return selectUsers(db).where('users.id', '=', userId).executeTakeFirstOrThrow()
}

/** Active people of a bureau who hold a role, by name. */
export function listPeople(db: Db | Tx, { bureauId, role }: { bureauId: string; role: Role }): Promise<Actor[]> {
  return selectUsers(db)
    .where('users.bureauId', '=', bureauId)
    .where('users.status', '=', 'active')
    .where('users.id', 'in', db.selectFrom('userRoles').select('userId').where('role', '=', role))
    .orderBy(sql`users.name collate "C"`)
    .orderBy('users.id')
    .execute()
}

/** Accounts of those bureaus with their state. */
export async function listUsers(db: Db, bureauIds: readonly string[]): Promise<User[]> {
  const rows = await selectUsers(db)
    .select(['users.status', 'users.lockedUntil'])
    .where('users.bureauId', 'in', bureauIds)
    .orderBy('users.createdAt')
    .orderBy('users.id')
    .execute()
  return rows.map((row) => ({ ...row, lockedUntil: row.lockedUntil?.toISOString() ?? null }))
}

/** Locks the bureau's row, so that two people cannot each remove the other's right at the same moment. */
export async function countAdmins(tx: Tx, bureauId: string): Promise<number> {
  await tx.selectFrom('bureaus').select('id').where('id', '=', bureauId).forUpdate().execute()
  const admins = await listPeople(tx, { bureauId, role: 'platformAdmin' })
  return admins.length
}
