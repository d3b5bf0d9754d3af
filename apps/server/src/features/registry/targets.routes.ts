import {
  dateOfInstant,
  pageOf,
  TargetChangeSchema,
  TargetDetailSchema,
  TargetExportQuerySchema,
  TargetFacetsSchema,
  TargetInputSchema,
  TargetQuerySchema,
  TargetSchema,
  TargetStatusChangeSchema,
} from '@sunlot/contract'
import { z } from 'zod'
import { AppError } from '../../platform/app-error.ts'
import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { sendTable } from './exports.ts'
import { KEEPERS, READERS } from './registry.access.ts'
import { targetsTable } from './targets.export.ts'
import { countTargets, findTarget, listTargets, readTargets } from './targets.queries.ts'
import { changeTarget, changeTargetStatus, createTarget } from './targets.ts'

const read = { roles: READERS }
const write = { roles: KEEPERS }
const params = z.object({ id: z.uuid() })

/** The directory of targets (检查对象名录库). */
export function targetsRoutes(app: App, deps: Deps): void {
  readingRoutes(app, deps)
  writingRoutes(app, deps)
}

function readingRoutes(app: App, deps: Deps): void {
  const today = () => dateOfInstant(deps.clock.now().toISOString())

  app.get(
    '/targets',
    { config: read, schema: { querystring: TargetQuerySchema, response: { 200: pageOf(TargetSchema) } } },
    ({ actor, query }) => listTargets(deps.db, { bureauId: actor.bureauId, query, today: today() }),
  )
  app.get(
    '/targets/facets',
    { config: read, schema: { querystring: TargetQuerySchema, response: { 200: TargetFacetsSchema } } },
    ({ actor, query }) => countTargets(deps.db, { bureauId: actor.bureauId, query, today: today() }),
  )
  app.get(
    '/targets/export',
    { config: read, schema: { querystring: TargetExportQuerySchema } },
    ({ actor, query }, reply) => {
      const search = { bureauId: actor.bureauId, query, today: today() }
      const name = `检查对象名录库${search.today}`
      return sendTable(reply, targetsTable(readTargets(deps.db, search)), { name, format: query.format })
    },
  )
  app.get(
    '/targets/:id',
    { config: read, schema: { params, response: { 200: TargetDetailSchema } } },
    async (request) => {
      const { bureauId } = request.actor
      const target = await findTarget(deps.db, { id: request.params.id, bureauId, today: today() })
      if (!target) throw new AppError('request.not-found')
      return target
    },
  )
}

function writingRoutes(app: App, deps: Deps): void {
  app.post(
    '/targets',
    { config: write, schema: { body: TargetInputSchema, response: { 201: z.object({ id: z.string() }) } } },
    async (request, reply) => reply.status(201).send({ id: await createTarget(deps, request.actor, request.body) }),
  )
  app.put('/targets/:id', { config: write, schema: { params, body: TargetChangeSchema } }, async (request, reply) => {
    await changeTarget(deps, request.actor, { ...request.body, ...request.params })
    return reply.status(204).send()
  })
  app.post(
    '/targets/:id/status',
    { config: write, schema: { params, body: TargetStatusChangeSchema } },
    async (request, reply) => {
      await changeTargetStatus(deps, request.actor, { ...request.body, ...request.params })
      return reply.status(204).send()
    },
  )
}
