import type { FastifyReply, FastifyRequest } from 'fastify'

const COOKIE = 'sunlot_session'

export function readSessionToken(request: FastifyRequest): string | undefined {
  return request.cookies[COOKIE]
}

/** Not readable by scripts, never sent along from another site, and over https only where there is https. */
export function setSessionToken(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
  })
}

export function clearSessionToken(reply: FastifyReply): void {
  reply.clearCookie(COOKIE, { path: '/' })
}
