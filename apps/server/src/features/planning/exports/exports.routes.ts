import { type Actor, civilDateOf, PlanExportFormatSchema } from '@sunlot/contract'
import { z } from 'zod'
import type { Deps } from '../../../platform/deps.ts'
import type { App } from '../../../platform/http.ts'
import { sendTable } from '../../../platform/send-table.ts'
import { listLines } from '../lines.queries.ts'
import { citePlan } from '../plan-bases.ts'
import { READERS } from '../planning.access.ts'
import { getPlan } from '../plans.queries.ts'
import { planDocument } from './plan-docx.ts'
import { planTable, type PrintedPlan } from './plan-xlsx.ts'

const params = z.object({ id: z.uuid() })
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The plan as a file in its published shape (S1-35). */
export function planExportsRoutes(app: App, deps: Deps): void {
  app.get(
    '/plans/:id/export',
    { config: READERS, schema: { params, querystring: z.object({ format: PlanExportFormatSchema }) } },
    async (request, reply) => {
      const { plan, on } = await readPrinted(deps, request.actor, request.params.id)
      if (request.query.format === 'xlsx')
        return sendTable(reply, planTable(plan), { name: plan.title, format: 'xlsx' })
      return reply
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${plan.title}.docx`)}`)
        .serializer((payload: unknown) => payload as string)
        .type(DOCX)
        .send(await planDocument(plan, { on }))
    },
  )
}

async function readPrinted(
  deps: Deps,
  actor: Actor,
  planId: string,
): Promise<{ plan: PrintedPlan; on: string | null }> {
  const plan = await getPlan(deps.db, actor.bureauId, planId)
  const { name } = await deps.db
    .selectFrom('bureaus')
    .select('name')
    .where('id', '=', actor.bureauId)
    .executeTakeFirstOrThrow()
  const { kind, title, documentNo, approvedAt } = plan
  const lines = await listLines(deps.db, planId)
  const bases = await citePlan(deps.db, plan)
  return { plan: { kind, title, documentNo, bureau: name, bases, lines }, on: approvedAt && civilDateOf(approvedAt) }
}
