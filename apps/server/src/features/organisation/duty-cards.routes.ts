import {
  civilDateOf,
  DUTY_LIGHTS,
  DutyCardChangeSchema,
  DutyCardExportSchema,
  DutyCardInputSchema,
  DutyCardQuerySchema,
  DutyCardsMadeSchema,
  DutyCardsSchema,
  DutyClosingSchema,
  ReasonSchema,
} from '@sunlot/contract'
import type { Actor, DutyCard, DutyCardQuery, DutyPart } from '@sunlot/contract'
import { z } from 'zod'
import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { sendTable } from '../../platform/send-table.ts'
import { arrangeCards, countLights, listCards } from './duty-cards.queries.ts'
import { changeCard, closeCard, createCard, makeCards, reopenCard } from './duty-cards.ts'
import { KEEPERS, READERS } from './organisation.access.ts'

const params = z.object({ id: z.uuid() })
const created = { 201: z.object({ id: z.string() }) }

/** S1-05, S2-19, S3-20, S4-10: the board of duties. */
export function dutyCardsRoutes(app: App, deps: Deps): void {
  app.get(
    '/duty-cards',
    { config: READERS, schema: { querystring: DutyCardQuerySchema, response: { 200: DutyCardsSchema } } },
    (request) => readBoard(deps, request.actor, request.query),
  )
  app.get(
    '/duty-cards/export',
    { config: READERS, schema: { querystring: DutyCardExportSchema } },
    async (request, reply) => {
      const { year, format, ...filter } = request.query
      const today = civilDateOf(deps.clock.now())
      const chosen = year ?? Number(today.slice(0, 4))
      const cards = arrangeCards(await listCards(deps.db, request.actor, { today, year: chosen }), filter)
      return sendTable(reply, tableOf(cards, chosen), { format })
    },
  )
  app.post(
    '/duty-cards',
    { config: KEEPERS, schema: { body: DutyCardInputSchema, response: created } },
    async (request, reply) => reply.status(201).send({ id: await createCard(deps, request.actor, request.body) }),
  )
  app.post(
    '/duty-cards/from-rulebook',
    {
      config: KEEPERS,
      schema: { body: DutyCardInputSchema.pick({ year: true }), response: { 200: DutyCardsMadeSchema } },
    },
    async (request) => ({ created: await makeCards(deps, request.actor, request.body) }),
  )
  app.put(
    '/duty-cards/:id',
    { config: KEEPERS, schema: { params, body: DutyCardChangeSchema } },
    async (request, reply) => {
      await changeCard(deps, request.actor, { ...request.body, ...request.params })
      return reply.status(204).send()
    },
  )
  app.post(
    '/duty-cards/:id/close',
    { config: READERS, schema: { params, body: DutyClosingSchema } },
    async (request, reply) => {
      await closeCard(deps, request.actor, { ...request.body, ...request.params })
      return reply.status(204).send()
    },
  )
  app.post(
    '/duty-cards/:id/reopen',
    { config: KEEPERS, schema: { params, body: ReasonSchema } },
    async (request, reply) => {
      await reopenCard(deps, request.actor, { ...request.body, ...request.params })
      return reply.status(204).send()
    },
  )
}

async function readBoard(deps: Deps, actor: Actor, { page, size, ...query }: DutyCardQuery) {
  const start = performance.now()
  const today = civilDateOf(deps.clock.now())
  const all = await listCards(deps.db, actor, { today })
  const year = query.year ?? Number(today.slice(0, 4))
  const ofYear = all.filter((card) => card.year === year)
  const found = arrangeCards(ofYear, query)
  return {
    rows: found.slice((page - 1) * size, page * size),
    total: found.length,
    tookMs: Math.ceil(performance.now() - start),
    counts: countLights(ofYear),
    year,
    years: [...new Set([...all.map((card) => card.year), year])].toSorted((a, b) => b - a),
  }
}

function tableOf(cards: readonly DutyCard[], year: number) {
  const headings = [
    '条款',
    '任务',
    '牵头',
    '配合',
    '开始',
    '完成时限',
    '要什么证据',
    '状态',
    '办结日期',
    '办结人',
    '办结说明',
  ]
  return {
    sheetName: `${year}年责任清单`,
    columns: headings.map((heading) => ({ heading })),
    rows: cards.map((card) => [
      card.clause,
      card.text,
      unitsOf(card, 'lead'),
      unitsOf(card, 'participating'),
      card.startsOn ?? '',
      card.dueOn ?? '',
      card.evidenceWanted,
      DUTY_LIGHTS[card.light],
      card.closed?.on ?? '',
      card.closed?.by ?? '',
      card.closed?.note ?? '',
    ]),
  }
}

function unitsOf({ units }: DutyCard, part: DutyPart): string {
  return units
    .filter((unit) => unit.part === part)
    .map(({ unit }) => unit)
    .join('、')
}
