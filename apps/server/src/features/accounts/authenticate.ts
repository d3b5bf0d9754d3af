import type { Actor } from '@sunlot/contract'
import type { FastifyRequest } from 'fastify'
import { AppError } from '../../platform/app-error.ts'
import type { Deps } from '../../platform/deps.ts'
import { readSessionToken } from './session-cookie.ts'
import { findSignedIn } from './sessions.ts'

/** The person behind a request; one who still has a password given by somebody else may only change it. */
export async function authenticate(deps: Deps, request: FastifyRequest): Promise<Actor | undefined> {
  const token = readSessionToken(request)
  const signedIn = token === undefined ? undefined : await findSignedIn(deps, token)
  const { roles, beforeNewPassword } = request.routeOptions.config
  if (signedIn?.mustChangePassword && roles !== 'public' && !beforeNewPassword) {
    throw new AppError('auth.must-change-password')
  }
  return signedIn?.actor
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Open also to somebody who must change the password first. */
    beforeNewPassword?: true
  }
}
