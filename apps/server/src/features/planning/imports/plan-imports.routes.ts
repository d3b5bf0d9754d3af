import {
  PlanImportChangeSchema,
  PlanImportDoneSchema,
  PlanImportSchema,
  PlanKindSchema,
  PlanPasteSchema,
  PlanVersionSchema,
} from '@sunlot/contract'
import { z } from 'zod'
import { AppError } from '../../../platform/app-error.ts'
import type { Deps } from '../../../platform/deps.ts'
import type { App } from '../../../platform/http.ts'
import { sendTable } from '../../../platform/send-table.ts'
import { plainName } from '../../registry/index.ts'
import { templateTable } from '../exports/plan-xlsx.ts'
import { WRITERS } from '../planning.access.ts'
import {
  commitPlanImport,
  decidePlanImport,
  discardPlanImport,
  pastePlanTable,
  readPlanImport,
  startPlanImport,
} from './plan-imports.ts'

const params = z.object({ id: z.uuid() })
const one = { 200: PlanImportSchema }
/** Two thousand mended cells and the rest of what can be decided. */
const LARGEST_DECISION = 4 * 2 ** 20

/** Import of a published plan table into a draft: dry run, decisions, and all or nothing (S0-37). */
export function planImportsRoutes(app: App, deps: Deps): void {
  startingRoutes(app, deps)
  decidingRoutes(app, deps)
}

function startingRoutes(app: App, deps: Deps): void {
  app.get(
    '/plan-imports/template.xlsx',
    { config: WRITERS, schema: { querystring: z.object({ kind: PlanKindSchema.default('own') }) } },
    (request, reply) => sendTable(reply, templateTable(request.query.kind), { format: 'xlsx' }),
  )
  app.post(
    '/plans/:id/imports',
    { config: WRITERS, schema: { params, response: { 201: PlanImportSchema } } },
    async (request, reply) => {
      const file = await request.file()
      if (!file) throw new AppError('import.no-file')
      const upload = { planId: request.params.id, fileName: plainName(file.filename), content: file.file }
      return reply.status(201).send(await startPlanImport(deps, request.actor, upload))
    },
  )
  app.post(
    '/plans/:id/imports/paste',
    {
      config: WRITERS,
      bodyLimit: LARGEST_DECISION,
      schema: { params, body: PlanPasteSchema, response: { 201: PlanImportSchema } },
    },
    async (request, reply) => {
      const pasted = { planId: request.params.id, ...request.body }
      return reply.status(201).send(await pastePlanTable(deps, request.actor, pasted))
    },
  )
}

function decidingRoutes(app: App, deps: Deps): void {
  app.get('/plan-imports/:id', { config: WRITERS, schema: { params, response: one } }, (request) =>
    readPlanImport(deps, request.actor, request.params.id),
  )
  app.put(
    '/plan-imports/:id/decisions',
    { config: WRITERS, bodyLimit: LARGEST_DECISION, schema: { params, body: PlanImportChangeSchema, response: one } },
    (request) => decidePlanImport(deps, request.actor, { ...request.params, ...request.body }),
  )
  app.post(
    '/plan-imports/:id/commit',
    {
      config: WRITERS,
      schema: { params, body: PlanVersionSchema, response: { 200: PlanImportDoneSchema } },
    },
    async (request) => ({
      lines: await commitPlanImport(deps, request.actor, { ...request.params, ...request.body }),
    }),
  )
  app.delete('/plan-imports/:id', { config: WRITERS, schema: { params } }, async (request, reply) => {
    await discardPlanImport(deps, request.actor, request.params.id)
    return reply.status(204).send()
  })
}
