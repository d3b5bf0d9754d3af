import {
  DiceInputSchema,
  DrawDetailSchema,
  DrawQuerySchema,
  DrawReasonSchema,
  DrawRowSchema,
  EnvelopesSchema,
  pageOf,
  SignInputSchema,
  WitnessActSchema,
} from '@sunlot/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { abortDraw } from './abort-draw.ts'
import { arrive, checkFingerprint, enterDice } from './contribute.ts'
import { describeDraw } from './draw-detail.ts'
import { listDraws } from './draw-rows.ts'
import { DRAWER, PUBLISHER, READERS, SIGNER, WITNESS } from './draws.access.ts'
import { printEnvelopes } from './envelopes.ts'
import { lockDraw } from './lock-draw.ts'
import { openDraw } from './open-draw.ts'
import { publishDraw } from './publish-draw.ts'
import { rejectDraw } from './reject-draw.ts'
import { revealDraw } from './reveal-draw.ts'
import { signDraw } from './sign-draw.ts'
import { openTeams, reopenTeams } from './teams.ts'

const params = z.object({ id: z.uuid() })
const detail = { 200: DrawDetailSchema, 202: DrawDetailSchema }

/** The ceremony: every step answers the draw as it then stands; 202 while long work goes on. */
export function ceremonyRoutes(app: App, deps: Deps): void {
  /** Answers the draw after a step. */
  async function answer(request: FastifyRequest, reply: FastifyReply, { id, done }: { id: string; done: boolean }) {
    return reply.status(done ? 200 : 202).send(await describeDraw(deps, request.actor, id))
  }

  app.post('/tasks/:id/draws', { config: DRAWER, schema: { params, response: detail } }, async (request, reply) => {
    const { id, finished } = await openDraw(deps, request.actor, { taskId: request.params.id })
    return answer(request, reply, { id, done: finished })
  })
  app.get(
    '/draws',
    { config: READERS, schema: { querystring: DrawQuerySchema, response: { 200: pageOf(DrawRowSchema) } } },
    async (request) => {
      const started = performance.now()
      const { rows, total } = await listDraws(deps.db, request.actor, request.query)
      return { rows, total, tookMs: Math.round(performance.now() - started) }
    },
  )
  app.get('/draws/:id', { config: READERS, schema: { params, response: detail } }, (request) =>
    describeDraw(deps, request.actor, request.params.id),
  )

  app.post(
    '/draws/:id/arrive',
    { config: WITNESS, schema: { params, body: WitnessActSchema, response: detail } },
    async (request, reply) => {
      const { id } = request.params
      await arrive(deps, request.actor, { drawId: id, ...request.body })
      return answer(request, reply, { id, done: true })
    },
  )
  app.post(
    '/draws/:id/check-fingerprint',
    { config: WITNESS, schema: { params, body: WitnessActSchema, response: detail } },
    async (request, reply) => {
      const { id } = request.params
      await checkFingerprint(deps, request.actor, { drawId: id, ...request.body })
      return answer(request, reply, { id, done: true })
    },
  )
  app.put(
    '/draws/:id/dice',
    {
      config: { roles: [...DRAWER.roles, ...WITNESS.roles] },
      schema: { params, body: DiceInputSchema, response: detail },
    },
    async (request, reply) => {
      const { id } = request.params
      await enterDice(deps, request.actor, { drawId: id, ...request.body })
      return answer(request, reply, { id, done: true })
    },
  )
  app.post(
    '/draws/:id/envelopes',
    { config: WITNESS, schema: { params, response: { 200: EnvelopesSchema } } },
    (request) => printEnvelopes(deps, request.actor, { drawId: request.params.id }),
  )

  app.post('/draws/:id/lock', { config: DRAWER, schema: { params, response: detail } }, async (request, reply) => {
    const { id } = request.params
    await lockDraw(deps, request.actor, { drawId: id })
    return answer(request, reply, { id, done: true })
  })
  app.post('/draws/:id/reveal', { config: DRAWER, schema: { params, response: detail } }, async (request, reply) => {
    const { id } = request.params
    return answer(request, reply, { id, done: await revealDraw(deps, request.actor, { drawId: id }) })
  })
  app.post(
    '/draws/:id/abort',
    { config: DRAWER, schema: { params, body: DrawReasonSchema, response: detail } },
    async (request, reply) => {
      const { id } = request.params
      return answer(request, reply, { id, done: await abortDraw(deps, request.actor, { drawId: id, ...request.body }) })
    },
  )
  app.post(
    '/draws/:id/reopen-teams',
    { config: DRAWER, schema: { params, response: detail } },
    async (request, reply) => {
      const { id, finished } = await reopenTeams(deps, request.actor, { drawId: request.params.id })
      return answer(request, reply, { id, done: finished })
    },
  )

  app.post(
    '/draws/:id/sign',
    { config: SIGNER, schema: { params, body: SignInputSchema, response: detail } },
    async (request, reply) => {
      const { id } = request.params
      await signDraw(deps, request.actor, { drawId: id, signature: request.body.signature })
      return answer(request, reply, { id, done: true })
    },
  )
  app.post(
    '/draws/:id/reject',
    { config: SIGNER, schema: { params, body: DrawReasonSchema, response: detail } },
    async (request, reply) => {
      const { id } = request.params
      await rejectDraw(deps, request.actor, { drawId: id, ...request.body })
      return answer(request, reply, { id, done: true })
    },
  )
  app.post(
    '/draws/:id/publish',
    { config: PUBLISHER, schema: { params, response: detail } },
    async (request, reply) => {
      const { id } = request.params
      await publishDraw(deps, request.actor, { drawId: id })
      return answer(request, reply, { id, done: true })
    },
  )
  app.post(
    '/draws/:id/open-teams',
    { config: { roles: [...DRAWER.roles, ...PUBLISHER.roles] }, schema: { params, response: detail } },
    async (request, reply) => {
      const { id } = request.params
      await openTeams(deps, request.actor, { drawId: id })
      return answer(request, reply, { id, done: true })
    },
  )
}
