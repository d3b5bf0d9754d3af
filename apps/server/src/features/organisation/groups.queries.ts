import type { Group } from '@sunlot/contract'
import type { Db, Tx } from '../../platform/database.ts'

/** Names of the bureau's coordination groups; they coordinate and never check (B-13). */
export async function listGroupNames(db: Db | Tx, bureauId: string): Promise<string[]> {
  const groups = await db.selectFrom('coordinationGroups').select('name').where('bureauId', '=', bureauId).execute()
  return groups.map(({ name }) => name)
}

/** The bureau's coordination groups with their members in order; those that have ended last. */
export async function listGroups(db: Db | Tx, bureauId: string): Promise<Group[]> {
  const groups = await db
    .selectFrom('coordinationGroups')
    .select(['id', 'name', 'purpose', 'fromOn as from', 'untilOn as until', 'version'])
    .where('bureauId', '=', bureauId)
    .orderBy((eb) => eb('untilOn', 'is not', null))
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  const members = await db
    .selectFrom('groupMembers as m')
    .leftJoin('offices as o', 'o.id', 'm.officeId')
    .select(['m.id', 'm.groupId', 'm.position', 'm.officeId', 'm.userId', 'm.person'])
    .select(['m.fromOn as from', 'm.untilOn as until', 'o.name as officeName'])
    .where('m.bureauId', '=', bureauId)
    .orderBy('m.groupId')
    .orderBy('m.place')
    .execute()
  return groups.map((group) => ({
    ...group,
    members: members.filter(({ groupId }) => groupId === group.id).map(({ groupId: _group, ...member }) => member),
  }))
}
