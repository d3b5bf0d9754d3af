import {
  AuditQuerySchema,
  AuditRowSchema,
  FirstStepsSchema,
  formatInstant,
  HomeSchema,
  ItemDrawsSchema,
  LimitSchema,
  InspectorDrawsSchema,
  OFFICE_ROLES,
  pageOf,
  SearchQuerySchema,
  SearchSchema,
  TargetDrawsSchema,
  TaskDetailSchema,
} from '@sunlot/contract'
import type { AuditRow, Role } from '@sunlot/contract'
import { z } from 'zod'
import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { sendTable } from '../../platform/send-table.ts'
import { listInspectorDraws } from './inspector-draws.ts'
import { listLimits } from './list-limits.ts'
import { listItemDraws } from './item-draws.ts'
import { readFirstSteps } from './first-steps.ts'
import { readHome } from './read-home.ts'
import { readTask } from './read-task.ts'
import { searchAll } from './search.ts'
import { listTargetDraws } from './target-draws.ts'
import { listTrail, readTrail } from './trail.queries.ts'

// S1-27, S4-21 who supervises sees everything that was done
const SUPERVISORS = ['legalOffice', 'platformAdmin', 'deputyHead'] as const satisfies readonly Role[]
const params = z.object({ id: z.uuid() })

export function workbenchRoutes(app: App, deps: Deps): void {
  app.get('/home', { config: { roles: 'any' }, schema: { response: { 200: HomeSchema } } }, (request) =>
    readHome(deps, request.actor),
  )
  app.get(
    '/search',
    { config: { roles: 'any' }, schema: { querystring: SearchQuerySchema, response: { 200: SearchSchema } } },
    (request) => searchAll(deps, request.actor, request.query),
  )
  app.get(
    '/first-steps',
    { config: { roles: OFFICE_ROLES }, schema: { response: { 200: FirstStepsSchema } } },
    (request) => readFirstSteps(deps, request.actor),
  )
  app.get(
    '/tasks/:id',
    { config: { roles: OFFICE_ROLES }, schema: { params, response: { 200: TaskDetailSchema } } },
    (request) => readTask(deps, request.actor, { taskId: request.params.id }),
  )
  app.get(
    '/targets/:id/draws',
    { config: { roles: OFFICE_ROLES }, schema: { params, response: { 200: TargetDrawsSchema } } },
    (request) => listTargetDraws(deps, request.actor, { targetId: request.params.id }),
  )
  app.get(
    '/inspectors/:id/draws',
    { config: { roles: OFFICE_ROLES }, schema: { params, response: { 200: InspectorDrawsSchema } } },
    (request) => listInspectorDraws(deps, request.actor, { inspectorId: request.params.id }),
  )
  app.get(
    '/deadlines',
    { config: { roles: OFFICE_ROLES }, schema: { response: { 200: z.array(LimitSchema) } } },
    (request) => listLimits(deps, request.actor),
  )
  app.get(
    '/items/:id/draws',
    { config: { roles: OFFICE_ROLES }, schema: { params, response: { 200: ItemDrawsSchema } } },
    (request) => listItemDraws(deps, request.actor, { itemId: request.params.id }),
  )
  auditRoutes(app, deps)
}

/** S1-06, S3-14: the trail of the own bureau, to read and to take along. */
function auditRoutes(app: App, deps: Deps): void {
  app.get(
    '/audit',
    {
      config: { roles: SUPERVISORS },
      schema: { querystring: AuditQuerySchema, response: { 200: pageOf(AuditRowSchema) } },
    },
    (request) => listTrail(deps.db, { ...request.query, bureauId: request.actor.bureauId }),
  )
  app.get(
    '/audit.csv',
    { config: { roles: SUPERVISORS }, schema: { querystring: AuditQuerySchema } },
    (request, reply) => {
      const rows = readTrail(deps.db, { ...request.query, bureauId: request.actor.bureauId })
      const columns = ['序号', '时间', '做了什么', '人员', '内容', '留痕指纹'].map((heading) => ({ heading }))
      return sendTable(reply, { sheetName: '全程留痕', columns, rows: toCells(rows) }, { format: 'csv' })
    },
  )
}

async function* toCells(rows: AsyncIterable<AuditRow>): AsyncGenerator<(string | number)[]> {
  for await (const { seq, at, eventText, actorName, summary, hash } of rows) {
    yield [seq, formatInstant(at), eventText, actorName ?? '系统', summary, hash]
  }
}
