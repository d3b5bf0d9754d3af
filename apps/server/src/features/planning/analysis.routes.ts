import {
  MergeInputSchema,
  MergeProposalSchema,
  pageOf,
  PlanAnalysisSchema,
  PlanMatrixSchema,
  RepeatExportQuerySchema,
  RepeatQuerySchema,
  RepeatRowSchema,
  SimulationInputSchema,
  SimulationSchema,
} from '@sunlot/contract'
import { z } from 'zod'
import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { sendTable } from '../../platform/send-table.ts'
import { readAnalysis, readMatrix } from './analysis.ts'
import { acceptMerge, listMerges } from './merge.ts'
import { READERS, WRITERS } from './planning.access.ts'
import { exportRepeatedTargets, listRepeatedTargets } from './repeats.ts'
import { simulatePlan } from './simulator.ts'

const params = z.object({ id: z.uuid() })

export function analysisRoutes(app: App, deps: Deps): void {
  app.get(
    '/plans/:id/analysis',
    { config: READERS, schema: { params, response: { 200: PlanAnalysisSchema } } },
    (request) => readAnalysis(deps, request.actor, { planId: request.params.id }),
  )
  app.get(
    '/plans/:id/matrix',
    { config: READERS, schema: { params, response: { 200: PlanMatrixSchema } } },
    (request) => readMatrix(deps, request.actor, { planId: request.params.id }),
  )
  // Reads only; it is sent as a body because a plan of changes does not fit into an address.
  app.post(
    '/plans/:id/simulation',
    { config: READERS, schema: { params, body: SimulationInputSchema, response: { 200: SimulationSchema } } },
    (request) => simulatePlan(deps, request.actor, { ...request.body, planId: request.params.id }),
  )
  repeatRoutes(app, deps)
  mergeRoutes(app, deps)
}

function repeatRoutes(app: App, deps: Deps): void {
  app.get(
    '/plans/:id/repeats',
    {
      config: READERS,
      schema: { params, querystring: RepeatQuerySchema, response: { 200: pageOf(RepeatRowSchema) } },
    },
    (request) => listRepeatedTargets(deps, request.actor, { ...request.query, planId: request.params.id }),
  )
  app.get(
    '/plans/:id/repeats/export',
    { config: READERS, schema: { params, querystring: RepeatExportQuerySchema } },
    async (request, reply) => {
      const { q, format } = request.query
      const table = await exportRepeatedTargets(deps, request.actor, { planId: request.params.id, q })
      return sendTable(reply, table, { format })
    },
  )
}

function mergeRoutes(app: App, deps: Deps): void {
  app.get(
    '/plans/:id/merges',
    { config: READERS, schema: { params, response: { 200: z.array(MergeProposalSchema) } } },
    (request) => listMerges(deps, request.actor, { planId: request.params.id }),
  )
  app.post(
    '/plans/:id/merges',
    { config: WRITERS, schema: { params, body: MergeInputSchema } },
    async (request, reply) => {
      await acceptMerge(deps, request.actor, { ...request.body, planId: request.params.id })
      return reply.status(204).send()
    },
  )
}
