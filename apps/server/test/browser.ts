import type { Actor } from '@sunlot/contract'
import type { LightMyRequestResponse } from 'fastify'
import { openSession } from '../src/features/accounts/sessions.ts'
import type { Deps } from '../src/platform/deps.ts'
import type { App } from '../src/platform/http.ts'

/** One person's browser: sends what our own pages send. Addresses are below /api/v1 unless they begin with it. */
export interface Browser {
  /** The headers it sends, for requests built by hand (uploads). */
  headers: Record<string, string>
  get(url: string): Promise<LightMyRequestResponse>
  post(url: string, body?: object): Promise<LightMyRequestResponse>
  put(url: string, body?: object): Promise<LightMyRequestResponse>
  delete(url: string, body?: object): Promise<LightMyRequestResponse>
}

/** A browser that holds the given cookie, or nobody's. */
export function createBrowser(app: App, cookie?: string): Browser {
  const headers: Record<string, string> = { 'x-sunlot': '1', ...(cookie ? { cookie } : {}) }

  function send(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    body?: object,
  ): Promise<LightMyRequestResponse> {
    const address = url.startsWith('/api/') ? url : `/api/v1${url}`
    return app.inject({ method, url: address, headers, ...(body ? { payload: body } : {}) })
  }
  return {
    headers,
    get: (url) => send('GET', url),
    post: (url, body) => send('POST', url, body),
    put: (url, body) => send('PUT', url, body),
    delete: (url, body) => send('DELETE', url, body),
  }
}

/** A browser with an open session of that person. */
export async function signInAs(deps: Deps, app: App, actor: Actor): Promise<Browser> {
  const token = await deps.db.transaction().execute((tx) => openSession(deps, tx, actor.id))
  return createBrowser(app, `sunlot_session=${token}`)
}
