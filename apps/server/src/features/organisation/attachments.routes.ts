import { AttachmentSchema, OFFICE_ROLES } from '@sunlot/contract'
import { z } from 'zod'
import { AppError } from '../../platform/app-error.ts'
import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { keepAttachment, openAttachment } from './attachments.ts'

const params = z.object({ id: z.uuid() })

/** Files of issued documents, publicity and duty cards; an inspector reads what the own office was sent. */
export function attachmentsRoutes(app: App, deps: Deps): void {
  app.post(
    '/attachments',
    { config: { roles: OFFICE_ROLES }, schema: { response: { 201: AttachmentSchema } } },
    async (request, reply) => {
      const upload = request.isMultipart() ? await request.file() : undefined
      if (!upload) throw new AppError('import.no-file')
      const { filename, file } = upload
      return reply.status(201).send(await keepAttachment(deps, request.actor, { fileName: filename, content: file }))
    },
  )
  app.get('/attachments/:id', { config: { roles: 'any' }, schema: { params } }, async (request, reply) => {
    const { content, name, size } = await openAttachment(deps, request.actor, request.params)
    return reply
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      .type('application/octet-stream')
      .header('content-length', size)
      .send(content)
  })
}
