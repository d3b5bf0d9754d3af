import type { Actor } from '@sunlot/contract'
import type { Deps } from '../../platform/deps.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { isSessionOver, isTouchDue, oldestSession } from './sessions.rules.ts'
import { getActor } from './users.queries.ts'

/** Opens a session; the token goes into the cookie, the database keeps its hash only. */
export async function openSession(deps: Deps, tx: Tx, userId: string): Promise<string> {
  const at = deps.clock.now()
  const token = Buffer.from(deps.entropy(32)).toString('base64url')
  await tx.deleteFrom('sessions').where('createdAt', '<=', oldestSession(at)).execute()
  await tx
    .insertInto('sessions')
    .values({ tokenHash: deps.hasher.text(token), userId, createdAt: at, lastSeenAt: at })
    .execute()
  return token
}

/** Ends every session of a person: after a new password, other roles or a closed account. */
export async function endSessions(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom('sessions').where('userId', '=', userId).execute()
}

export interface SignedIn {
  actor: Actor
  mustChangePassword: boolean
}

/** Who the token belongs to; undefined when it is unknown, over, or the account is closed. */
export async function findSignedIn(deps: Deps, token: string): Promise<SignedIn | undefined> {
  const at = deps.clock.now()
  const tokenHash = deps.hasher.text(token)
  const session = await deps.db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.userId')
    .select(['sessions.userId', 'sessions.createdAt', 'sessions.lastSeenAt', 'users.mustChangePassword'])
    .where('sessions.tokenHash', '=', tokenHash)
    .where('users.status', '=', 'active')
    .executeTakeFirst()
  if (!session || isSessionOver(session, at)) return undefined
  if (isTouchDue(session, at)) {
    await deps.db.updateTable('sessions').set({ lastSeenAt: at }).where('tokenHash', '=', tokenHash).execute()
  }
  return { actor: await getActor(deps.db, session.userId), mustChangePassword: session.mustChangePassword }
}

/** Signs out; a token that is already over is no error. */
export async function endSession(deps: Deps, actor: Actor, token: string): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    await tx.deleteFrom('sessions').where('tokenHash', '=', deps.hasher.text(token)).execute()
    await recordAudit(tx, {
      at: deps.clock.now(),
      bureauId: actor.bureauId,
      actorId: actor.id,
      event: 'session.signed-out',
      subjectKind: 'user',
      subjectId: actor.id,
    })
  })
}
