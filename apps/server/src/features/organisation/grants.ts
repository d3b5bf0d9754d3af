import { addDays, civilDateOf, DUTIES, formatDate, isAccountRole, roleOfDuty, ROLES } from '@sunlot/contract'
import type { Actor, DutyGrantInput } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import type { Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { sendMessage } from '../messages/index.ts'
import { listGrants } from './grants.queries.ts'
import { refuseBadTerm, refuseForeignIds } from './own-ids.ts'
import { record } from './record.ts'

/** Gives a duty to an office, a person or a group for a term (S0-30, S0-32, S0-33, S1-27); answers the grant's id. */
export async function grantDuty(deps: Deps, actor: Actor, input: DutyGrantInput): Promise<string> {
  const { name } = DUTIES[input.duty]
  refuseMisfit(input)
  refuseRaising(actor, input)
  refuseBadTerm(name, input)
  return deps.db.transaction().execute(async (tx) => {
    const { duty, officeId, userId, groupId, itemId, from, until } = input
    const chosen = { officeIds: [officeId], userIds: [userId], groupIds: [groupId], itemIds: [itemId] }
    await refuseForeignIds(tx, actor.bureauId, chosen)
    const [id, at] = [deps.newId(), deps.clock.now()]
    const holder = { duty, officeId, userId, groupId, itemId, fromOn: from, untilOn: until }
    const who = { bureauId: actor.bureauId, createdBy: actor.id, createdAt: at }
    await tx
      .insertInto('dutyGrants')
      .values({ id, ...holder, ...who })
      .execute()
    await tellHolder(tx, actor, { input, at })
    const data = { name, ...input }
    await record(tx, actor, { at, event: 'organisation.duty-granted', subjectKind: 'dutyGrant', id, data })
    return id
  })
}

/** Ends a duty on a day; what was held until then stays written. */
export async function endDuty(deps: Deps, actor: Actor, { id, until }: { id: string; until: string }): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    const at = deps.clock.now()
    const grant = (await listGrants(tx, actor.bureauId, civilDateOf(at))).find((one) => one.id === id)
    if (!grant) throw new AppError('request.not-found')
    const { holder, duty, state } = grant
    if (state === 'ended') {
      throw new AppError('organisation.duty-ended', { holder, until: formatDate(grant.until ?? until) })
    }
    // Ended the day before it begins, it never had any effect.
    refuseBadTerm(DUTIES[duty].name, { from: addDays(grant.from, -1), until })
    const ended = await tx
      .updateTable('dutyGrants')
      .set({ untilOn: until })
      .where('id', '=', id)
      .where('untilOn', 'is not distinct from', grant.until)
      .returning('id')
      .executeTakeFirst()
    if (!ended) throw new AppError('organisation.changed', { name: DUTIES[duty].name })
    const data = { name: DUTIES[duty].name, holder, until }
    await record(tx, actor, { at, event: 'organisation.duty-ended', subjectKind: 'dutyGrant', id, data })
  })
}

function refuseMisfit({ duty, officeId, userId, groupId, itemId }: DutyGrantInput): void {
  const entry = DUTIES[duty]
  const { name } = entry
  // B-13 议事协调机构不得实施行政检查
  if (groupId !== null && !('groupMayHold' in entry))
    throw new AppError('organisation.group-coordinates', { duty: name })
  if ([officeId, userId, groupId].filter((id) => id !== null).length !== 1) {
    throw new AppError('organisation.one-holder', { duty: name })
  }
  if ('byItem' in entry !== (itemId !== null)) throw new AppError('organisation.by-item', { duty: name })
}

/** What accounts hold is given by who keeps the accounts, also by way of a duty. */
function refuseRaising(actor: Actor, { duty }: DutyGrantInput): void {
  const role = roleOfDuty(duty)
  if (role === undefined || !isAccountRole(role) || actor.roles.includes('platformAdmin')) return
  throw new AppError('organisation.admin-gives', { duty: DUTIES[duty].name, role: ROLES[role] })
}

async function tellHolder(tx: Tx, actor: Actor, { input, at }: { input: DutyGrantInput; at: Date }): Promise<void> {
  const { officeId, userId, duty, from } = input
  const to = officeId !== null ? { officeId } : userId === null ? [] : [userId]
  const text = `${actor.name}把“${DUTIES[duty].name}”交给您，${formatDate(from)}起`
  await sendMessage(tx, { bureauId: actor.bureauId, to, text, link: '/organisation/duties', at })
}
