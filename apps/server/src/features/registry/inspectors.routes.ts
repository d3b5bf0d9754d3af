import {
  dateOfInstant,
  InspectorChangeSchema,
  InspectorDetailSchema,
  InspectorExportQuerySchema,
  InspectorInputSchema,
  InspectorQuerySchema,
  InspectorSchema,
  InspectorStatusChangeSchema,
  pageOf,
} from '@sunlot/contract'
import { z } from 'zod'
import { AppError } from '../../platform/app-error.ts'
import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { sendTable } from './exports.ts'
import { inspectorsTable } from './inspectors.export.ts'
import { findInspector, listInspectors, readInspectors } from './inspectors.queries.ts'
import { changeInspector, changeInspectorStatus, createInspector } from './inspectors.ts'
import { KEEPERS, READERS } from './registry.access.ts'

const read = { roles: READERS }
const write = { roles: KEEPERS }
const params = z.object({ id: z.uuid() })

/** The directory of inspectors (执法检查人员名录库). */
export function inspectorsRoutes(app: App, deps: Deps): void {
  readingRoutes(app, deps)
  writingRoutes(app, deps)
}

function readingRoutes(app: App, deps: Deps): void {
  const today = () => dateOfInstant(deps.clock.now().toISOString())

  app.get(
    '/inspectors',
    { config: read, schema: { querystring: InspectorQuerySchema, response: { 200: pageOf(InspectorSchema) } } },
    ({ actor, query }) => listInspectors(deps.db, { bureauId: actor.bureauId, query, today: today() }),
  )
  app.get(
    '/inspectors/export',
    { config: read, schema: { querystring: InspectorExportQuerySchema } },
    ({ actor, query }, reply) => {
      const search = { bureauId: actor.bureauId, query, today: today() }
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
