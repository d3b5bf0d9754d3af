import {
  OfficeRecordExportSchema,
  pageOf,
  PUBLICITY_CHANNELS,
  PublicityChangeSchema,
  PublicityInputSchema,
  PublicityQuerySchema,
  PublicitySchema,
} from '@sunlot/contract'
import { z } from 'zod'
import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { sendTable } from '../../platform/send-table.ts'
import { PUBLICISTS, READERS } from './organisation.access.ts'
import { changePublicity, listPublicity, recordPublicity } from './publicity.ts'

const params = z.object({ id: z.uuid() })
const ALL = { page: 1, size: 100_000 }

/** S0-34, S2-27, S4-22: what was done to make the checks known. */
export function publicityRoutes(app: App, deps: Deps): void {
  app.get(
    '/publicity',
    { config: READERS, schema: { querystring: PublicityQuerySchema, response: { 200: pageOf(PublicitySchema) } } },
    (request) => listPublicity(deps.db, request.actor.bureauId, request.query),
  )
  app.get(
    '/publicity/export',
    { config: READERS, schema: { querystring: OfficeRecordExportSchema } },
    async (request, reply) => {
      const { q, format } = request.query
      const { rows } = await listPublicity(deps.db, request.actor.bureauId, { q, channel: '', sort: '', ...ALL })
      const columns = ['日期', '渠道', '标题', '受众', '网址', '附件', '登记人'].map((heading) => ({ heading }))
      const cells = rows.map((row) => [
        row.heldOn,
        PUBLICITY_CHANNELS[row.channel],
        row.title,
        row.audience,
        row.link,
        row.attachment?.name ?? '',
        row.recordedBy,
      ])
      return sendTable(reply, { sheetName: '宣传记录', columns, rows: cells }, { format })
    },
  )
  app.post(
    '/publicity',
    { config: PUBLICISTS, schema: { body: PublicityInputSchema, response: { 201: z.object({ id: z.string() }) } } },
    async (request, reply) => reply.status(201).send({ id: await recordPublicity(deps, request.actor, request.body) }),
  )
  app.put(
    '/publicity/:id',
    { config: PUBLICISTS, schema: { params, body: PublicityChangeSchema } },
    async (request, reply) => {
      await changePublicity(deps, request.actor, { ...request.body, ...request.params })
      return reply.status(204).send()
    },
  )
}
