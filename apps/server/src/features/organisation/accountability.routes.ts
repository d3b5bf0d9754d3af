import { AccountabilityChangeSchema, AccountabilityInputSchema, AccountabilitySchema } from '@sunlot/contract'
import { z } from 'zod'
import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { changeCase, listCases, openCase } from './accountability.ts'
import { SUPERVISOR } from './organisation.access.ts'

const params = z.object({ id: z.uuid() })

/** S1-27, S4-21: for the supervising office alone. */
export function accountabilityRoutes(app: App, deps: Deps): void {
  app.get(
    '/accountability-cases',
    { config: SUPERVISOR, schema: { response: { 200: z.array(AccountabilitySchema) } } },
    (request) => listCases(deps.db, request.actor.bureauId),
  )
  app.post(
    '/accountability-cases',
    {
      config: SUPERVISOR,
      schema: { body: AccountabilityInputSchema, response: { 201: z.object({ id: z.string() }) } },
    },
    async (request, reply) => reply.status(201).send({ id: await openCase(deps, request.actor, request.body) }),
  )
  app.put(
    '/accountability-cases/:id',
    { config: SUPERVISOR, schema: { params, body: AccountabilityChangeSchema } },
    async (request, reply) => {
      await changeCase(deps, request.actor, { ...request.body, ...request.params })
      return reply.status(204).send()
    },
  )
}
