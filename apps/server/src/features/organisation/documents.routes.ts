import {
  DOCUMENT_KINDS,
  IssuedDocumentDetailSchema,
  IssuedDocumentInputSchema,
  IssuedDocumentQuerySchema,
  IssuedDocumentSchema,
  OfficeRecordExportSchema,
  pageOf,
  ReceiptSchema,
} from '@sunlot/contract'
import { z } from 'zod'
import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { sendTable } from '../../platform/send-table.ts'
import { listDocuments } from './documents.queries.ts'
import { issueDocument, readDocument, receiveDocument } from './documents.ts'
import { KEEPERS } from './organisation.access.ts'

const params = z.object({ id: z.uuid() })
const receiptParams = params.extend({ recipientId: z.uuid() })
const ALL = { page: 1, size: 100_000 }

/** S0-01: what was issued, to whom, and who has received it. Everybody may read and sign for the own office. */
export function documentsRoutes(app: App, deps: Deps): void {
  app.get(
    '/issued-documents',
    {
      config: { roles: 'any' },
      schema: { querystring: IssuedDocumentQuerySchema, response: { 200: pageOf(IssuedDocumentSchema) } },
    },
    (request) => listDocuments(deps.db, request.actor.bureauId, request.query),
  )
  app.get(
    '/issued-documents/export',
    { config: { roles: 'any' }, schema: { querystring: OfficeRecordExportSchema } },
    async (request, reply) => {
      const { q, format } = request.query
      const { rows } = await listDocuments(deps.db, request.actor.bureauId, { q, receipts: '', sort: '', ...ALL })
      const headings = ['文号', '标题', '类别', '研究同意', '同意日期', '印发日期', '签收单位', '已签收']
      const columns = headings.map((heading) => ({ heading }))
      const cells = rows.map((row) => [
        row.documentNo,
        row.title,
        DOCUMENT_KINDS[row.kind],
        row.approvingBody,
        row.approvedOn ?? '',
        row.issuedOn,
        row.recipientCount,
        row.receivedCount,
      ])
      return sendTable(reply, { sheetName: '文件印发登记', columns, rows: cells }, { format })
    },
  )
  app.get(
    '/issued-documents/:id',
    { config: { roles: 'any' }, schema: { params, response: { 200: IssuedDocumentDetailSchema } } },
    (request) => readDocument(deps.db, request.actor, request.params),
  )
  app.post(
    '/issued-documents',
    { config: KEEPERS, schema: { body: IssuedDocumentInputSchema, response: { 201: z.object({ id: z.string() }) } } },
    async (request, reply) => reply.status(201).send({ id: await issueDocument(deps, request.actor, request.body) }),
  )
  app.post(
    '/issued-documents/:id/receipts/:recipientId',
    { config: { roles: 'any' }, schema: { params: receiptParams, body: ReceiptSchema } },
    async (request, reply) => {
      await receiveDocument(deps, request.actor, { ...request.body, ...request.params })
      return reply.status(204).send()
    },
  )
}
