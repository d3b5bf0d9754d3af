import { ItemInputSchema, ItemSchema } from '@sunlot/contract'
import { z } from 'zod'
import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { changeItem, createItem } from './items.ts'
import { listItems } from './items.queries.ts'
import { KEEPERS, READERS } from './registry.access.ts'

const params = z.object({ id: z.uuid() })
const list = { 200: z.array(ItemSchema) }
const created = { 201: z.object({ id: z.string() }) }

export function itemsRoutes(app: App, deps: Deps): void {
  app.get('/items', { config: { roles: READERS }, schema: { response: list } }, (request) =>
    listItems(deps.db, request.actor.bureauId),
  )
  app.post(
    '/items',
    { config: { roles: KEEPERS }, schema: { body: ItemInputSchema, response: created } },
    async (request, reply) => reply.status(201).send({ id: await createItem(deps, request.actor, request.body) }),
  )
  app.put(
    '/items/:id',
    { config: { roles: KEEPERS }, schema: { params, body: ItemInputSchema } },
    async (request, reply) => {
      await changeItem(deps, request.actor, { ...request.body, ...request.params })
      return reply.status(204).send()
    },
  )
}
