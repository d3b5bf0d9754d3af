import {
  ItemDraftsChangeSchema,
  ItemImportSchema,
  ItemImportVersionSchema,
  ItemMappingChangeSchema,
  OpenItemImportSchema,
  ReferenceListSchema,
} from '@sunlot/contract'
import { z } from 'zod'
import { AppError } from '../../../../platform/app-error.ts'
import type { Deps } from '../../../../platform/deps.ts'
import type { App } from '../../../../platform/http.ts'
import { KEEPERS } from '../../registry.access.ts'
import { plainName } from '../../imports/imports.routes.ts'
import {
  commitItemImport,
  discardItemImport,
  listOpenImports,
  mapItemColumns,
  readItemImport,
  saveItemDrafts,
  startItemImport,
} from './imports.ts'
import { importReferences } from './references.ts'

const config = { roles: KEEPERS }
const params = z.object({ id: z.uuid() })
const one = { 200: ItemImportSchema }
const count = z.object({ count: z.number() })
/** Two thousand items with their check points. */
const LARGEST_LIST = 16 * 2 ** 20

/** Published lists in: kept and mended for as long as it takes, then all of it or none (S1-08). */
export function itemImportsRoutes(app: App, deps: Deps): void {
  startingRoutes(app, deps)
  mendingRoutes(app, deps)
  app.post(
    '/item-list/references/:kind',
    { config, schema: { params: z.object({ kind: ReferenceListSchema }), response: { 201: count } } },
    async (request, reply) => {
      const sent = await request.file()
      if (!sent) throw new AppError('import.no-file')
      const file = { fileName: plainName(sent.filename), content: sent.file, kind: request.params.kind }
      return reply.status(201).send({ count: await importReferences(deps, request.actor, file) })
    },
  )
}

function startingRoutes(app: App, deps: Deps): void {
  app.post('/item-imports', { config, schema: { response: { 201: ItemImportSchema } } }, async (request, reply) => {
    const sent = await request.file()
    if (!sent) throw new AppError('import.no-file')
    const file = { fileName: plainName(sent.filename), content: sent.file }
    return reply.status(201).send(await startItemImport(deps, request.actor, file))
  })
  app.get('/item-imports', { config, schema: { response: { 200: z.array(OpenItemImportSchema) } } }, ({ actor }) =>
    listOpenImports(deps.db, actor.bureauId),
  )
  app.get('/item-imports/:id', { config, schema: { params, response: one } }, (request) =>
    readItemImport(deps, request.actor, request.params.id),
  )
}

function mendingRoutes(app: App, deps: Deps): void {
  app.put(
    '/item-imports/:id/drafts',
    {
      config,
      bodyLimit: LARGEST_LIST,
      schema: { params, body: ItemDraftsChangeSchema, response: { 200: ItemImportVersionSchema } },
    },
    async (request) => ({ version: await saveItemDrafts(deps, request.actor, { ...request.params, ...request.body }) }),
  )
  app.put(
    '/item-imports/:id/mapping',
    { config, schema: { params, body: ItemMappingChangeSchema, response: one } },
    (request) => mapItemColumns(deps, request.actor, { ...request.params, ...request.body }),
  )
  app.post(
    '/item-imports/:id/commit',
    { config, schema: { params, body: ItemImportVersionSchema, response: { 200: count } } },
    async (request) => ({
      count: await commitItemImport(deps, request.actor, { ...request.params, ...request.body }),
    }),
  )
  app.delete('/item-imports/:id', { config, schema: { params } }, async (request, reply) => {
    await discardItemImport(deps, request.actor, request.params.id)
    return reply.status(204).send()
  })
}
