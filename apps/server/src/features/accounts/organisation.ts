import type { Actor, AuditEvent } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { isViolation } from '../../platform/database-error.ts'
import type { Deps } from '../../platform/deps.ts'
import { hashPassword, refuseWeakPassword } from './password.ts'
import { insertUser } from './users.ts'
import {
  findFreeDrawPrefix,
  refuseForeignBureau,
  refuseForeignOffice,
  refuseWhileDrawing,
} from './organisation.queries.ts'

interface BureauFields {
  name: string
  regionCode: string
  profile: string
}

interface NewBureau extends BureauFields {
  parentId: string
  admin?: { name: string; login: string; password: string } | undefined
}

/** Creates a bureau below one the actor manages, with its own admin where one is named (S1-25); answers its id. */
export async function createBureau(deps: Deps, actor: Actor, { admin, ...input }: NewBureau): Promise<string> {
  if (admin) refuseWeakPassword(admin.login, admin.password)
  const passwordHash = admin && (await hashPassword(deps, admin.password))
  const made = changeNames(deps, input.name, async (tx) => {
    await refuseForeignBureau(tx, actor, input.parentId)
    const id = await insertBureau(deps, tx, input)
    if (admin && passwordHash !== undefined) {
      const { name, login } = admin
      const user = {
        bureauId: id,
        officeId: null,
        name,
        login,
        roles: ['platformAdmin' as const],
        status: 'active' as const,
      }
      await insertUser(deps, tx, { actor, user, passwordHash })
    }
    await record(deps, tx, {
      actor,
      bureauId: input.parentId,
      event: 'accounts.bureau-created',
      subjectKind: 'bureau',
      id,
      data: { name: input.name },
    })
    return id
  })
  return made.catch((error: unknown) => {
    if (admin && isViolation(error, 'users_login_unique')) {
      throw new AppError('accounts.login-taken', { login: admin.login })
    }
    throw error
  })
}

export async function insertBureau(
  deps: Deps,
  tx: Tx,
  { name, regionCode, profile, parentId }: BureauFields & { parentId: string | null },
): Promise<string> {
  const id = deps.newId()
  const drawPrefix = await findFreeDrawPrefix(tx, regionCode)
  const createdAt = deps.clock.now()
  await tx.insertInto('bureaus').values({ id, parentId, name, regionCode, profile, drawPrefix, createdAt }).execute()
  return id
}

/** Changes name, region or profile; a bureau keeps its place in the tree and the prefix of its draw numbers. */
export function updateBureau(deps: Deps, actor: Actor, { id, ...input }: BureauFields & { id: string }): Promise<void> {
  return changeNames(deps, input.name, async (tx) => {
    await refuseForeignBureau(tx, actor, id)
    const { name, regionCode, profile } = input
    const before = await tx
      .selectFrom('bureaus')
      .select('profile')
      .where('id', '=', id)
      .forNoKeyUpdate()
      .executeTakeFirst()
    if (before?.profile !== profile) await refuseWhileDrawing(tx, id)
    await tx.updateTable('bureaus').set({ name, regionCode, profile }).where('id', '=', id).execute()
    await record(deps, tx, {
      actor,
      bureauId: id,
      event: 'accounts.bureau-changed',
      subjectKind: 'bureau',
      id,
      data: { name, regionCode, profile },
    })
  })
}

interface OfficeFields {
  bureauId: string
  parentId: string | null
  name: string
}

/** Creates an office in a bureau the actor manages and answers its id. */
export function createOffice(deps: Deps, actor: Actor, { bureauId, parentId, name }: OfficeFields): Promise<string> {
  return changeNames(deps, name, async (tx) => {
    await refuseForeignBureau(tx, actor, bureauId)
    await refuseForeignOffice(tx, { bureauId, officeId: parentId })
    const id = deps.newId()
    await tx.insertInto('offices').values({ id, bureauId, parentId, name, createdAt: deps.clock.now() }).execute()
    const subject = { bureauId, subjectKind: 'office' as const, id }
    await record(deps, tx, { actor, ...subject, event: 'accounts.office-created', data: { name } })
    return id
  })
}

export function renameOffice(deps: Deps, actor: Actor, { id, name }: { id: string; name: string }): Promise<void> {
  return changeNames(deps, name, async (tx) => {
    const office = await tx
      .selectFrom('offices')
      .select(['bureauId', 'name'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!office) throw new AppError('request.not-found')
    await refuseForeignBureau(tx, actor, office.bureauId)
    await tx.updateTable('offices').set({ name }).where('id', '=', id).execute()
    const subject = { bureauId: office.bureauId, subjectKind: 'office' as const, id }
    const data = { name, nameBefore: office.name }
    await record(deps, tx, { actor, ...subject, event: 'accounts.office-changed', data })
  })
}

async function changeNames<T>(deps: Deps, name: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await deps.db.transaction().execute(work)
  } catch (error) {
    const taken = isViolation(error, 'bureaus_name_key') || isViolation(error, 'offices_name_unique')
    if (taken) throw new AppError('accounts.name-taken', { name })
    throw error
  }
}

interface Change {
  actor: Actor
  /** Whose trail it stands in: of the bureau that is changed, also when an admin from above does it (S1-06, S1-25). */
  bureauId: string
  event: AuditEvent
  subjectKind: 'bureau' | 'office'
  id: string
  data: Record<string, unknown>
}

async function record(deps: Deps, tx: Tx, { actor, bureauId, event, subjectKind, id, data }: Change): Promise<void> {
  const who = { at: deps.clock.now(), bureauId, actorId: actor.id }
  await recordAudit(tx, { ...who, event, subjectKind, subjectId: id, data })
}
