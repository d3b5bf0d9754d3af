import {
  civilDateOf,
  EXCLUSION_REASONS,
  ExclusionRowSchema,
  OFFICE_ROLES,
  PageQuerySchema,
  pageOf,
  PreviewSchema,
  ReasonSchema,
  TaskChangeSchema,
  TaskInputSchema,
  TaskOptionsSchema,
  TaskQuerySchema,
  TaskRowSchema,
  WaiverInputSchema,
} from '@sunlot/contract'
import type { ExclusionReason } from '@sunlot/contract'
import { z } from 'zod'
import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { sendTable } from '../../platform/send-table.ts'
import { approveScheme, cancelTask, returnScheme, submitScheme } from './decide-scheme.ts'
import { freezeDirectories } from './freeze-directories.ts'
import { exportExclusions, listExclusions } from './list-exclusions.ts'
import { exportTasks, listTasks } from './list-tasks.ts'
import { previewTask } from './preview-task.ts'
import { changeTask, createTask } from './save-task.ts'
import { readTaskOptions } from './task-options.ts'
import { waiveGate } from './waive-gate.ts'

/** S0-33: the lead of an item makes its tasks; who makes one draws it. */
const drawer = { roles: ['businessOffice', 'businessLead'] } as const
const signer = { roles: ['deputyHead'] } as const
const readers = { roles: OFFICE_ROLES }

const params = z.object({ id: z.uuid() })
const REASONS = Object.keys(EXCLUSION_REASONS) as [ExclusionReason, ...ExclusionReason[]]
const ExclusionQuerySchema = PageQuerySchema.extend({ reason: z.enum(REASONS).optional() })
const ExportQuerySchema = ExclusionQuerySchema.pick({ q: true, reason: true }).extend({
  format: z.enum(['xlsx', 'csv']).default('xlsx'),
})

export function tasksRoutes(app: App, deps: Deps): void {
  readRoutes(app, deps)
  writeRoutes(app, deps)
  exclusionRoutes(app, deps)
}

function readRoutes(app: App, deps: Deps): void {
  app.get(
    '/tasks',
    { config: readers, schema: { querystring: TaskQuerySchema, response: { 200: pageOf(TaskRowSchema) } } },
    (request) => listTasks(deps.db, request.actor.bureauId, request.query),
  )
  app.get('/tasks/export', { config: readers, schema: { querystring: TaskQuerySchema } }, (request, reply) =>
    sendTable(reply, exportTasks(deps.db, request.actor.bureauId, request.query), { format: 'xlsx' }),
  )
  app.get('/tasks/options', { config: readers, schema: { response: { 200: TaskOptionsSchema } } }, (request) =>
    readTaskOptions(deps.db, request.actor.bureauId, civilDateOf(deps.clock.now())),
  )
  app.post(
    '/tasks/preview',
    { config: drawer, schema: { body: TaskInputSchema, response: { 200: PreviewSchema } } },
    (request) => previewTask(deps, request.actor, request.body),
  )
}

function writeRoutes(app: App, deps: Deps): void {
  app.post(
    '/tasks',
    { config: drawer, schema: { body: TaskInputSchema, response: { 201: z.object({ id: z.string() }) } } },
    async (request, reply) => reply.status(201).send({ id: await createTask(deps, request.actor, request.body) }),
  )
  app.put('/tasks/:id', { config: drawer, schema: { params, body: TaskChangeSchema } }, async (request, reply) => {
    await changeTask(deps, request.actor, { ...request.body, ...request.params })
    return reply.status(204).send()
  })
  app.post('/tasks/:id/submit', { config: drawer, schema: { params } }, async (request, reply) => {
    await submitScheme(deps, request.actor, { taskId: request.params.id })
    return reply.status(204).send()
  })
  app.post('/tasks/:id/approve', { config: signer, schema: { params } }, async (request, reply) => {
    await approveScheme(deps, request.actor, { taskId: request.params.id })
    return reply.status(204).send()
  })
  app.post('/tasks/:id/return', { config: signer, schema: { params, body: ReasonSchema } }, async (request, reply) => {
    await returnScheme(deps, request.actor, { ...request.body, taskId: request.params.id })
    return reply.status(204).send()
  })
  app.post(
    '/tasks/:id/cancel',
    { config: { roles: [...drawer.roles, ...signer.roles] }, schema: { params, body: ReasonSchema } },
    async (request, reply) => {
      await cancelTask(deps, request.actor, { ...request.body, taskId: request.params.id })
      return reply.status(204).send()
    },
  )
  app.post(
    '/tasks/:id/freeze',
    { config: { roles: [...drawer.roles, 'platformAdmin'] }, schema: { params } },
    async (request, reply) => {
      await freezeDirectories(deps, request.actor, { taskId: request.params.id })
      return reply.status(204).send()
    },
  )
  app.post(
    '/tasks/:id/waive',
    { config: signer, schema: { params, body: WaiverInputSchema } },
    async (request, reply) => {
      await waiveGate(deps, request.actor, { ...request.body, taskId: request.params.id })
      return reply.status(204).send()
    },
  )
}

function exclusionRoutes(app: App, deps: Deps): void {
  app.get(
    '/tasks/:id/exclusions',
    {
      config: readers,
      schema: { params, querystring: ExclusionQuerySchema, response: { 200: pageOf(ExclusionRowSchema) } },
    },
    (request) => listExclusions(deps, request.actor, { ...request.query, taskId: request.params.id }),
  )
  app.get(
    '/tasks/:id/exclusions/export',
    { config: readers, schema: { params, querystring: ExportQuerySchema } },
    async (request, reply) => {
      const { format, ...filters } = request.query
      const table = await exportExclusions(deps, request.actor, { ...filters, taskId: request.params.id })
      return sendTable(reply, table, { format })
    },
  )
}
