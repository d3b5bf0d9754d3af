import {
  PlanChangeSchema,
  PlanDetailSchema,
  PlanLineChangeSchema,
  PlanLineInputSchema,
  PlanOptionsSchema,
  PlanPublicationSchema,
  PlanQuerySchema,
  PlanReadSchema,
  PlanReportSchema,
  PlanRowSchema,
  PlanStartSchema,
  ReasonSchema,
} from '@sunlot/contract'
import { z } from 'zod'
import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { approvePlan, enforcePlan, publishPlan, reportPlan, returnPlan, submitPlan } from './decide-plan.ts'
import { addLine, changeLine, removeLine } from './lines.ts'
import { readPlanOptions } from './plan-options.ts'
import { APPROVERS, LINE_WRITERS, PUBLISHERS, READERS, REPORTERS, WRITERS } from './planning.access.ts'
import { changePlan, createPlan, deletePlan, readPlan } from './plans.ts'
import { listPlans } from './plans.queries.ts'

const params = z.object({ id: z.uuid() })
const lineParams = params.extend({ lineId: z.uuid() })
const created = { 201: z.object({ id: z.string() }) }

export function plansRoutes(app: App, deps: Deps): void {
  readRoutes(app, deps)
  writeRoutes(app, deps)
  lineRoutes(app, deps)
  stepRoutes(app, deps)
}

function readRoutes(app: App, deps: Deps): void {
  app.get(
    '/plans',
    { config: READERS, schema: { querystring: PlanQuerySchema, response: { 200: z.array(PlanRowSchema) } } },
    (request) => listPlans(deps.db, request.actor.bureauId, request.query),
  )
  app.get('/plans/options', { config: READERS, schema: { response: { 200: PlanOptionsSchema } } }, (request) =>
    readPlanOptions(deps, request.actor),
  )
  app.get('/plans/:id', { config: READERS, schema: { params, response: { 200: PlanDetailSchema } } }, (request) =>
    readPlan(deps, request.actor, { planId: request.params.id }),
  )
}

function writeRoutes(app: App, deps: Deps): void {
  app.post(
    '/plans',
    { config: WRITERS, schema: { body: PlanStartSchema, response: created } },
    async (request, reply) => reply.status(201).send({ id: await createPlan(deps, request.actor, request.body) }),
  )
  app.put('/plans/:id', { config: WRITERS, schema: { params, body: PlanChangeSchema } }, async (request, reply) => {
    await changePlan(deps, request.actor, { ...request.body, planId: request.params.id })
    return reply.status(204).send()
  })
  app.delete('/plans/:id', { config: WRITERS, schema: { params } }, async (request, reply) => {
    await deletePlan(deps, request.actor, { planId: request.params.id })
    return reply.status(204).send()
  })
}

function lineRoutes(app: App, deps: Deps): void {
  app.post(
    '/plans/:id/lines',
    { config: LINE_WRITERS, schema: { params, body: PlanLineInputSchema, response: created } },
    async (request, reply) => {
      const id = await addLine(deps, request.actor, { planId: request.params.id, line: request.body })
      return reply.status(201).send({ id })
    },
  )
  app.put(
    '/plans/:id/lines/:lineId',
    { config: LINE_WRITERS, schema: { params: lineParams, body: PlanLineChangeSchema } },
    async (request, reply) => {
      const { version, ...line } = request.body
      const { id, lineId } = request.params
      await changeLine(deps, request.actor, { planId: id, lineId, version, line })
      return reply.status(204).send()
    },
  )
  app.delete(
    '/plans/:id/lines/:lineId',
    { config: LINE_WRITERS, schema: { params: lineParams } },
    async (request, reply) => {
      await removeLine(deps, request.actor, { planId: request.params.id, lineId: request.params.lineId })
      return reply.status(204).send()
    },
  )
}

function stepRoutes(app: App, deps: Deps): void {
  app.post('/plans/:id/submit', { config: WRITERS, schema: { params } }, async (request, reply) => {
    await submitPlan(deps, request.actor, { planId: request.params.id })
    return reply.status(204).send()
  })
  app.post(
    '/plans/:id/approve',
    { config: APPROVERS, schema: { params, querystring: PlanReadSchema } },
    async (request, reply) => {
      await approvePlan(deps, request.actor, { ...request.query, planId: request.params.id })
      return reply.status(204).send()
    },
  )
  app.post(
    '/plans/:id/return',
    { config: APPROVERS, schema: { params, body: ReasonSchema } },
    async (request, reply) => {
      await returnPlan(deps, request.actor, { ...request.body, planId: request.params.id })
      return reply.status(204).send()
    },
  )
  app.post(
    '/plans/:id/report',
    { config: REPORTERS, schema: { params, body: PlanReportSchema } },
    async (request, reply) => {
      await reportPlan(deps, request.actor, { ...request.body, planId: request.params.id })
      return reply.status(204).send()
    },
  )
  app.post(
    '/plans/:id/publish',
    { config: PUBLISHERS, schema: { params, body: PlanPublicationSchema } },
    async (request, reply) => {
      await publishPlan(deps, request.actor, { ...request.body, planId: request.params.id })
      return reply.status(204).send()
    },
  )
  app.post('/plans/:id/enforce', { config: PUBLISHERS, schema: { params } }, async (request, reply) => {
    await enforcePlan(deps, request.actor, { planId: request.params.id })
    return reply.status(204).send()
  })
}
