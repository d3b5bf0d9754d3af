import { AppError } from '../../platform/app-error.ts'
import { LOCK_MS, MAX_FAILURES, minutesUntil } from './sessions.rules.ts'

/** Counts attempts on logins that do not exist, so that a count-down does not tell which ones do. */
export interface UnknownLogins {
  /** Attempts left after this one; throws auth.locked when none was left. */
  claimAttempt(login: string, at: Date): number
}

const MAX_ENTRIES = 10_000

export function createUnknownLogins(): UnknownLogins {
  const attempts = new Map<string, { count: number; lockedUntil: Date | undefined }>()
  return {
    claimAttempt(login, at) {
      const before = attempts.get(login)
      if (before?.lockedUntil && before.lockedUntil > at) {
        throw new AppError('auth.locked', { minutes: minutesUntil(before.lockedUntil, at) })
      }
      const count = before && !before.lockedUntil ? before.count + 1 : 1
      const lockedUntil = count >= MAX_FAILURES ? new Date(at.getTime() + LOCK_MS) : undefined
      attempts.delete(login)
      attempts.set(login, { count, lockedUntil })
      const [oldest] = attempts.keys()
      if (attempts.size > MAX_ENTRIES && oldest !== undefined) attempts.delete(oldest)
      return MAX_FAILURES - count
    },
  }
}
