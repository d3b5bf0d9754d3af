import {
  type Actor,
  civilDateOf,
  pageOf,
  TargetChangeSchema,
  TargetDetailSchema,
  TargetExportQuerySchema,
  TargetFacetsSchema,
  TargetInputSchema,
  TargetPlanWithdrawalSchema,
  TargetQuerySchema,
  TargetSchema,
  TargetStatusChangeSchema,
} from '@sunlot/contract'
import { z } from 'zod'
import { AppError } from '../../platform/app-error.ts'
import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { loadPolicy } from '../rulebook/index.ts'
import { sendTable } from './exports.ts'
import { KEEPERS, READERS } from './registry.access.ts'
import { targetsTable } from './targets.export.ts'
import { changeTargetStatus, withdrawPlanned } from './targets/status.ts'
import { findTarget } from './targets/target-detail.ts'
import { countTargets, listTargets, readTargets } from './targets.queries.ts'
import type { TargetSearch } from './targets.search.ts'
import { changeTarget, createTarget } from './targets.ts'

const read = { roles: READERS }
const write = { roles: KEEPERS }
const params = z.object({ id: z.uuid() })

/** The directory of targets (检查对象名录库). */
export function targetsRoutes(app: App, deps: Deps): void {
  readingRoutes(app, deps)
  writingRoutes(app, deps)
}

function readingRoutes(app: App, deps: Deps): void {
  const today = () => civilDateOf(deps.clock.now())
  async function search<Query extends TargetSearch['query']>({ bureauId }: Actor, query: Query) {
    const cap = (await loadPolicy(deps.db, bureauId, today())).visitsPerYear?.value ?? null
    return { bureauId, query, today: today(), cap }
  }

  app.get(
    '/targets',
    { config: read, schema: { querystring: TargetQuerySchema, response: { 200: pageOf(TargetSchema) } } },
    async ({ actor, query }) => listTargets(deps.db, await search(actor, query)),
  )
  app.get(
    '/targets/facets',
    { config: read, schema: { querystring: TargetQuerySchema, response: { 200: TargetFacetsSchema } } },
    async ({ actor, query }) => countTargets(deps.db, await search(actor, query)),
  )
  app.get(
    '/targets/export',
    { config: read, schema: { querystring: TargetExportQuerySchema } },
    async ({ actor, query }, reply) => {
      const rows = readTargets(deps.db, await search(actor, query))
      return sendTable(reply, targetsTable(rows), { name: `检查对象名录库${today()}`, format: query.format })
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
  app.post(
    '/targets/:id/planned/withdrawal',
    { config: write, schema: { params, body: TargetPlanWithdrawalSchema } },
    async (request, reply) => {
      await withdrawPlanned(deps, request.actor, { ...request.body, ...request.params })
      return reply.status(204).send()
    },
  )
}
