import {
  AmendmentChangeSchema,
  AmendmentInputSchema,
  AmendmentSchema,
  PlanEditionSchema,
  PlanReadSchema,
  ReasonSchema,
} from '@sunlot/contract'
import { z } from 'zod'
import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { changeAmendment, readAmendment, readEditions, startAmendment } from './amendments.ts'
import {
  approveAmendment,
  publishAmendment,
  returnAmendment,
  submitAmendment,
  withdrawAmendment,
} from './decide-amendment.ts'
import { APPROVERS, PUBLISHERS, READERS, WRITERS } from './planning.access.ts'

const params = z.object({ id: z.uuid() })
const created = { 201: z.object({ id: z.string() }) }

export function amendmentsRoutes(app: App, deps: Deps): void {
  app.get(
    '/plans/:id/editions',
    { config: READERS, schema: { params, response: { 200: z.array(PlanEditionSchema) } } },
    (request) => readEditions(deps, request.actor, request.params.id),
  )
  app.post(
    '/plans/:id/amendments',
    { config: WRITERS, schema: { params, body: AmendmentInputSchema, response: created } },
    async (request, reply) => {
      const id = await startAmendment(deps, request.actor, { ...request.body, planId: request.params.id })
      return reply.status(201).send({ id })
    },
  )
  app.get('/amendments/:id', { config: READERS, schema: { params, response: { 200: AmendmentSchema } } }, (request) =>
    readAmendment(deps, request.actor, request.params.id),
  )
  app.put(
    '/amendments/:id',
    { config: WRITERS, schema: { params, body: AmendmentChangeSchema } },
    async (request, reply) => {
      await changeAmendment(deps, request.actor, { ...request.body, amendmentId: request.params.id })
      return reply.status(204).send()
    },
  )
  app.post(
    '/amendments/:id/return',
    { config: APPROVERS, schema: { params, body: ReasonSchema } },
    async (request, reply) => {
      await returnAmendment(deps, request.actor, { ...request.body, amendmentId: request.params.id })
      return reply.status(204).send()
    },
  )
  app.post(
    '/amendments/:id/approve',
    { config: APPROVERS, schema: { params, querystring: PlanReadSchema } },
    async (request, reply) => {
      await approveAmendment(deps, request.actor, { ...request.query, amendmentId: request.params.id })
      return reply.status(204).send()
    },
  )
  for (const [verb, config, act] of [
    ['submit', WRITERS, submitAmendment],
    ['withdraw', WRITERS, withdrawAmendment],
    ['publish', PUBLISHERS, publishAmendment],
  ] as const) {
    app.post(`/amendments/:id/${verb}`, { config, schema: { params } }, async (request, reply) => {
      await act(deps, request.actor, { amendmentId: request.params.id })
      return reply.status(204).send()
    })
  }
}
