import { AppError } from '../../platform/app-error.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

export const MAX_FAILURES = 5
export const LOCK_MS = 15 * MINUTE

const IDLE_MS = 2 * HOUR
const ABSOLUTE_MS = 12 * HOUR
const TOUCH_MS = MINUTE

interface SessionTimes {
  createdAt: Date
  lastSeenAt: Date
}

/** A session ends after two idle hours, and after twelve whatever happens. */
export function isSessionOver({ createdAt, lastSeenAt }: SessionTimes, at: Date): boolean {
  return at.getTime() - lastSeenAt.getTime() >= IDLE_MS || at.getTime() - createdAt.getTime() >= ABSOLUTE_MS
}

/** Sessions opened before this are over. */
export function oldestSession(at: Date): Date {
  return new Date(at.getTime() - ABSOLUTE_MS)
}

/** "Last seen" is written at most once a minute, not at each request. */
export function isTouchDue({ lastSeenAt }: SessionTimes, at: Date): boolean {
  return at.getTime() - lastSeenAt.getTime() >= TOUCH_MS
}

export function minutesUntil(instant: Date, at: Date): number {
  return Math.max(1, Math.ceil((instant.getTime() - at.getTime()) / MINUTE))
}

/** What a failed attempt is told: how many are left, or that this was the last. */
export function refusalOf(left: number): AppError {
  if (left > 0) return new AppError('auth.wrong-password', { left })
  return new AppError('auth.locked', { minutes: LOCK_MS / MINUTE })
}
