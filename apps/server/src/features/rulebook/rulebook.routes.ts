import {
  BasisChangeSchema,
  BasisInputSchema,
  BasisSchema,
  CalendarImportSchema,
  CalendarYearSchema,
  GateRuleSchema,
  listGateRules,
  PolicyChangeSchema,
  PolicyDraftSchema,
  PolicyInForceSchema,
  PolicyVersionRowSchema,
  PolicyVersionSchema,
  ReasonSchema,
  resolvePolicy,
} from '@sunlot/contract'
import { z } from 'zod'
import { AppError } from '../../platform/app-error.ts'
import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { sendTable } from '../../platform/send-table.ts'
import { changeBasis, readBases, registerBasis, withdrawBasis } from './bases.ts'
import { importCalendarYear, listCalendarYears } from './calendar.ts'
import { approveVersion, publishVersion, returnVersion, submitVersion } from './move-version.ts'
import { policyTable } from './policy.export.ts'
import { readInForce, readVersion, readVersions } from './read-rulebook.ts'
import { addDocument, openDocument } from './rulebook-document.ts'
import { VERSION_DUTIES } from './versions.rules.ts'
import { changeDraft, createDraft } from './write-version.ts'

const reading = { roles: 'any' } as const
const writing = { roles: VERSION_DUTIES.change }
const params = z.object({ id: z.uuid() })
const created = { 201: z.object({ id: z.uuid() }) }

export function rulebookRoutes(app: App, deps: Deps): void {
  readingRoutes(app, deps)
  writingRoutes(app, deps)
  decidingRoutes(app, deps)
  documentRoutes(app, deps)
  basisRoutes(app, deps)
  calendarRoutes(app, deps)
}

function readingRoutes(app: App, deps: Deps): void {
  app.get('/policy', { config: reading, schema: { response: { 200: PolicyInForceSchema } } }, ({ actor }) =>
    readInForce(deps, actor),
  )
  app.get('/gates', { config: reading, schema: { response: { 200: z.array(GateRuleSchema) } } }, async ({ actor }) => {
    const { values } = await readInForce(deps, actor)
    return listGateRules(resolvePolicy(values))
  })
  app.get('/policy.xlsx', { config: reading }, async ({ actor }, reply) => {
    const { values, number } = await readInForce(deps, actor)
    return sendTable(reply, policyTable(values), { name: `第${number}版细则取值`, format: 'xlsx' })
  })
  app.get(
    '/policy-versions',
    { config: reading, schema: { response: { 200: z.array(PolicyVersionRowSchema) } } },
    ({ actor }) => readVersions(deps, actor),
  )
  app.get(
    '/policy-versions/:id',
    { config: reading, schema: { params, response: { 200: PolicyVersionSchema } } },
    (request) => readVersion(deps, request.actor, request.params),
  )
}

function writingRoutes(app: App, deps: Deps): void {
  app.post(
    '/policy-versions',
    { config: writing, schema: { body: PolicyDraftSchema, response: created } },
    async (request, reply) => reply.status(201).send({ id: await createDraft(deps, request.actor, request.body) }),
  )
  app.put(
    '/policy-versions/:id',
    { config: writing, schema: { params, body: PolicyChangeSchema } },
    async (request, reply) => {
      await changeDraft(deps, request.actor, { ...request.params, ...request.body })
      return reply.status(204).send()
    },
  )
}

function decidingRoutes(app: App, deps: Deps): void {
  app.post(
    '/policy-versions/:id/submit',
    { config: { roles: VERSION_DUTIES.submit }, schema: { params } },
    async (request, reply) => {
      await submitVersion(deps, request.actor, request.params)
      return reply.status(204).send()
    },
  )
  app.post(
    '/policy-versions/:id/approve',
    { config: { roles: VERSION_DUTIES.approve }, schema: { params } },
    async (request, reply) => {
      await approveVersion(deps, request.actor, request.params)
      return reply.status(204).send()
    },
  )
  app.post(
    '/policy-versions/:id/return',
    { config: { roles: VERSION_DUTIES.return }, schema: { params, body: ReasonSchema } },
    async (request, reply) => {
      await returnVersion(deps, request.actor, { ...request.params, ...request.body })
      return reply.status(204).send()
    },
  )
  app.post(
    '/policy-versions/:id/publish',
    { config: { roles: VERSION_DUTIES.publish }, schema: { params } },
    async (request, reply) => {
      await publishVersion(deps, request.actor, request.params)
      return reply.status(204).send()
    },
  )
}

function documentRoutes(app: App, deps: Deps): void {
  app.post('/policy-versions/:id/document', { config: writing, schema: { params } }, async (request, reply) => {
    const file = await request.file()
    if (!file) throw new AppError('rulebook.no-file')
    const upload = { ...request.params, fileName: file.filename.slice(-200), content: file.file }
    await addDocument(deps, request.actor, upload)
    return reply.status(204).send()
  })
  app.get('/policy-versions/:id/document', { config: reading, schema: { params } }, async (request, reply) => {
    const { content, mediaType, size, fileName } = await openDocument(deps, request.actor, request.params)
    return reply
      .header('content-type', mediaType)
      .header('content-length', size)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`)
      .send(content)
  })
}

/** S0-02: what the rules rest on. */
function basisRoutes(app: App, deps: Deps): void {
  app.get('/policy-bases', { config: reading, schema: { response: { 200: z.array(BasisSchema) } } }, ({ actor }) =>
    readBases(deps, actor),
  )
  app.post(
    '/policy-bases',
    { config: writing, schema: { body: BasisInputSchema, response: created } },
    async (request, reply) => reply.status(201).send({ id: await registerBasis(deps, request.actor, request.body) }),
  )
  app.put(
    '/policy-bases/:id',
    { config: writing, schema: { params, body: BasisChangeSchema } },
    async (request, reply) => {
      await changeBasis(deps, request.actor, { ...request.params, ...request.body })
      return reply.status(204).send()
    },
  )
  app.post(
    '/policy-bases/:id/withdraw',
    { config: writing, schema: { params, body: ReasonSchema } },
    async (request, reply) => {
      await withdrawBasis(deps, request.actor, { ...request.params, ...request.body })
      return reply.status(204).send()
    },
  )
}

function calendarRoutes(app: App, deps: Deps): void {
  app.get(
    '/calendar-years',
    { config: reading, schema: { response: { 200: z.array(CalendarYearSchema) } } },
    (request) => listCalendarYears(deps.db, request.actor.bureauId),
  )
  app.post(
    '/calendar-years',
    { config: { roles: ['platformAdmin'] }, schema: { body: CalendarImportSchema } },
    async (request, reply) => {
      await importCalendarYear(deps, request.actor, request.body)
      return reply.status(204).send()
    },
  )
}
