import { civilDateOf, findWithheld, roleOfDuty } from '@sunlot/contract'
import type { Actor, PersonRights, Role } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { duties, listGrants } from './grants.queries.ts'
import { listPeopleWithRoles } from './rights.queries.ts'

/**
 * The actor with the roles that come with the duties held today, by the person, the office or a group (S0-30, S0-32,
 * S0-33, S1-27). What is kept apart by person stays apart: no duty gives a role that the account may not meet (S0-12).
 */
export async function withGrantedRoles(deps: Deps, actor: Actor): Promise<Actor> {
  const { id: userId, bureauId, roles } = actor
  const on = civilDateOf(deps.clock.now())
  const held = await duties(deps.db, { bureauId, on }).select('duty').distinct().where('userId', '=', userId).execute()
  const granted = held
    .flatMap(({ duty }) => roleOfDuty(duty) ?? [])
    .filter((role) => !roles.includes(role) && findWithheld(role, roles) === undefined)
  return granted.length === 0 ? actor : { ...actor, roles: [...roles, ...granted] }
}

interface Writing {
  /** Civil date. */
  on: string
  /** Of everything that is written, as it was and as it will be. */
  itemIds: readonly string[]
  /** Who may write whatever the item. */
  writers: readonly Role[]
}

/** S0-33: whoever writes as the lead of items writes nothing that concerns another. Throws `organisation.not-lead`. */
export async function requireLead(db: Db | Tx, actor: Actor, { on, itemIds, writers }: Writing): Promise<void> {
  if (writers.some((role) => actor.roles.includes(role))) return
  const { id: userId, bureauId } = actor
  const led = await duties(db, { bureauId, on })
    .select('itemId')
    .where('userId', '=', userId)
    .where('duty', '=', 'businessLead')
    .execute()
  const foreign = itemIds.find((itemId) => !led.some((one) => one.itemId === itemId))
  if (foreign === undefined && itemIds.length > 0) return
  const item = await db
    .selectFrom('inspectionItems')
    .select('name')
    .where('bureauId', '=', bureauId)
    .where('id', '=', foreign ?? null)
    .executeTakeFirst()
  throw new AppError('organisation.not-lead', { item: item?.name ?? '没有选事项的内容' })
}

/** Every active person's roles, and the duties held today with what they give and where they come from. */
export async function listRights(deps: Deps, { bureauId }: Actor): Promise<PersonRights[]> {
  const on = civilDateOf(deps.clock.now())
  const grants = new Map((await listGrants(deps.db, bureauId, on)).map((grant) => [grant.id, grant]))
  const held = await duties(deps.db, { bureauId, on })
    .select(['grantId', 'userId', 'untilOn'])
    .orderBy('duty')
    .orderBy('grantId')
    .execute()
  const people = await listPeopleWithRoles(deps.db, bureauId)
  return people.map((person) => ({
    ...person,
    granted: held.flatMap(({ grantId, userId, untilOn }) => {
      const grant = grants.get(grantId)
      if (!grant || userId !== person.id) return []
      const { duty, holder, itemName } = grant
      const role = roleOfDuty(duty)
      const withheld = role ? (findWithheld(role, person.roles) ?? null) : null
      return [{ grantId, duty, holder, itemName, until: untilOn, withheld }]
    }),
  }))
}
