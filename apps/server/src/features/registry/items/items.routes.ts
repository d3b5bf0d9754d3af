import {
  civilDateOf,
  ItemCancellationSchema,
  ItemChangeSchema,
  ItemDetailSchema,
  ItemExportQuerySchema,
  ItemInputSchema,
  ItemOptionsSchema,
  ItemSchema,
  LawCheckSchema,
  matchesItem,
  type Role,
} from '@sunlot/contract'
import { z } from 'zod'
import type { Deps } from '../../../platform/deps.ts'
import type { App } from '../../../platform/http.ts'
import { sendTable } from '../../../platform/send-table.ts'
import { KEEPERS, READERS } from '../registry.access.ts'
import { getItem, getItemVersion } from './item-detail.ts'
import { itemsTable, pointsText } from './items.export.ts'
import { listItems, officeNames, readItemList } from './items.queries.ts'
import { cancelItem, changeItem, createItem } from './items.ts'
import { confirmItem } from './laws.ts'

const read = { roles: READERS }
const write = { roles: KEEPERS }
/** S0-33: the lead of an item keeps it up to date. */
const lead = { roles: [...KEEPERS, 'businessLead'] as const satisfies readonly Role[] }
const params = z.object({ id: z.uuid() })
const versionParams = params.extend({ number: z.coerce.number().int().catch(0) })
const created = { 201: z.object({ id: z.string() }) }

/** The list of items (随机抽查事项清单). */
export function itemsRoutes(app: App, deps: Deps): void {
  readingRoutes(app, deps)
  writingRoutes(app, deps)
}

function readingRoutes(app: App, deps: Deps): void {
  const { db } = deps
  const today = () => civilDateOf(deps.clock.now())

  app.get('/items', { config: read, schema: { response: { 200: z.array(ItemSchema) } } }, ({ actor }) =>
    listItems(db, actor.bureauId, today()),
  )
  app.get('/items/options', { config: read, schema: { response: { 200: ItemOptionsSchema } } }, async ({ actor }) => {
    const offices = [...(await officeNames(db, actor.bureauId))].map(([id, name]) => ({ id, name }))
    const domains = (await readItemList(db, actor.bureauId)).map(({ body }) => body.domain).filter(Boolean)
    return { offices, domains: [...new Set(domains)].toSorted() }
  })
  app.get(
    '/items/export',
    { config: read, schema: { querystring: ItemExportQuerySchema } },
    async ({ actor, query: { format, ...filter } }, reply) => {
      const items = (await listItems(db, actor.bureauId, today())).filter((item) => matchesItem(item, filter))
      const points = (await readItemList(db, actor.bureauId)).map(
        ({ id, body }) => [id, pointsText(body.subItems)] as const,
      )
      return sendTable(reply, itemsTable(items, new Map(points)), { name: `抽查事项清单${today()}`, format })
    },
  )
  app.get('/items/:id', { config: read, schema: { params, response: { 200: ItemDetailSchema } } }, (request) =>
    getItem(deps, request.actor, request.params.id),
  )
  app.get(
    '/items/:id/versions/:number',
    { config: read, schema: { params: versionParams, response: { 200: ItemInputSchema } } },
    (request) => getItemVersion(db, { ...request.params, bureauId: request.actor.bureauId }),
  )
}

function writingRoutes(app: App, deps: Deps): void {
  app.post('/items', { config: write, schema: { body: ItemInputSchema, response: created } }, async (request, reply) =>
    reply.status(201).send({ id: await createItem(deps, request.actor, request.body) }),
  )
  app.put('/items/:id', { config: lead, schema: { params, body: ItemChangeSchema } }, async (request, reply) => {
    await changeItem(deps, request.actor, { ...request.body, ...request.params })
    return reply.status(204).send()
  })
  app.post(
    '/items/:id/cancel',
    { config: write, schema: { params, body: ItemCancellationSchema } },
    async (request, reply) => {
      await cancelItem(deps, request.actor, { ...request.body, ...request.params })
      return reply.status(204).send()
    },
  )
  app.post(
    '/items/:id/law-check',
    { config: lead, schema: { params, body: LawCheckSchema } },
    async (request, reply) => {
      await confirmItem(deps, request.actor, { ...request.body, ...request.params })
      return reply.status(204).send()
    },
  )
}
