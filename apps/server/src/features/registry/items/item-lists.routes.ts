import {
  DutyFilterSchema,
  GapReportSchema,
  ItemListStateSchema,
  ItemRequestInputSchema,
  matchesDuty,
  OffListDutyChangeSchema,
  OffListDutyInputSchema,
  OffListDutySchema,
  PublicationInputSchema,
  RandomShareSchema,
  RequestDecisionSchema,
  type Role,
} from '@sunlot/contract'
import { z } from 'zod'
import type { Deps } from '../../../platform/deps.ts'
import type { App } from '../../../platform/http.ts'
import { sendTable } from '../../../platform/send-table.ts'
import { KEEPERS, READERS } from '../registry.access.ts'
import { changeDuty, dutiesTable, listDuties, registerDuty } from './duties.ts'
import { gapTable, readGaps } from './gap.ts'
import { readListState } from './list-state.ts'
import { publishItemList, takeInSuperior } from './publications.ts'
import { readRandomShare } from './random-share.ts'
import { decideRequest, fileRequest } from './requests.ts'

const read = { roles: READERS }
const write = { roles: KEEPERS }
/** S3-05: the office that consolidates and publishes is another than the one that asks. */
const publish = { roles: ['platformLead', 'platformAdmin'] as const satisfies readonly Role[] }
const params = z.object({ id: z.uuid() })
const created = { 201: z.object({ id: z.string() }) }

/** How the list comes about: requests, publication, the superior's list, gaps, duties off the list. */
export function itemListsRoutes(app: App, deps: Deps): void {
  makingRoutes(app, deps)
  comparingRoutes(app, deps)
  dutiesRoutes(app, deps)
}

function makingRoutes(app: App, deps: Deps): void {
  app.get('/item-list', { config: read, schema: { response: { 200: ItemListStateSchema } } }, ({ actor }) =>
    readListState(deps, actor.bureauId),
  )
  app.post(
    '/item-requests',
    { config: { roles: ['businessOffice'] }, schema: { body: ItemRequestInputSchema, response: created } },
    async (request, reply) => reply.status(201).send({ id: await fileRequest(deps, request.actor, request.body) }),
  )
  app.post(
    '/item-requests/:id/decision',
    { config: publish, schema: { params, body: RequestDecisionSchema } },
    async (request, reply) => {
      await decideRequest(deps, request.actor, { ...request.body, ...request.params })
      return reply.status(204).send()
    },
  )
  app.post(
    '/item-list/publications',
    { config: { roles: ['platformLead'] }, schema: { body: PublicationInputSchema, response: created } },
    async (request, reply) => reply.status(201).send({ id: await publishItemList(deps, request.actor, request.body) }),
  )
  app.post('/item-list/superior', { config: write }, async (request, reply) => {
    await takeInSuperior(deps, request.actor)
    return reply.status(204).send()
  })
}

function comparingRoutes(app: App, deps: Deps): void {
  app.get('/item-list/gaps', { config: read, schema: { response: { 200: GapReportSchema } } }, ({ actor }) =>
    readGaps(deps.db, actor.bureauId),
  )
  app.get('/item-list/gaps.xlsx', { config: read }, async ({ actor }, reply) =>
    sendTable(reply, gapTable(await readGaps(deps.db, actor.bureauId)), { format: 'xlsx' }),
  )
  app.get('/item-list/random-share', { config: read, schema: { response: { 200: RandomShareSchema } } }, ({ actor }) =>
    readRandomShare(deps.db, actor.bureauId),
  )
}

function dutiesRoutes(app: App, deps: Deps): void {
  app.get(
    '/off-list-duties',
    { config: read, schema: { response: { 200: z.array(OffListDutySchema) } } },
    ({ actor }) => listDuties(deps.db, actor.bureauId),
  )
  app.get(
    '/off-list-duties/export',
    { config: read, schema: { querystring: DutyFilterSchema } },
    async ({ actor, query }, reply) => {
      const duties = (await listDuties(deps.db, actor.bureauId)).filter((duty) => matchesDuty(duty, query))
      return sendTable(reply, dutiesTable(duties), { format: 'xlsx' })
    },
  )
  app.post(
    '/off-list-duties',
    { config: write, schema: { body: OffListDutyInputSchema, response: created } },
    async (request, reply) => reply.status(201).send({ id: await registerDuty(deps, request.actor, request.body) }),
  )
  app.put(
    '/off-list-duties/:id',
    { config: write, schema: { params, body: OffListDutyChangeSchema } },
    async (request, reply) => {
      await changeDuty(deps, request.actor, { ...request.body, ...request.params })
      return reply.status(204).send()
    },
  )
}
