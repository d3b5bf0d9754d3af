import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { errorText } from '@sunlot/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z, ZodError } from 'zod'
import { AppError } from '../../platform/app-error.ts'
import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { findDemoAccounts } from '../accounts/index.ts'
import type { Markup } from './html.ts'
import { markFile, renderPage } from './layout.ts'
import type { Display, PageFrame } from './layout.ts'
import { failedPage, missingPage, readingPage, refusedPage } from './pages/reading.page.ts'
import { offlineVerifier } from './pages/verify.page.ts'

export interface Site {
  send(
    request: FastifyRequest,
    reply: FastifyReply,
    frame: Pick<PageFrame, 'title' | 'bureau' | 'current' | 'script'>,
    article: Markup,
  ): Promise<FastifyReply>
  /** Address of the script that recomputes a draw. */
  verifierAddress: string
}

const COOKIE = 'sunlot_display'
const displayQuery = z.object({
  large: z.enum(['0', '1']).optional(),
  contrast: z.enum(['0', '1']).optional(),
  back: z.string().max(500).default('/'),
})

/** What all public pages share: frame, style, script, display settings, and errors as pages instead of JSON. */
export async function createSite(app: App, deps: Deps): Promise<Site> {
  const style = await readFile(join(import.meta.dirname, 'site.css'), 'utf8')
  // Built by the start command; without it every page but the recomputation works.
  const script = await readFile(join(import.meta.dirname, 'verifier/dist/verifier.js'), 'utf8').catch(() => '')

  const send: Site['send'] = async (request, reply, frame, article) => {
    const demo = (await findDemoAccounts(deps.db)) !== undefined
    const whole = { ...frame, address: request.url, display: readDisplay(request), demo }
    return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(renderPage(whole, article))
  }

  app.setErrorHandler((error, request, reply) => {
    if (request.url.startsWith('/api/')) throw error
    const { status, title, article } = explain(error, request)
    return send(request, reply.status(status), { title, bureau: null, current: null }, article)
  })

  const files: [string, string, string][] = [
    ['/site/site.css', 'text/css; charset=utf-8', style],
    ['/site/verifier.js', 'text/javascript; charset=utf-8', script],
    ['/site/mark.svg', 'image/svg+xml', markFile],
  ]
  for (const [path, type, content] of files) {
    const etag = `"${createHash('sha256').update(content).digest('hex').slice(0, 16)}"`
    app.get(path, (request, reply) => {
      reply.header('cache-control', 'no-cache').header('etag', etag)
      return request.headers['if-none-match'] === etag ? reply.status(304).send() : reply.type(type).send(content)
    })
  }
  app.get('/verify.html', (_request, reply) =>
    reply
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent('抽取记录验证程序.html')}`)
      .type('text/html; charset=utf-8')
      .send(offlineVerifier(style, script)),
  )
  app.get('/site/reading', (request, reply) =>
    send(request, reply, { title: '读屏说明', bureau: null, current: null }, readingPage()),
  )
  app.get('/site/display', { schema: { querystring: displayQuery } }, (request, reply) => {
    const { large, contrast, back } = request.query
    const now = readDisplay(request)
    const next = { large: large ? large === '1' : now.large, contrast: contrast ? contrast === '1' : now.contrast }
    reply.setCookie(COOKIE, `${Number(next.large)}${Number(next.contrast)}`, {
      path: '/',
      maxAge: 31_536_000,
      sameSite: 'lax',
      httpOnly: true,
    })
    return reply.redirect(ownPath(back))
  })
  // An address that is no page is said so in words, too; what lies below /api/ answers as data.
  app.get('/*', () => {
    throw new AppError('request.not-found')
  })
  return { send, verifierAddress: '/site/verifier.js' }
}

/** What went wrong in the words of the site; whatever is wrong with an address, there is no such page. */
function explain(error: unknown, request: FastifyRequest): { status: number; title: string; article: Markup } {
  const status = error instanceof AppError ? error.status : ((error as { statusCode?: number }).statusCode ?? 500)
  const isInvalid = error instanceof ZodError || status === 400 || status === 422
  if (isInvalid || status === 404) return { status: 404, title: '没有找到这一页', article: missingPage() }
  if (error instanceof AppError && status < 500) {
    return { status, title: '请稍后再试', article: refusedPage(errorText(error.code, error.params)) }
  }
  request.log.error({ err: error }, 'page failed')
  return { status: 500, title: '这一页暂时打不开', article: failedPage(request.id) }
}

/** Only back to a page of this site: read as a browser reads it, which drops tabs and takes `\\` for `/`. */
function ownPath(address: string): string {
  const here = 'http://here.invalid'
  const url = URL.canParse(address, here) ? new URL(address, here) : new URL(here)
  // Two slashes at the front would name a host.
  return url.origin === here ? `${url.pathname.replace(/^\/+/, '/')}${url.search}` : '/'
}

function readDisplay(request: FastifyRequest): Display {
  const [large, contrast] = request.cookies[COOKIE] ?? ''
  return { large: large === '1', contrast: contrast === '1' }
}
