import {
  ImportErrorsQuerySchema,
  ImportFixSchema,
  ImportKindSchema,
  ImportMappingSchema,
  ImportRowSchema,
  ImportRowsQuerySchema,
  ImportSchema,
  pageOf,
} from '@sunlot/contract'
import { z } from 'zod'
import { AppError } from '../../../platform/app-error.ts'
import type { Deps } from '../../../platform/deps.ts'
import type { App } from '../../../platform/http.ts'
import { sendTable } from '../exports.ts'
import { KEEPERS } from '../registry.access.ts'
import { commitImport } from './commit-import.ts'
import { errorTable } from './error-sheet.ts'
import {
  assignColumns,
  discardImport,
  excludeWrongRows,
  fixCells,
  getImport,
  getRecord,
  refuseUnless,
  startImport,
} from './imports.ts'
import { listImportRows, listImports } from './imports.queries.ts'
import { templateTable } from './template.ts'

const config = { roles: KEEPERS }
const params = z.object({ id: z.uuid() })
const kindParams = z.object({ kind: ImportKindSchema })
const one = { 200: ImportSchema }
const RECENT = 20

/** Import of a directory from a spreadsheet: dry run, mending, and all or nothing (S1-11). */
export function importsRoutes(app: App, deps: Deps): void {
  startingRoutes(app, deps)
  readingRoutes(app, deps)
  decidingRoutes(app, deps)
}

function startingRoutes(app: App, deps: Deps): void {
  app.get('/imports', { config, schema: { response: { 200: z.array(ImportSchema) } } }, ({ actor }) =>
    listImports(deps.db, { bureauId: actor.bureauId, limit: RECENT }),
  )
  app.get(
    '/imports/template/:kind.xlsx',
    { config, schema: { params: kindParams } },
    async ({ actor, params: { kind } }, reply) => {
      const table = await templateTable(deps.db, { kind, bureauId: actor.bureauId })
      return sendTable(reply, table, { name: `${table.sheetName}导入模板`, format: 'xlsx' })
    },
  )
  app.post(
    '/imports/:kind',
    { config, schema: { params: kindParams, response: { 201: ImportSchema } } },
    async (request, reply) => {
      const file = await request.file()
      if (!file) throw new AppError('import.no-file')
      const upload = { kind: request.params.kind, fileName: plainName(file.filename), content: file.file }
      return reply.status(201).send(await startImport(deps, request.actor, upload))
    },
  )
}

function readingRoutes(app: App, deps: Deps): void {
  app.get('/imports/:id', { config, schema: { params, response: one } }, (request) =>
    getImport(deps, request.actor, request.params.id),
  )
  app.get(
    '/imports/:id/rows',
    { config, schema: { params, querystring: ImportRowsQuerySchema, response: { 200: pageOf(ImportRowSchema) } } },
    async (request) => {
      const { id } = await getRecord(deps, request.actor, request.params.id)
      return listImportRows(deps.db, { id, query: request.query })
    },
  )
  app.get(
    '/imports/:id/errors.xlsx',
    { config, schema: { params, querystring: ImportErrorsQuerySchema } },
    async (request, reply) => {
      const record = await getRecord(deps, request.actor, request.params.id)
      refuseUnless(record, ['checked'])
      const table = await errorTable(deps, { record, rows: request.query.rows })
      return sendTable(reply, table, { name: `${record.fileName.replace(/\.\w+$/, '')}（要改的）`, format: 'xlsx' })
    },
  )
}

function decidingRoutes(app: App, deps: Deps): void {
  app.put('/imports/:id/mapping', { config, schema: { params, body: ImportMappingSchema, response: one } }, (request) =>
    assignColumns(deps, request.actor, { ...request.params, ...request.body }),
  )
  app.post('/imports/:id/fix', { config, schema: { params, body: ImportFixSchema, response: one } }, (request) =>
    fixCells(deps, request.actor, { ...request.params, ...request.body }),
  )
  app.post('/imports/:id/exclude', { config, schema: { params, response: one } }, (request) =>
    excludeWrongRows(deps, request.actor, request.params.id),
  )
  app.post('/imports/:id/commit', { config, schema: { params, response: one } }, (request) =>
    commitImport(deps, request.actor, request.params.id),
  )
  app.delete('/imports/:id', { config, schema: { params } }, async (request, reply) => {
    await discardImport(deps, request.actor, request.params.id)
    return reply.status(204).send()
  })
}

/** The name alone, as the clerk knows it; a path or a control character in it is not the file's business. */
export function plainName(sent: string): string {
  const name = (sent.split(/[\\/]/).pop() ?? '').replace(/\p{Cc}/gu, '').trim()
  return name.slice(-200) || '未命名'
}
