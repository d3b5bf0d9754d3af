import {
  civilDateOf,
  DutyEndSchema,
  DutyGrantInputSchema,
  DutyGrantSchema,
  GroupChangeSchema,
  GroupInputSchema,
  GroupsSchema,
  OfficeListSchema,
  OrganisationSearchSchema,
  PersonRightsSchema,
} from '@sunlot/contract'
import { z } from 'zod'
import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { sendTable } from '../../platform/send-table.ts'
import { accountabilityRoutes } from './accountability.routes.ts'
import { attachmentsRoutes } from './attachments.routes.ts'
import { documentsRoutes } from './documents.routes.ts'
import { dutyCardsRoutes } from './duty-cards.routes.ts'
import { endDuty, grantDuty } from './grants.ts'
import { listGrants } from './grants.queries.ts'
import { listGroups } from './groups.queries.ts'
import { changeGroup, createGroup, readGroups } from './groups.ts'
import { listOfficesAndPeople } from './offices.queries.ts'
import { grantsTable, groupsTable, rightsTable } from './organisation.export.ts'
import { KEEPERS, READERS } from './organisation.access.ts'
import { publicityRoutes } from './publicity.routes.ts'
import { listRights } from './rights.ts'

const params = z.object({ id: z.uuid() })
const created = { 201: z.object({ id: z.string() }) }

export function organisationRoutes(app: App, deps: Deps): void {
  app.get('/offices', { config: READERS, schema: { response: { 200: OfficeListSchema } } }, (request) =>
    listOfficesAndPeople(deps.db, request.actor.bureauId),
  )
  groupsRoutes(app, deps)
  grantsRoutes(app, deps)
  dutyCardsRoutes(app, deps)
  documentsRoutes(app, deps)
  publicityRoutes(app, deps)
  accountabilityRoutes(app, deps)
  attachmentsRoutes(app, deps)
}

/** S0-29, S2-19: who coordinates. */
function groupsRoutes(app: App, deps: Deps): void {
  app.get('/groups', { config: READERS, schema: { response: { 200: GroupsSchema } } }, (request) =>
    readGroups(deps, request.actor),
  )
  app.get(
    '/groups/export',
    { config: READERS, schema: { querystring: OrganisationSearchSchema } },
    async ({ actor, query: { q, format } }, reply) =>
      sendTable(reply, groupsTable(await listGroups(deps.db, actor.bureauId), q), { format }),
  )
  app.post(
    '/groups',
    { config: KEEPERS, schema: { body: GroupInputSchema, response: created } },
    async (request, reply) => reply.status(201).send({ id: await createGroup(deps, request.actor, request.body) }),
  )
  app.put('/groups/:id', { config: KEEPERS, schema: { params, body: GroupChangeSchema } }, async (request, reply) => {
    await changeGroup(deps, request.actor, { ...request.body, ...request.params })
    return reply.status(204).send()
  })
}

/** S0-30, S0-32, S0-33, S1-27: who holds which duty. */
function grantsRoutes(app: App, deps: Deps): void {
  app.get('/duty-grants', { config: READERS, schema: { response: { 200: z.array(DutyGrantSchema) } } }, (request) =>
    listGrants(deps.db, request.actor.bureauId, civilDateOf(deps.clock.now())),
  )
  app.get(
    '/duty-grants/export',
    { config: READERS, schema: { querystring: OrganisationSearchSchema } },
    async ({ actor, query: { q, format } }, reply) => {
      const grants = await listGrants(deps.db, actor.bureauId, civilDateOf(deps.clock.now()))
      return sendTable(reply, grantsTable(grants, q), { format })
    },
  )
  app.get('/duty-rights', { config: READERS, schema: { response: { 200: z.array(PersonRightsSchema) } } }, (request) =>
    listRights(deps, request.actor),
  )
  app.get(
    '/duty-rights/export',
    { config: READERS, schema: { querystring: OrganisationSearchSchema } },
    async ({ actor, query: { q, format } }, reply) =>
      sendTable(reply, rightsTable(await listRights(deps, actor), q), { format }),
  )
  app.post(
    '/duty-grants',
    { config: KEEPERS, schema: { body: DutyGrantInputSchema, response: created } },
    async (request, reply) => reply.status(201).send({ id: await grantDuty(deps, request.actor, request.body) }),
  )
  app.post(
    '/duty-grants/:id/end',
    { config: KEEPERS, schema: { params, body: DutyEndSchema } },
    async (request, reply) => {
      await endDuty(deps, request.actor, { ...request.body, ...request.params })
      return reply.status(204).send()
    },
  )
}
