import { DrawListSchema, DrawQuerySchema, pageOf, PoolQuerySchema, PoolRowSchema } from '@sunlot/contract'
import { z } from 'zod'
import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { sendTable } from '../../platform/send-table.ts'
import { exportDraws } from './draw-rows.ts'
import { READERS } from './draws.access.ts'
import { getDraw } from './draws.queries.ts'
import { exportList } from './lists.export.ts'
import { listPool } from './pool.queries.ts'

const params = z.object({ id: z.uuid() })

/** The frozen pool, page by page, and every list as a sheet. */
export function drawListsRoutes(app: App, deps: Deps): void {
  app.get(
    '/draws/:id/pool',
    { config: READERS, schema: { params, querystring: PoolQuerySchema, response: { 200: pageOf(PoolRowSchema) } } },
    async (request) => {
      const started = performance.now()
      const draw = await getDraw(deps.db, request.actor.bureauId, request.params.id)
      const { rows, total } = await listPool(deps.db, draw, request.query)
      return { rows, total, tookMs: Math.round(performance.now() - started) }
    },
  )
  app.get(
    '/draws/:id/export',
    { config: READERS, schema: { params, querystring: DrawListSchema } },
    async (request, reply) => {
      const draw = await getDraw(deps.db, request.actor.bureauId, request.params.id)
      const table = await exportList(deps.db, request.actor, { draw, list: request.query.list })
      return sendTable(reply, table, { name: `${draw.drawNo} ${table.sheetName}`, format: 'xlsx' })
    },
  )
  app.get('/draws/export', { config: READERS, schema: { querystring: DrawQuerySchema } }, (request, reply) =>
    sendTable(reply, exportDraws(deps.db, request.actor, request.query), { format: 'xlsx' }),
  )
}
