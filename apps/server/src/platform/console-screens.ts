import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyReply } from 'fastify'
import type { App } from './http.ts'

/** Serves the built back office under /console/; an address inside it that is no file is one of its pages. */
export async function serveConsole(app: App, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) {
    app.log.warn('没有找到后台界面，请用 npm start 启动，它会先构建界面')
    return
  }
  await app.register(
    async (scope) => {
      await scope.register(fastifyStatic, { root: folder, prefix: '/', setHeaders: cacheBuiltAssets })
      scope.setNotFoundHandler((request, reply) => {
        const isFile = /\.\w+$/.test(request.url.split('?')[0] ?? '')
        return isFile ? reply.status(404).send() : reply.sendFile('index.html')
      })
    },
    { prefix: '/console' },
  )
}

/** Built files carry the hash of their content in the name; the page that names them must be asked for each time. */
function cacheBuiltAssets(reply: FastifyReply, path: string): void {
  const fixed = path.includes('/assets/')
  reply.header('cache-control', fixed ? 'public, max-age=31536000, immutable' : 'no-cache')
}
