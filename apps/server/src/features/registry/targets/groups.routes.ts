import {
  civilDateOf,
  SpecialPoolChangeSchema,
  SpecialPoolInputSchema,
  SpecialPoolSchema,
  TagInputSchema,
  TagSchema,
  TargetBatchResultSchema,
  TargetBatchSchema,
} from '@sunlot/contract'
import { z } from 'zod'
import type { Deps } from '../../../platform/deps.ts'
import type { App } from '../../../platform/http.ts'
import { KEEPERS, READERS } from '../registry.access.ts'
import { getBatch, startBatch } from './batches.ts'
import { changePool, createPool, createTag, listPools, listTags, removeTag } from './groups.ts'

const read = { roles: READERS }
const write = { roles: KEEPERS }
const params = z.object({ id: z.uuid() })
const made = { 201: z.object({ id: z.string() }) }

/** Tags, special pools, and what is done to many targets at once. */
export function groupsRoutes(app: App, deps: Deps): void {
  tagsRoutes(app, deps)
  poolsRoutes(app, deps)
  app.post(
    '/target-batches',
    { config: write, schema: { body: TargetBatchSchema, response: { 200: TargetBatchResultSchema } } },
    ({ actor, body }) => startBatch(deps, actor, body),
  )
  app.get(
    '/target-batches/:id',
    { config: write, schema: { params, response: { 200: TargetBatchResultSchema } } },
    (request) => getBatch(deps.db, { id: request.params.id, bureauId: request.actor.bureauId }),
  )
}

function tagsRoutes(app: App, deps: Deps): void {
  app.get('/target-tags', { config: read, schema: { response: { 200: z.array(TagSchema) } } }, ({ actor }) =>
    listTags(deps.db, actor.bureauId),
  )
  app.post(
    '/target-tags',
    { config: write, schema: { body: TagInputSchema, response: made } },
    async (request, reply) => reply.status(201).send({ id: await createTag(deps, request.actor, request.body) }),
  )
  app.delete('/target-tags/:id', { config: write, schema: { params } }, async (request, reply) => {
    await removeTag(deps, request.actor, request.params.id)
    return reply.status(204).send()
  })
}

function poolsRoutes(app: App, deps: Deps): void {
  app.get('/special-pools', { config: read, schema: { response: { 200: z.array(SpecialPoolSchema) } } }, ({ actor }) =>
    listPools(deps.db, actor.bureauId, civilDateOf(deps.clock.now())),
  )
  app.post(
    '/special-pools',
    { config: write, schema: { body: SpecialPoolInputSchema, response: made } },
    async (request, reply) => reply.status(201).send({ id: await createPool(deps, request.actor, request.body) }),
  )
  app.put(
    '/special-pools/:id',
    { config: write, schema: { params, body: SpecialPoolChangeSchema } },
    async (request, reply) => {
      await changePool(deps, request.actor, { ...request.body, ...request.params })
      return reply.status(204).send()
    },
  )
}
