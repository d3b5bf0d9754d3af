import type { MultipartFile } from '@fastify/multipart'
import {
  ItemDryRunSchema,
  ItemImportSchema,
  type ItemMapping,
  ItemMappingSchema,
  ReferenceListSchema,
} from '@sunlot/contract'
import { z } from 'zod'
import { AppError } from '../../../../platform/app-error.ts'
import type { Deps } from '../../../../platform/deps.ts'
import type { App } from '../../../../platform/http.ts'
import { KEEPERS } from '../../registry.access.ts'
import { plainName } from '../../imports/imports.routes.ts'
import { dryRunItems, importItems, importReferences } from './imports.ts'

const config = { roles: KEEPERS }
const count = z.object({ count: z.number() })
/** Two thousand items with their check points. */
const LARGEST_IMPORT = 16 * 2 ** 20

/** Published lists in: a dry run that keeps the sheet and writes no item, then all of it or none (S1-08). */
export function itemImportsRoutes(app: App, deps: Deps): void {
  app.post('/items/dry-run', { config, schema: { response: { 200: ItemDryRunSchema } } }, async (request) => {
    const sent = await request.file()
    if (!sent) throw new AppError('import.no-file')
    const mapping = mappingOf(sent)
    const file = { fileName: plainName(sent.filename), content: sent.file }
    return dryRunItems(deps, request.actor, { ...file, ...(mapping && { mapping }) })
  })
  app.post(
    '/items/import',
    { config, bodyLimit: LARGEST_IMPORT, schema: { body: ItemImportSchema, response: { 201: count } } },
    async (request, reply) => reply.status(201).send({ count: await importItems(deps, request.actor, request.body) }),
  )
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

/** The columns as the clerk corrected them, sent before the file. */
function mappingOf({ fields }: MultipartFile): ItemMapping | undefined {
  const { mapping } = fields
  if (!mapping || !('value' in mapping)) return undefined
  const { success, data } = ItemMappingSchema.safeParse(parseJson(String(mapping.value)))
  if (!success) throw new AppError('items.bad-list', { why: '没有读懂各列的对应，请重新选择文件' })
  return data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
