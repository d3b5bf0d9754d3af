import { civilDateOf } from '@sunlot/contract'
import type { Actor, GroupInput, Groups } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import type { Tx } from '../../platform/database.ts'
import { isViolation } from '../../platform/database-error.ts'
import type { Deps } from '../../platform/deps.ts'
import { loadPolicy } from '../rulebook/index.ts'
import { listGroups } from './groups.queries.ts'
import { expectedGroup } from './groups.rules.ts'
import { refuseBadTerm, refuseForeignIds } from './own-ids.ts'
import { record } from './record.ts'

/** All groups, beside the one the rulebook asks for. */
export async function readGroups(deps: Deps, { bureauId }: Actor): Promise<Groups> {
  const today = civilDateOf(deps.clock.now())
  const rows = await listGroups(deps.db, bureauId)
  return { rows, expected: expectedGroup(await loadPolicy(deps.db, bureauId, today), rows, today) }
}

/** S0-29 成立协调小组. Answers its id. */
export async function createGroup(deps: Deps, actor: Actor, input: GroupInput): Promise<string> {
  return naming(input.name, () =>
    deps.db.transaction().execute(async (tx) => {
      const [id, at] = [deps.newId(), deps.clock.now()]
      const { name, purpose, from, until } = input
      refuseBadTerm(name, input)
      const row = { id, bureauId: actor.bureauId, name, purpose, fromOn: from, untilOn: until, createdAt: at }
      await tx.insertInto('coordinationGroups').values(row).execute()
      await replaceMembers(deps, tx, { bureauId: actor.bureauId, groupId: id, input })
      await record(tx, actor, { at, event: 'organisation.group-created', subjectKind: 'group', id, data: { ...input } })
      return id
    }),
  )
}

/** Changes name, purpose, term or members; what it was before stays in the trail. */
export async function changeGroup(
  deps: Deps,
  actor: Actor,
  { id, version, ...input }: GroupInput & { id: string; version: number },
): Promise<void> {
  await naming(input.name, () =>
    deps.db.transaction().execute(async (tx) => {
      const before = (await listGroups(tx, actor.bureauId)).find((group) => group.id === id)
      if (!before) throw new AppError('request.not-found')
      refuseBadTerm(input.name, input)
      const { name, purpose, from, until } = input
      const changed = await tx
        .updateTable('coordinationGroups')
        .set({ name, purpose, fromOn: from, untilOn: until, version: version + 1 })
        .where('id', '=', id)
        .where('version', '=', version)
        .returning('id')
        .executeTakeFirst()
      if (!changed) throw new AppError('organisation.changed', { name: before.name })
      await replaceMembers(deps, tx, { bureauId: actor.bureauId, groupId: id, input })
      const data = { name, before, after: input }
      await record(tx, actor, {
        at: deps.clock.now(),
        event: 'organisation.group-changed',
        subjectKind: 'group',
        id,
        data,
      })
    }),
  )
}

interface Members {
  bureauId: string
  groupId: string
  input: GroupInput
}

async function replaceMembers(deps: Deps, tx: Tx, { bureauId, groupId, input }: Members): Promise<void> {
  const { members } = input
  await refuseForeignIds(tx, bureauId, {
    officeIds: members.map(({ officeId }) => officeId),
    userIds: members.map(({ userId }) => userId),
  })
  await tx.deleteFrom('groupMembers').where('groupId', '=', groupId).execute()
  const rows = members.map(({ from, until, ...member }, index) => {
    refuseBadTerm(member.person || input.name, { from, until })
    if (member.officeId === null && member.userId === null && member.person === '') {
      throw new AppError('organisation.no-member', { place: index + 1 })
    }
    return { id: deps.newId(), bureauId, groupId, place: index + 1, ...member, fromOn: from, untilOn: until }
  })
  if (rows.length > 0) await tx.insertInto('groupMembers').values(rows).execute()
}

async function naming<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (isViolation(error, 'coordination_groups_name_unique')) throw new AppError('organisation.group-taken', { name })
    throw error
  }
}
