import type { Actor } from '@sunlot/contract'
import { recordAudit } from '../../platform/audit.ts'
import type { Deps } from '../../platform/deps.ts'
import { hashPassword, isPassword, refuseWeakPassword } from './password.ts'
import { claimAttempt } from './sign-in.ts'
import { refusalOf } from './sessions.rules.ts'
import { endSessions, openSession } from './sessions.ts'

interface ChangePassword {
  current: string
  next: string
}

/** Sets a new password, ends every session of the person and answers the token of a new one. */
export async function changePassword(deps: Deps, actor: Actor, { current, next }: ChangePassword): Promise<string> {
  refuseWeakPassword(actor.login, next)
  const left = await claimAttempt(deps, actor.id)
  const { passwordHash } = await deps.db
    .selectFrom('users')
    .select('passwordHash')
    .where('id', '=', actor.id)
    .executeTakeFirstOrThrow()
  if (!(await isPassword(passwordHash, current))) throw refusalOf(left)
  const nextHash = await hashPassword(deps, next)
  return deps.db.transaction().execute(async (tx) => {
    await tx
      .updateTable('users')
      .set({ passwordHash: nextHash, mustChangePassword: false, failedCount: 0, lockedUntil: null })
      .where('id', '=', actor.id)
      .execute()
    await endSessions(tx, actor.id)
    const token = await openSession(deps, tx, actor.id)
    await recordAudit(tx, {
      at: deps.clock.now(),
      bureauId: actor.bureauId,
      actorId: actor.id,
      event: 'accounts.password-changed',
      subjectKind: 'user',
      subjectId: actor.id,
    })
    return token
  })
}
