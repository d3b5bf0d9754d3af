import { findConflictingRoles, PASSWORD_MIN, ROLES } from '@sunlot/contract'
import type { Actor, AuditEvent, Role, UserInput } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { isViolation } from '../../platform/database-error.ts'
import type { Deps } from '../../platform/deps.ts'
import { refuseForeignBureau, refuseForeignOffice } from './organisation.queries.ts'
import { hashPassword, refuseWeakPassword } from './password.ts'
import { endSessions } from './sessions.ts'
import { countAdmins, getActor } from './users.queries.ts'

/** Creates an account and answers its id; its owner must choose a password of his own at the first sign-in. */
export async function createUser(deps: Deps, actor: Actor, input: UserInput): Promise<string> {
  if (input.password === undefined) throw new AppError('auth.weak-password', { min: PASSWORD_MIN })
  refuseConflictingRoles(input.roles)
  refuseWeakPassword(input.login, input.password)
  const passwordHash = await hashPassword(deps, input.password)
  const { bureauId, officeId, login, name, roles, status = 'active' } = input
  return changeAccounts(deps, login, async (tx) => {
    await refuseForeignBureau(tx, actor, bureauId)
    await refuseForeignOffice(tx, { bureauId, officeId })
    return insertUser(deps, tx, { actor, user: { bureauId, officeId, login, name, roles, status }, passwordHash })
  })
}

interface NewUser {
  actor: Actor
  user: Omit<UserInput, 'password' | 'status'> & { status: 'active' | 'disabled' }
  passwordHash: string
}

/** Writes an account whose owner must choose a password of his own; answers its id. */
export async function insertUser(deps: Deps, tx: Tx, { actor, user, passwordHash }: NewUser): Promise<string> {
  const { roles, ...columns } = user
  const { bureauId, name, login } = user
  const id = deps.newId()
  const fixed = { ...columns, id, passwordHash, mustChangePassword: true }
  await tx
    .insertInto('users')
    .values({ ...fixed, lockedUntil: null, createdAt: deps.clock.now() })
    .execute()
  await replaceRoles(tx, id, roles)
  await record(deps, tx, { actor, bureauId, id, event: 'accounts.user-created', data: { name, login, roles } })
  return id
}

/** Changes an account. Other roles, a new password or closing it ends the person's sessions. */
export async function updateUser(
  deps: Deps,
  actor: Actor,
  { id, ...input }: UserInput & { id: string },
): Promise<void> {
  refuseConflictingRoles(input.roles)
  if (input.password !== undefined) refuseWeakPassword(input.login, input.password)
  const passwordHash = input.password === undefined ? undefined : await hashPassword(deps, input.password)
  const { bureauId, officeId, login, name, roles, status } = input
  await changeAccounts(deps, login, async (tx) => {
    const before = await getManagedUser(tx, actor, id)
    await refuseForeignBureau(tx, actor, bureauId)
    await refuseForeignOffice(tx, { bureauId, officeId })
    const adminsBefore = await countAdmins(tx, before.bureauId)
    const password = passwordHash === undefined ? {} : { passwordHash, mustChangePassword: true }
    await tx
      .updateTable('users')
      .set({ bureauId, officeId, login, name, ...(status ? { status } : {}), ...password })
      .where('id', '=', id)
      .execute()
    await replaceRoles(tx, id, roles)
    if (adminsBefore > 0 && (await countAdmins(tx, before.bureauId)) === 0) throw new AppError('accounts.last-admin')
    if (passwordHash !== undefined || status === 'disabled' || !isSameSet(before.roles, roles))
      await endSessions(tx, id)
    const moved = bureauId !== before.bureauId && { bureauId, bureauIdBefore: before.bureauId }
    const data = { name, login, roles, rolesBefore: before.roles, passwordReset: passwordHash !== undefined, ...moved }
    const subject = { bureauId: before.bureauId, id }
    await record(deps, tx, {
      actor,
      ...subject,
      event: 'accounts.user-changed',
      data: { ...data, ...(status && { status }) },
    })
  })
}

/** Lets a person who was locked out try again at once. */
export async function unlockUser(deps: Deps, actor: Actor, id: string): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    const { name, bureauId } = await getManagedUser(tx, actor, id)
    await tx.updateTable('users').set({ failedCount: 0, lockedUntil: null }).where('id', '=', id).execute()
    await record(deps, tx, { actor, bureauId, id, event: 'accounts.user-unlocked', data: { name } })
  })
}

/** One transaction; what the database's own constraints refuse becomes the same refusals as ours. */
async function changeAccounts<T>(deps: Deps, login: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await deps.db.transaction().execute(work)
  } catch (error) {
    if (isViolation(error, 'users_login_unique')) throw new AppError('accounts.login-taken', { login })
    throw error
  }
}

/** S0-12, S4-07: who draws, signs, publishes, inspects and witnesses are different people; the database refuses it too. */
function refuseConflictingRoles(roles: readonly Role[]): void {
  const conflict = findConflictingRoles(roles)
  if (!conflict) return
  const [first, second] = conflict
  throw new AppError('accounts.conflicting-roles', { first: ROLES[first], second: ROLES[second] })
}

async function getManagedUser(tx: Tx, actor: Actor, id: string): Promise<Actor> {
  const found = await tx.selectFrom('users').select('bureauId').where('id', '=', id).forUpdate().executeTakeFirst()
  if (!found) throw new AppError('request.not-found')
  await refuseForeignBureau(tx, actor, found.bureauId)
  return getActor(tx, id)
}

export async function replaceRoles(tx: Tx, userId: string, roles: readonly Role[]): Promise<void> {
  await tx.deleteFrom('userRoles').where('userId', '=', userId).execute()
  const rows = [...new Set(roles)].map((role) => ({ userId, role }))
  if (rows.length > 0) await tx.insertInto('userRoles').values(rows).execute()
}

interface Change {
  actor: Actor
  /** Whose trail it stands in: of the bureau that is changed, also when an admin from above does it (S1-06, S1-25). */
  bureauId: string
  id: string
  event: AuditEvent
  data: Record<string, unknown>
}

async function record(deps: Deps, tx: Tx, { actor, bureauId, id, event, data }: Change): Promise<void> {
  const who = { at: deps.clock.now(), bureauId, actorId: actor.id }
  await recordAudit(tx, { ...who, event, subjectKind: 'user', subjectId: id, data })
}

function isSameSet(a: readonly Role[], b: readonly Role[]): boolean {
  return a.length === new Set(b).size && b.every((role) => a.includes(role))
}
