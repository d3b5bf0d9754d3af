import {
  ConflictInputSchema,
  ConflictQuerySchema,
  ConflictSchema,
  ConflictWithdrawalSchema,
  pageOf,
} from '@sunlot/contract'
import { z } from 'zod'
import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { declareConflict, listConflicts, withdrawConflict } from './conflicts.ts'
import { KEEPERS, READERS } from './registry.access.ts'

/** Declared conflicts of interest (利害关系申报). */
export function conflictsRoutes(app: App, deps: Deps): void {
  app.get(
    '/conflicts',
    {
      config: { roles: READERS },
      schema: { querystring: ConflictQuerySchema, response: { 200: pageOf(ConflictSchema) } },
    },
    ({ actor, query }) => listConflicts(deps.db, { bureauId: actor.bureauId, query }),
  )
  app.post(
    '/conflicts',
    {
      config: { roles: KEEPERS },
      schema: { body: ConflictInputSchema, response: { 201: z.object({ id: z.string() }) } },
    },
    async (request, reply) => reply.status(201).send({ id: await declareConflict(deps, request.actor, request.body) }),
  )
  app.delete(
    '/conflicts/:id',
    {
      config: { roles: KEEPERS },
      schema: { params: z.object({ id: z.uuid() }), body: ConflictWithdrawalSchema },
    },
    async (request, reply) => {
      await withdrawConflict(deps, request.actor, { ...request.params, ...request.body })
      return reply.status(204).send()
    },
  )
}
