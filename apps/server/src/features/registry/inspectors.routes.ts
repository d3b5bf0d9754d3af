import {
  AbsenceEndSchema,
  AbsenceInputSchema,
  CertifiedStaffPasteSchema,
  dateOfInstant,
  InspectorChangeSchema,
  InspectorDetailSchema,
  InspectorExportQuerySchema,
  InspectorInputSchema,
  InspectorOverviewSchema,
  type InspectorQuery,
  InspectorQuerySchema,
  InspectorSchema,
  InspectorStatusChangeSchema,
  pageOf,
  PasteOutcomeSchema,
  QualificationConfirmationSchema,
} from '@sunlot/contract'
import { z } from 'zod'
import { AppError } from '../../platform/app-error.ts'
import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { loadPolicy } from '../rulebook/index.ts'
import { sendTable } from './exports.ts'
import { declareAbsence, endAbsence } from './inspectors.absences.ts'
import { inspectorsTable } from './inspectors.export.ts'
import { readOverview } from './inspectors.overview.ts'
import { confirmQualifications, pasteQualifications } from './inspectors.qualifications.ts'
import { findInspector, type InspectorSearch, listInspectors, readInspectors } from './inspectors.queries.ts'
import { changeInspector, changeInspectorStatus, createInspector } from './inspectors.ts'
import { KEEPERS, READERS } from './registry.access.ts'

const read = { roles: READERS }
const write = { roles: KEEPERS }
const params = z.object({ id: z.uuid() })

/** The directory of inspectors (执法检查人员名录库). */
export function inspectorsRoutes(app: App, deps: Deps): void {
  readingRoutes(app, deps)
  writingRoutes(app, deps)
  absenceRoutes(app, deps)
  qualificationRoutes(app, deps)
}

function readingRoutes(app: App, deps: Deps): void {
  const today = () => dateOfInstant(deps.clock.now().toISOString())
  async function searchOf(bureauId: string, query: InspectorQuery): Promise<InspectorSearch> {
    const { inspectorPool } = await loadPolicy(deps.db, bureauId, today())
    return { bureauId, query, isByItem: inspectorPool.value === 'byItem', today: today() }
  }

  app.get(
    '/inspectors',
    { config: read, schema: { querystring: InspectorQuerySchema, response: { 200: pageOf(InspectorSchema) } } },
    async ({ actor, query }) => listInspectors(deps.db, await searchOf(actor.bureauId, query)),
  )
  app.get(
    '/inspectors/overview',
    { config: read, schema: { response: { 200: InspectorOverviewSchema } } },
    ({ actor }) => readOverview(deps.db, actor.bureauId, today()),
  )
  app.get(
    '/inspectors/export',
    { config: read, schema: { querystring: InspectorExportQuerySchema } },
    async ({ actor, query }, reply) => {
      const search = await searchOf(actor.bureauId, query)
      const name = `执法检查人员名录库${search.today}`
      return sendTable(reply, inspectorsTable(readInspectors(deps.db, search)), { name, format: query.format })
    },
  )
  app.get(
    '/inspectors/:id',
    { config: read, schema: { params, response: { 200: InspectorDetailSchema } } },
    async (request) => {
      const { bureauId } = request.actor
      const inspector = await findInspector(deps.db, { id: request.params.id, bureauId, today: today() })
      if (!inspector) throw new AppError('request.not-found')
      return inspector
    },
  )
}

function writingRoutes(app: App, deps: Deps): void {
  app.post(
    '/inspectors',
    { config: write, schema: { body: InspectorInputSchema, response: { 201: z.object({ id: z.string() }) } } },
    async (request, reply) => reply.status(201).send({ id: await createInspector(deps, request.actor, request.body) }),
  )
  app.put(
    '/inspectors/:id',
    { config: write, schema: { params, body: InspectorChangeSchema } },
    async (request, reply) => {
      await changeInspector(deps, request.actor, { ...request.body, ...request.params })
      return reply.status(204).send()
    },
  )
  app.post(
    '/inspectors/:id/status',
    { config: write, schema: { params, body: InspectorStatusChangeSchema } },
    async (request, reply) => {
      await changeInspectorStatus(deps, request.actor, { ...request.body, ...request.params })
      return reply.status(204).send()
    },
  )
}

function absenceRoutes(app: App, deps: Deps): void {
  app.post(
    '/inspectors/:id/absences',
    { config: write, schema: { params, body: AbsenceInputSchema, response: { 201: z.object({ id: z.string() }) } } },
    async (request, reply) => {
      const absence = { ...request.body, inspectorId: request.params.id }
      return reply.status(201).send({ id: await declareAbsence(deps, request.actor, absence) })
    },
  )
  app.post(
    '/absences/:id/end',
    { config: write, schema: { params, body: AbsenceEndSchema } },
    async (request, reply) => {
      await endAbsence(deps, request.actor, { ...request.body, absenceId: request.params.id })
      return reply.status(204).send()
    },
  )
}

function qualificationRoutes(app: App, deps: Deps): void {
  app.post(
    '/inspectors/:id/qualifications/confirm',
    { config: write, schema: { params, body: QualificationConfirmationSchema } },
    async (request, reply) => {
      await confirmQualifications(deps, request.actor, { ...request.body, ...request.params })
      return reply.status(204).send()
    },
  )
  app.post(
    '/inspectors/qualifications/paste',
    { config: write, schema: { body: CertifiedStaffPasteSchema, response: { 200: PasteOutcomeSchema } } },
    ({ actor, body }) => pasteQualifications(deps, actor, body),
  )
}
