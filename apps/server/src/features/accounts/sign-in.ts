import type { SignIn } from '@sunlot/contract'
import { sql } from 'kysely'
import { AppError } from '../../platform/app-error.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Deps } from '../../platform/deps.ts'
import { isPassword } from './password.ts'
import { openSession } from './sessions.ts'
import { LOCK_MS, MAX_FAILURES, minutesUntil, refusalOf } from './sessions.rules.ts'
import type { UnknownLogins } from './unknown-logins.ts'

interface Account {
  id: string
  bureauId: string
  passwordHash: string
}

/**
 * Opens a session for the right password and answers its token.
 * Throws auth.wrong-password with the attempts left, and auth.locked after five failures.
 */
export async function signIn(deps: Deps, unknownLogins: UnknownLogins, { login, password }: SignIn): Promise<string> {
  const account = await deps.db
    .selectFrom('users')
    .select(['id', 'bureauId', 'passwordHash'])
    .where(sql`lower(login)`, '=', login.toLowerCase())
    .where('status', '=', 'active')
    .executeTakeFirst()
  if (!account) return refuseUnknown(deps, unknownLogins, { login, password })

  const left = await claimAttempt(deps, account.id)
  if (!(await isPassword(account.passwordHash, password))) {
    await recordRefusal(deps, account, left)
    throw refusalOf(left)
  }
  return deps.db.transaction().execute(async (tx) => {
    await tx.updateTable('users').set({ failedCount: 0, lockedUntil: null }).where('id', '=', account.id).execute()
    const token = await openSession(deps, tx, account.id)
    await recordAudit(tx, { ...about(deps, account), actorId: account.id, event: 'session.signed-in' })
    return token
  })
}

/**
 * Counts an attempt before it is tried, in one statement, so that guesses made side by side count as well.
 * Answers the attempts left after this one; throws auth.locked when none was left.
 */
export async function claimAttempt(deps: Deps, userId: string): Promise<number> {
  const at = deps.clock.now()
  const lockedUntil = new Date(at.getTime() + LOCK_MS)
  const { rows } = await sql<{ failedCount: number }>`
    update users set
      failed_count = case when locked_until is null then failed_count + 1 else 1 end,
      locked_until = case when locked_until is null and failed_count + 1 >= ${MAX_FAILURES} then ${lockedUntil}::timestamptz end
    where id = ${userId} and (locked_until is null or locked_until <= ${at})
    returning failed_count`.execute(deps.db)
  const claimed = rows[0]
  if (claimed) return MAX_FAILURES - claimed.failedCount
  const user = await deps.db.selectFrom('users').select('lockedUntil').where('id', '=', userId).executeTakeFirst()
  throw new AppError('auth.locked', { minutes: minutesUntil(user?.lockedUntil ?? at, at) })
}

/** An unknown login is answered like a known one, in words and in time. */
async function refuseUnknown(deps: Deps, unknownLogins: UnknownLogins, { login, password }: SignIn): Promise<never> {
  const left = unknownLogins.claimAttempt(login.toLowerCase(), deps.clock.now())
  await isPassword(undefined, password)
  await deps.db.transaction().execute((tx) =>
    // The text itself is not kept: people type their password into the wrong field.
    recordAudit(tx, {
      at: deps.clock.now(),
      bureauId: null,
      actorId: null,
      event: 'session.refused',
      subjectKind: 'login',
      subjectId: 'unknown',
    }),
  )
  throw refusalOf(left)
}

async function recordRefusal(deps: Deps, account: Account, left: number): Promise<void> {
  await deps.db
    .transaction()
    .execute((tx) =>
      recordAudit(tx, { ...about(deps, account), actorId: null, event: 'session.refused', data: { left } }),
    )
}

function about(deps: Deps, account: Account): { at: Date; bureauId: string; subjectKind: string; subjectId: string } {
  return { at: deps.clock.now(), bureauId: account.bureauId, subjectKind: 'user', subjectId: account.id }
}
