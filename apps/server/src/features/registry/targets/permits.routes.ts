import {
  civilDateOf,
  pageOf,
  PermitGapExportQuerySchema,
  PermitGapQuerySchema,
  PermitGapSchema,
  PermitInputSchema,
  PermitReportSchema,
  PermitRevocationSchema,
  PermitSupplementResultSchema,
  PermitSupplementSchema,
} from '@sunlot/contract'
import { z } from 'zod'
import type { Deps } from '../../../platform/deps.ts'
import type { App } from '../../../platform/http.ts'
import { sendTable } from '../exports.ts'
import { KEEPERS, READERS } from '../registry.access.ts'
import { listPermitGaps, readPermitGaps, readPermitReport } from './ledger.queries.ts'
import { gapsTable } from './permit-gaps.export.ts'
import { addPermit, changePermit, revokePermit } from './permits.ts'
import { supplementFromLedger } from './supplement.ts'

const read = { roles: READERS }
const write = { roles: KEEPERS }
const params = z.object({ id: z.uuid() })
const made = { 201: z.object({ id: z.string() }) }

/** Permits of targets, and how complete the directory is against the bureau's ledger (S2-06). */
export function permitsRoutes(app: App, deps: Deps): void {
  reportRoutes(app, deps)
  app.post(
    '/targets/:id/permits',
    { config: write, schema: { params, body: PermitInputSchema, response: made } },
    async (request, reply) => {
      const input = { ...request.body, targetId: request.params.id }
      return reply.status(201).send({ id: await addPermit(deps, request.actor, input) })
    },
  )
  app.put('/permits/:id', { config: write, schema: { params, body: PermitInputSchema } }, async (request, reply) => {
    await changePermit(deps, request.actor, { ...request.body, ...request.params })
    return reply.status(204).send()
  })
  app.post(
    '/permits/:id/revocation',
    { config: write, schema: { params, body: PermitRevocationSchema } },
    async (request, reply) => {
      await revokePermit(deps, request.actor, { ...request.body, ...request.params })
      return reply.status(204).send()
    },
  )
}

function reportRoutes(app: App, deps: Deps): void {
  const bureau = ({ bureauId }: { bureauId: string }) => ({ bureauId, today: civilDateOf(deps.clock.now()) })
  app.get('/permits/report', { config: read, schema: { response: { 200: PermitReportSchema } } }, ({ actor }) =>
    readPermitReport(deps.db, bureau(actor)),
  )
  app.get(
    '/permits/gaps',
    { config: read, schema: { querystring: PermitGapQuerySchema, response: { 200: pageOf(PermitGapSchema) } } },
    ({ actor, query }) => listPermitGaps(deps.db, bureau(actor), query),
  )
  app.get(
    '/permits/gaps/export',
    { config: read, schema: { querystring: PermitGapExportQuerySchema } },
    async ({ actor, query }, reply) =>
      sendTable(reply, gapsTable(await readPermitGaps(deps.db, bureau(actor), query.show)), {
        name: query.show === 'unmatched' ? '台账有名录库没有' : '名录库有台账没有',
        format: query.format,
      }),
  )
  app.post(
    '/permits/supplement',
    { config: write, schema: { body: PermitSupplementSchema, response: { 200: PermitSupplementResultSchema } } },
    ({ actor, body }) => supplementFromLedger(deps, actor, body),
  )
}
