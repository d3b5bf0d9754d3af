import type { MultipartFile } from '@fastify/multipart'
import {
  dateOfInstant,
  EngagementInputSchema,
  InstitutionChangeSchema,
  InstitutionDetailSchema,
  InstitutionExportQuerySchema,
  InstitutionInputSchema,
  InstitutionQuerySchema,
  InstitutionRemovalSchema,
  InstitutionSchema,
  pageOf,
  ReportInputSchema,
} from '@sunlot/contract'
import { z } from 'zod'
import { AppError } from '../../platform/app-error.ts'
import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { sendTable } from './exports.ts'
import { plainName } from './imports/imports.routes.ts'
import { engageInstitution, openReport, recordReport, requireEngagement } from './institutions.engagements.ts'
import { institutionsTable } from './institutions.export.ts'
import { findInstitution, listAllInstitutions, listInstitutions } from './institutions.queries.ts'
import { changeInstitution, createInstitution, removeInstitution } from './institutions.ts'
import { KEEPERS, READERS } from './registry.access.ts'
import { documentKind } from '../../platform/document-kind.ts'

const read = { roles: READERS }
const write = { roles: KEEPERS }
const params = z.object({ id: z.uuid() })
const reportParams = params.extend({ reportId: z.uuid() })
const made = { 201: z.object({ id: z.string() }) }

/** Institutions that may be engaged for reports (委托机构), and what they were engaged for. */
export function institutionsRoutes(app: App, deps: Deps): void {
  readingRoutes(app, deps)
  writingRoutes(app, deps)
  engagementRoutes(app, deps)
}

function readingRoutes(app: App, deps: Deps): void {
  const today = () => dateOfInstant(deps.clock.now().toISOString())
  app.get(
    '/institutions',
    { config: read, schema: { querystring: InstitutionQuerySchema, response: { 200: pageOf(InstitutionSchema) } } },
    ({ actor, query }) => listInstitutions(deps.db, { bureauId: actor.bureauId, query, today: today() }),
  )
  app.get(
    '/institutions/export',
    { config: read, schema: { querystring: InstitutionExportQuerySchema } },
    async ({ actor, query }, reply) => {
      const search = { bureauId: actor.bureauId, query, today: today() }
      const table = institutionsTable(await listAllInstitutions(deps.db, search))
      return sendTable(reply, table, { name: `${table.sheetName}${search.today}`, format: query.format })
    },
  )
  app.get(
    '/institutions/:id',
    { config: read, schema: { params, response: { 200: InstitutionDetailSchema } } },
    async ({ actor, params: { id } }) => {
      const institution = await findInstitution(deps.db, { id, bureauId: actor.bureauId, today: today() })
      if (!institution) throw new AppError('request.not-found')
      return institution
    },
  )
}

function writingRoutes(app: App, deps: Deps): void {
  app.post(
    '/institutions',
    { config: write, schema: { body: InstitutionInputSchema, response: made } },
    async (request, reply) =>
      reply.status(201).send({ id: await createInstitution(deps, request.actor, request.body) }),
  )
  app.put(
    '/institutions/:id',
    { config: write, schema: { params, body: InstitutionChangeSchema } },
    async (request, reply) => {
      await changeInstitution(deps, request.actor, { ...request.body, ...request.params })
      return reply.status(204).send()
    },
  )
  app.delete(
    '/institutions/:id',
    { config: write, schema: { params, body: InstitutionRemovalSchema } },
    async (request, reply) => {
      await removeInstitution(deps, request.actor, { ...request.params, ...request.body })
      return reply.status(204).send()
    },
  )
}

function engagementRoutes(app: App, deps: Deps): void {
  app.post(
    '/institutions/:id/engagements',
    { config: write, schema: { params, body: EngagementInputSchema, response: made } },
    async (request, reply) => {
      const engagement = { ...request.body, institutionId: request.params.id }
      return reply.status(201).send({ id: await engageInstitution(deps, request.actor, engagement) })
    },
  )
  app.post(
    '/engagements/:id/reports',
    { config: write, schema: { params, response: made } },
    async (request, reply) => {
      const { id } = request.params
      const upload = request.isMultipart() ? await request.file() : undefined
      await requireEngagement(deps.db, request.actor, id)
      if (!upload) throw new AppError('file.not-document', { file: '' })
      const report = ReportInputSchema.parse(textsOf(upload))
      const sent = { id, report, fileName: plainName(upload.filename), content: upload.file }
      return reply.status(201).send({ id: await recordReport(deps, request.actor, sent) })
    },
  )
  app.get(
    '/engagements/:id/reports/:reportId/file',
    { config: read, schema: { params: reportParams } },
    async (request, reply) => {
      const { content, fileName, size } = await openReport(deps, request.actor, request.params)
      return reply
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`)
        .header('content-length', size)
        .type(documentKind(fileName) ?? 'application/octet-stream')
        .send(content)
    },
  )
}

/** The fields of a form that came before its file. */
function textsOf({ fields }: MultipartFile): Record<string, unknown> {
  const texts = Object.entries(fields).flatMap(([name, field]) =>
    field && 'value' in field ? [[name, field.value] as const] : [],
  )
  return Object.fromEntries(texts)
}
