import { civilDateOf, describeLine, type PlanEdition } from '@sunlot/contract'
import { z } from 'zod'
import { AppError } from '../../platform/app-error.ts'
import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { sendTable } from '../../platform/send-table.ts'
import { listEditions } from '../planning/index.ts'
import { itemsPage, itemTexts } from './pages/items.page.ts'
import { nameOfPlan, planPage, plansPage } from './pages/plans.page.ts'
import { getBureau, type PublicBureau } from './public-draws.queries.ts'
import { findPublishedItems, listPublicPlans, type PublicPlan } from './public-plans.queries.ts'
import type { Site } from './site.ts'

const bureauParams = z.object({ bureau: z.string().max(32) })
/** `2026` is the bureau's own plan, `2026-joint` its part of the joint one. */
const planParams = bureauParams.extend({ plan: z.string().regex(/^\d{4}(-joint)?$/) })
const planQuery = z.object({ edition: z.coerce.number().int().min(1).optional().catch(undefined) })

/** S1-26, S2-10: what is checked and what is planned, for everybody, as pages and as data. */
export function publicPlansRoutes(app: App, deps: Deps, site: Site): void {
  planRoutes(app, deps, site)
  itemRoutes(app, deps, site)
}

function planRoutes(app: App, deps: Deps, site: Site): void {
  app.get('/b/:bureau/plans', { schema: { params: bureauParams } }, async (request, reply) => {
    const bureau = await getBureau(deps.db, request.params.bureau)
    const plans = await listPublicPlans(deps.db, bureau.id)
    const article = plansPage(bureau, plans, civilDateOf(deps.clock.now()))
    return site.send(request, reply, { title: '年度计划', bureau, current: 'plans' }, article)
  })
  app.get(
    '/b/:bureau/plans/:plan',
    { schema: { params: planParams, querystring: planQuery } },
    async (request, reply) => {
      const { bureau, plan, editions } = await getPublicPlan(deps, request.params)
      const shown = editions.find(({ edition }) => edition === (request.query.edition ?? plan.edition))
      if (!shown) throw new AppError('request.not-found')
      const article = planPage({ bureau, plan, editions, shown, today: civilDateOf(deps.clock.now()) })
      return site.send(request, reply, { title: shown.title, bureau, current: 'plans' }, article)
    },
  )
  app.get('/b/:bureau/plans/:plan/lines.csv', { schema: { params: planParams } }, async (request, reply) => {
    const { plan, editions } = await getPublicPlan(deps, request.params)
    const lines = editions.at(-1)?.lines ?? []
    const cells = lines.map((line) => describeLine(line, 'public'))
    const columns = ['序号', ...(cells[0] ?? []).map(({ name }) => name)].map((heading) => ({ heading }))
    const rows = cells.map((row, i) => [noOf(lines[i]), ...row.map(({ text }) => text)])
    return sendTable(reply, { sheetName: plan.title, columns, rows }, { name: plan.title, format: 'csv' })
  })
  app.get('/b/:bureau/plans/:plan/plan.json', { schema: { params: planParams } }, async (request, reply) => {
    const { bureau, plan, editions } = await getPublicPlan(deps, request.params)
    return reply.type('application/json; charset=utf-8').send(planData(bureau, plan, editions))
  })
}

/** The plan with all its editions as data; headings are those of the published tables. */
function planData(
  bureau: PublicBureau,
  { year, title, documentNo, inForceOn, ...plan }: PublicPlan,
  all: PlanEdition[],
) {
  const editions = all.map(({ edition, at, amendment, lines, diff }) => ({
    edition,
    publishedOn: civilDateOf(new Date(at)),
    reason: amendment?.reason ?? null,
    changes: diff.map(({ name, op, cells }) => ({ name, op, cells })),
    lines: lines.map((line) => ({
      no: noOf(line),
      ...Object.fromEntries(describeLine(line, 'public').map(({ name, text }) => [name, text])),
    })),
  }))
  return { bureau: bureau.name, year, kind: plan.kind, title, documentNo, inForceOn, editions }
}

function noOf(line: PlanEdition['lines'][number] | undefined): string {
  return line ? line.lineNo || String(line.place) : ''
}

async function getPublicPlan(deps: Deps, params: { bureau: string; plan: string }) {
  const bureau = await getBureau(deps.db, params.bureau)
  const plans = await listPublicPlans(deps.db, bureau.id)
  const plan = plans.find((one) => nameOfPlan(one) === params.plan)
  if (!plan) throw new AppError('request.not-found')
  return { bureau, plan, editions: await listEditions(deps.db, plan.id, 'public') }
}

function itemRoutes(app: App, deps: Deps, site: Site): void {
  app.get('/b/:bureau/items', { schema: { params: bureauParams } }, async (request, reply) => {
    const bureau = await getBureau(deps.db, request.params.bureau)
    const article = itemsPage(bureau, await findPublishedItems(deps.db, bureau.id), civilDateOf(deps.clock.now()))
    return site.send(request, reply, { title: '抽查事项清单', bureau, current: 'items' }, article)
  })
  app.get('/b/:bureau/items.csv', { schema: { params: bureauParams } }, async (request, reply) => {
    const bureau = await getBureau(deps.db, request.params.bureau)
    const published = await findPublishedItems(deps.db, bureau.id)
    const cells = (published?.items ?? []).map(({ body }) => itemTexts(body))
    const columns = itemTexts(null).map(({ name }) => ({ heading: name }))
    const rows = cells.map((row) => row.map(({ text }) => text))
    return sendTable(reply, { sheetName: '抽查事项清单', columns, rows }, { name: '抽查事项清单', format: 'csv' })
  })
  app.get('/b/:bureau/items.json', { schema: { params: bureauParams } }, async (request, reply) => {
    const bureau = await getBureau(deps.db, request.params.bureau)
    const published = await findPublishedItems(deps.db, bureau.id)
    const items = (published?.items ?? []).map(({ body }) =>
      Object.fromEntries(itemTexts(body).map(({ name, text }) => [name, text])),
    )
    const { number = null, documentNo = '', publishedOn = null } = published ?? {}
    return reply
      .type('application/json; charset=utf-8')
      .send({ bureau: bureau.name, number, documentNo, publishedOn, items })
  })
}
