import { DrawListSchema, pageOf, PoolQuerySchema, PoolRowSchema } from '@sunlot/contract'
import { writeXlsx } from '@sunlot/tables'
import { z } from 'zod'
import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { READERS } from './draws.access.ts'
import { getDraw } from './draws.queries.ts'
import { exportList } from './lists.export.ts'
import { listPool } from './pool.queries.ts'

const params = z.object({ id: z.uuid() })
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

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
      const file = encodeURIComponent(`${draw.drawNo} ${table.sheetName}.xlsx`)
      return reply
        .type(SHEET)
        .header('content-disposition', `attachment; filename*=UTF-8''${file}`)
        .send(writeXlsx(table))
    },
  )
}
