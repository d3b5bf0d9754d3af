import {
  ConflictExportQuerySchema,
  ConflictInputSchema,
  ConflictQuerySchema,
  ConflictSchema,
  ConflictWithdrawalSchema,
  GroupConflictInputSchema,
  pageOf,
} from '@sunlot/contract'
import { z } from 'zod'
import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { conflictsTable } from './conflicts.export.ts'
import {
  declareConflict,
  declareGroupConflict,
  listAllConflicts,
  listConflicts,
  withdrawConflict,
} from './conflicts.ts'
import { sendTable } from './exports.ts'
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
  app.post(
    '/conflicts/groups',
    {
      config: { roles: KEEPERS },
      schema: { body: GroupConflictInputSchema, response: { 201: z.object({ id: z.string() }) } },
    },
    async (request, reply) =>
      reply.status(201).send({ id: await declareGroupConflict(deps, request.actor, request.body) }),
  )
  app.get(
    '/conflicts/export',
    { config: { roles: READERS }, schema: { querystring: ConflictExportQuerySchema } },
    async ({ actor, query }, reply) => {
      const table = conflictsTable(await listAllConflicts(deps.db, { bureauId: actor.bureauId, query }))
      return sendTable(reply, table, { name: table.sheetName, format: query.format })
    },
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
