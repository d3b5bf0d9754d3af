import { Readable } from 'node:stream'
import { z } from 'zod'
import { AppError } from '../../platform/app-error.ts'
import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { describeDraw } from './draw-detail.ts'
import { DRAWER, READERS, WITNESS } from './draws.access.ts'
import { getDraw } from './draws.queries.ts'
import { addEvidence, openEvidence } from './evidence.ts'
import { readRecord } from './record.ts'

const params = z.object({ id: z.uuid() })
const evidenceParams = params.extend({ evidenceId: z.uuid() })

/** Evidence and the record: everything of a draw that is a file. */
export function drawFilesRoutes(app: App, deps: Deps): void {
  app.post(
    '/draws/:id/evidence',
    { config: { roles: [...DRAWER.roles, ...WITNESS.roles] }, schema: { params } },
    async (request, reply) => {
      const { id } = request.params
      const upload = await request.file()
      if (!upload) throw new AppError('file.not-media', { file: '' })
      const { caption } = upload.fields
      const text = caption && 'value' in caption ? String(caption.value).trim().slice(0, 200) : ''
      const { filename, file } = upload
      await addEvidence(deps, request.actor, { drawId: id, fileName: filename, caption: text, content: file })
      return reply.status(201).send(await describeDraw(deps, request.actor, id))
    },
  )
  app.get(
    '/draws/:id/evidence/:evidenceId',
    { config: READERS, schema: { params: evidenceParams } },
    async (request, reply) => {
      const { id, evidenceId } = request.params
      const { content, mediaType, size } = await openEvidence(deps, request.actor, { drawId: id, evidenceId })
      return reply.type(mediaType).header('content-length', size).send(content)
    },
  )
  app.get('/draws/:id/record.json', { config: READERS, schema: { params } }, async (request, reply) => {
    const draw = await getDraw(deps.db, request.actor.bureauId, request.params.id)
    if (!draw.targets) throw new AppError('request.not-found')
    return reply
      .type('application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="${draw.drawNo}.json"`)
      .send(Readable.from(readRecord(deps, draw.id), { objectMode: false }))
  })
}
