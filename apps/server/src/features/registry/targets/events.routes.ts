import {
  DuplicateQuerySchema,
  DuplicateSchema,
  pageOf,
  RiskFactInputSchema,
  RiskFactOutcomeSchema,
  TargetMergeSchema,
  TargetMergeUndoSchema,
} from '@sunlot/contract'
import { z } from 'zod'
import type { Deps } from '../../../platform/deps.ts'
import type { App } from '../../../platform/http.ts'
import { KEEPERS, READERS } from '../registry.access.ts'
import { listDuplicates } from './merges.queries.ts'
import { mergeTargets, undoMerge } from './merges.ts'
import { recordRiskFact, settleRiskFact } from './risk.ts'

const read = { roles: READERS }
const write = { roles: KEEPERS }
const params = z.object({ id: z.uuid() })
const made = { 201: z.object({ id: z.string() }) }

/** Risk facts and merges: recorded events of single targets. */
export function targetEventsRoutes(app: App, deps: Deps): void {
  riskRoutes(app, deps)
  app.get(
    '/targets/duplicates',
    { config: read, schema: { querystring: DuplicateQuerySchema, response: { 200: pageOf(DuplicateSchema) } } },
    ({ actor, query }) => listDuplicates(deps.db, { bureauId: actor.bureauId, query }),
  )
  app.post(
    '/target-merges',
    { config: write, schema: { body: TargetMergeSchema, response: made } },
    async (request, reply) => reply.status(201).send({ id: await mergeTargets(deps, request.actor, request.body) }),
  )
  app.post(
    '/target-merges/:id/undo',
    { config: write, schema: { params, body: TargetMergeUndoSchema } },
    async (request, reply) => {
      await undoMerge(deps, request.actor, { ...request.body, ...request.params })
      return reply.status(204).send()
    },
  )
}

function riskRoutes(app: App, deps: Deps): void {
  app.post(
    '/targets/:id/risk-facts',
    { config: write, schema: { params, body: RiskFactInputSchema, response: made } },
    async (request, reply) => {
      const input = { ...request.body, targetId: request.params.id }
      return reply.status(201).send({ id: await recordRiskFact(deps, request.actor, input) })
    },
  )
  app.post(
    '/risk-facts/:id/outcome',
    { config: write, schema: { params, body: RiskFactOutcomeSchema } },
    async (request, reply) => {
      await settleRiskFact(deps, request.actor, { ...request.body, ...request.params })
      return reply.status(204).send()
    },
  )
}
