import { ExternalAcceptanceSchema, ExternalItemInputSchema, ExternalItemSchema, ReasonSchema } from '@sunlot/contract'
import { z } from 'zod'
import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { acceptExternalItem, declineExternalItem, registerExternalItem } from './external-items.ts'
import { listExternalItems } from './external-items.queries.ts'
import { APPROVERS, READERS, REGISTRARS } from './planning.access.ts'

const params = z.object({ id: z.uuid() })
const querystring = z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() })

export function externalItemsRoutes(app: App, deps: Deps): void {
  app.get(
    '/external-items',
    { config: READERS, schema: { querystring, response: { 200: z.array(ExternalItemSchema) } } },
    (request) => listExternalItems(deps.db, request.actor.bureauId, request.query),
  )
  app.post(
    '/external-items',
    { config: REGISTRARS, schema: { body: ExternalItemInputSchema, response: { 201: z.object({ id: z.string() }) } } },
    async (request, reply) =>
      reply.status(201).send({ id: await registerExternalItem(deps, request.actor, request.body) }),
  )
  app.post(
    '/external-items/:id/accept',
    { config: APPROVERS, schema: { params, body: ExternalAcceptanceSchema } },
    async (request, reply) => {
      await acceptExternalItem(deps, request.actor, { ...request.body, itemId: request.params.id })
      return reply.status(204).send()
    },
  )
  app.post(
    '/external-items/:id/decline',
    { config: APPROVERS, schema: { params, body: ReasonSchema } },
    async (request, reply) => {
      await declineExternalItem(deps, request.actor, { ...request.body, itemId: request.params.id })
      return reply.status(204).send()
    },
  )
}
