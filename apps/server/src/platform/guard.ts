import { ROLES } from '@sunlot/contract'
import type { Actor, Role } from '@sunlot/contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AppError } from './app-error.ts'

/** Who may call a route: holders of one of the roles, anybody signed in, or everybody. */
export type Access = readonly Role[] | 'any' | 'public'

declare module 'fastify' {
  interface FastifyContextConfig {
    roles?: Access
  }
  interface FastifyRequest {
    /** The signed-in person; reading it in a public route without a session throws `auth.required`. */
    readonly actor: Actor
    signedIn: Actor | null
  }
}

export type Authenticate = (request: FastifyRequest) => Promise<Actor | undefined>

const API = '/api/v1'

/** Closes every API route by default: it must say who may call it, and state changes must come from our own pages. */
export function guardRoutes(app: FastifyInstance, authenticate: Authenticate): void {
  app.decorateRequest('signedIn', null)
  app.decorateRequest('actor', {
    getter(this: FastifyRequest) {
      if (!this.signedIn) throw new AppError('auth.required')
      return this.signedIn
    },
  })
  app.addHook('onRoute', (route) => {
    if (route.url.startsWith(API) && route.config?.roles === undefined) {
      throw new Error(`${String(route.method)} ${route.url} does not declare config.roles`)
    }
  })
  app.addHook('onRequest', async (request) => {
    const access = request.routeOptions.config.roles
    if (access === undefined) return
    refuseCrossSite(request)
    request.signedIn = (await authenticate(request)) ?? null
    if (access !== 'public') refuseUnlessAllowed(request.actor, access)
  })
}

function refuseUnlessAllowed(actor: Actor, access: readonly Role[] | 'any'): void {
  if (access === 'any' || access.some((role) => actor.roles.includes(role))) return
  throw new AppError('auth.forbidden', { duty: access.map((role) => ROLES[role]).join('、') })
}

/** A foreign page can send our cookie but neither the header nor the browser's own word on where it comes from. */
function refuseCrossSite(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const { origin, 'sec-fetch-site': site, 'x-sunlot': mark } = request.headers
  const sameSite = site === undefined || site === 'same-origin'
  const sameOrigin = origin === undefined || hostOf(origin) === request.host
  if (mark !== '1' || !sameSite || !sameOrigin) throw new AppError('auth.cross-site')
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
