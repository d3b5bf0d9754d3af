import {
  CertificateInputSchema,
  CertificateRevocationSchema,
  CertificateSchema,
  CertifiedStaffExportSchema,
  CertifiedStaffPasteSchema,
  CertifiedStaffQuerySchema,
  CertifiedStaffRemovalSchema,
  CertifiedStaffSchema,
  dateOfInstant,
  ExamExportSchema,
  ExamInputSchema,
  ExamQuerySchema,
  ExamSchema,
  pageOf,
  PasteOutcomeSchema,
  type Role,
} from '@sunlot/contract'
import { z } from 'zod'
import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { sendTable } from './exports.ts'
import { addCertificate, listCertificates, revokeCertificate } from './inspectors.certificates.ts'
import { listAllExams, listExams, recordExam } from './inspectors.exams.ts'
import { examsTable, ledgerTable } from './inspectors.export.ts'
import { listAllCertifiedStaff, listCertifiedStaff, pasteLedger, removeCertifiedStaff } from './inspectors.ledger.ts'
import { KEEPERS, READERS } from './registry.access.ts'

const read = { roles: READERS }
// S1-10 政策法规科: the legal office keeps track of exams and certificates beside the keepers of the directory.
const write = { roles: [...KEEPERS, 'legalOffice'] as const satisfies readonly Role[] }
const params = z.object({ id: z.uuid() })
const made = { 201: z.object({ id: z.string() }) }

/** Certificates, exams and the ledger of all certified staff. */
export function certificatesRoutes(app: App, deps: Deps): void {
  certificateRoutes(app, deps)
  ledgerRoutes(app, deps)
  examRoutes(app, deps)
}

function certificateRoutes(app: App, deps: Deps): void {
  app.get(
    '/inspectors/:id/certificates',
    { config: read, schema: { params, response: { 200: z.array(CertificateSchema) } } },
    ({ actor, params: { id } }) => {
      const today = dateOfInstant(deps.clock.now().toISOString())
      return listCertificates(deps.db, { inspectorId: id, bureauId: actor.bureauId, today })
    },
  )
  app.post(
    '/inspectors/:id/certificates',
    { config: write, schema: { params, body: CertificateInputSchema, response: made } },
    async (request, reply) => {
      const certificate = { ...request.body, inspectorId: request.params.id }
      return reply.status(201).send({ id: await addCertificate(deps, request.actor, certificate) })
    },
  )
  app.post(
    '/certificates/:id/revoke',
    { config: write, schema: { params, body: CertificateRevocationSchema } },
    async (request, reply) => {
      await revokeCertificate(deps, request.actor, { ...request.body, ...request.params })
      return reply.status(204).send()
    },
  )
}

function ledgerRoutes(app: App, deps: Deps): void {
  app.get(
    '/certified-staff',
    {
      config: read,
      schema: { querystring: CertifiedStaffQuerySchema, response: { 200: pageOf(CertifiedStaffSchema) } },
    },
    ({ actor, query }) => listCertifiedStaff(deps.db, { bureauId: actor.bureauId, query }),
  )
  app.get(
    '/certified-staff/export',
    { config: read, schema: { querystring: CertifiedStaffExportSchema } },
    async ({ actor, query }, reply) => {
      const table = ledgerTable(await listAllCertifiedStaff(deps.db, { bureauId: actor.bureauId, query }))
      return sendTable(reply, table, { name: table.sheetName, format: query.format })
    },
  )
  app.post(
    '/certified-staff/paste',
    { config: write, schema: { body: CertifiedStaffPasteSchema, response: { 200: PasteOutcomeSchema } } },
    ({ actor, body }) => pasteLedger(deps, actor, body),
  )
  app.delete(
    '/certified-staff/:id',
    { config: write, schema: { params, body: CertifiedStaffRemovalSchema } },
    async (request, reply) => {
      await removeCertifiedStaff(deps, request.actor, { ...request.body, ...request.params })
      return reply.status(204).send()
    },
  )
}

function examRoutes(app: App, deps: Deps): void {
  app.get(
    '/exams',
    { config: read, schema: { querystring: ExamQuerySchema, response: { 200: pageOf(ExamSchema) } } },
    ({ actor, query }) => listExams(deps.db, { bureauId: actor.bureauId, query }),
  )
  app.get(
    '/exams/export',
    { config: read, schema: { querystring: ExamExportSchema } },
    async ({ actor, query }, reply) => {
      const table = examsTable(await listAllExams(deps.db, { bureauId: actor.bureauId, query }))
      return sendTable(reply, table, { name: table.sheetName, format: query.format })
    },
  )
  app.post('/exams', { config: write, schema: { body: ExamInputSchema, response: made } }, async (request, reply) =>
    reply.status(201).send({ id: await recordExam(deps, request.actor, request.body) }),
  )
}
