import {
  CalendarMissing,
  ChangePasswordSchema,
  civilDateOf,
  DemoAccountsSchema,
  isWorkingDay,
  SessionSchema,
  SetupSchema,
  SignInSchema,
} from '@sunlot/contract'
import type { Session, WorkCalendar } from '@sunlot/contract'
import type { FastifyRequest } from 'fastify'
import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { loadCalendar } from '../../platform/work-calendar.ts'
import { changePassword } from './change-password.ts'
import { findDemoAccounts } from './demo-mode.ts'
import { findBureau } from './organisation.queries.ts'
import { clearSessionToken, readSessionToken, setSessionToken } from './session-cookie.ts'
import { endSession, findSignedIn } from './sessions.ts'
import { isSetupNeeded, setUp } from './setup.ts'
import { signIn } from './sign-in.ts'
import { createUnknownLogins } from './unknown-logins.ts'

/** Guessing is bounded per account by the lock-out and per address by this; an office shares one address. */
const rateLimit = { max: 60, timeWindow: 60_000 }

export function sessionRoutes(app: App, deps: Deps): void {
  const unknownLogins = createUnknownLogins()

  app.get('/session', { config: { roles: 'public' }, schema: { response: { 200: SessionSchema } } }, (request) =>
    readSession(deps, request),
  )

  app.get(
    '/session/demo',
    { config: { roles: 'public' }, schema: { response: { 200: DemoAccountsSchema } } },
    async () => (await findDemoAccounts(deps.db)) ?? [],
  )

  app.post(
    '/session',
    { config: { roles: 'public', rateLimit }, schema: { body: SignInSchema } },
    async (request, reply) => {
      setSessionToken(request, reply, await signIn(deps, unknownLogins, request.body))
      return reply.status(204).send()
    },
  )

  app.delete('/session', { config: { roles: 'public' } }, async (request, reply) => {
    const token = readSessionToken(request)
    if (token !== undefined && request.signedIn) await endSession(deps, request.signedIn, token)
    clearSessionToken(reply)
    return reply.status(204).send()
  })

  app.post(
    '/session/password',
    { config: { roles: 'any', beforeNewPassword: true, rateLimit }, schema: { body: ChangePasswordSchema } },
    async (request, reply) => {
      setSessionToken(request, reply, await changePassword(deps, request.actor, request.body))
      return reply.status(204).send()
    },
  )

  app.post(
    '/setup',
    { config: { roles: 'public', rateLimit }, schema: { body: SetupSchema } },
    async (request, reply) => {
      await setUp(deps, request.body)
      return reply.status(204).send()
    },
  )
}

async function readSession(deps: Deps, request: FastifyRequest): Promise<Session> {
  const token = readSessionToken(request)
  const signedIn = token === undefined ? undefined : await findSignedIn(deps, token)
  const date = civilDateOf(deps.clock.now())
  return {
    demo: (await findDemoAccounts(deps.db)) !== undefined,
    setupNeeded: await isSetupNeeded(deps.db),
    today: { date, workday: isWorkdayKnown(await loadCalendar(deps.db), date) },
    // As the guard sees it: with what comes with a duty.
    actor: request.signedIn,
    bureau: signedIn ? ((await findBureau(deps.db, signedIn.actor.bureauId)) ?? null) : null,
    mustChangePassword: signedIn?.mustChangePassword ?? false,
  }
}

/** Null in a year whose calendar has not been published. */
function isWorkdayKnown(calendar: WorkCalendar, date: string): boolean | null {
  try {
    return isWorkingDay(calendar, date)
  } catch (error) {
    if (error instanceof CalendarMissing) return null
    throw error
  }
}
