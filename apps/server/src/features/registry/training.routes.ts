import {
  dateOfInstant,
  pageOf,
  TrainingDetailSchema,
  TrainingExportQuerySchema,
  TrainingGapsSchema,
  TrainingInputSchema,
  TrainingQuerySchema,
  TrainingSchema,
  TrainingWithdrawalSchema,
} from '@sunlot/contract'
import { z } from 'zod'
import { AppError } from '../../platform/app-error.ts'
import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http.ts'
import { sendTable } from './exports.ts'
import { KEEPERS, READERS } from './registry.access.ts'
import { trainingsTable } from './training.export.ts'
import { readTrainingGaps } from './training.gaps.ts'
import { findTraining, listAllTrainings, listTrainings } from './training.queries.ts'
import { documentKind } from '../../platform/document-kind.ts'
import { addTrainingFile, openTrainingFile, recordTraining, withdrawTraining } from './training.ts'

const read = { roles: READERS }
// S1-27: the legal office trains as well.
const write = { roles: [...KEEPERS, 'legalOffice'] as const }
const params = z.object({ id: z.uuid() })

/** Records of training (业务培训). */
export function trainingRoutes(app: App, deps: Deps): void {
  readingRoutes(app, deps)
  writingRoutes(app, deps)
}

function readingRoutes(app: App, deps: Deps): void {
  app.get(
    '/trainings',
    { config: read, schema: { querystring: TrainingQuerySchema, response: { 200: pageOf(TrainingSchema) } } },
    ({ actor, query }) => listTrainings(deps.db, { bureauId: actor.bureauId, query }),
  )
  app.get('/trainings/gaps', { config: read, schema: { response: { 200: TrainingGapsSchema } } }, ({ actor }) =>
    readTrainingGaps(deps.db, actor.bureauId, dateOfInstant(deps.clock.now().toISOString())),
  )
  app.get(
    '/trainings/export',
    { config: read, schema: { querystring: TrainingExportQuerySchema } },
    async ({ actor, query }, reply) => {
      const table = trainingsTable(await listAllTrainings(deps.db, { bureauId: actor.bureauId, query }))
      return sendTable(reply, table, { name: table.sheetName, format: query.format })
    },
  )
  app.get(
    '/trainings/:id',
    { config: read, schema: { params, response: { 200: TrainingDetailSchema } } },
    async (request) => {
      const training = await findTraining(deps.db, { id: request.params.id, bureauId: request.actor.bureauId })
      if (!training) throw new AppError('request.not-found')
      return training
    },
  )
  app.get('/trainings/:id/file', { config: read, schema: { params } }, async (request, reply) => {
    const { content, fileName, size } = await openTrainingFile(deps, request.actor, request.params.id)
    return reply
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`)
      .header('content-length', size)
      .type(documentKind(fileName) ?? 'application/octet-stream')
      .send(content)
  })
}

function writingRoutes(app: App, deps: Deps): void {
  app.post(
    '/trainings',
    { config: write, schema: { body: TrainingInputSchema, response: { 201: z.object({ id: z.string() }) } } },
    async (request, reply) => reply.status(201).send({ id: await recordTraining(deps, request.actor, request.body) }),
  )
  app.post('/trainings/:id/file', { config: write, schema: { params } }, async (request, reply) => {
    const { id } = request.params
    if (!(await findTraining(deps.db, { id, bureauId: request.actor.bureauId })))
      throw new AppError('request.not-found')
    const upload = await request.file()
    if (!upload) throw new AppError('file.not-document', { file: '' })
    const file = { id, fileName: upload.filename.slice(-200), content: upload.file }
    await addTrainingFile(deps, request.actor, file)
    return reply.status(204).send()
  })
  app.delete(
    '/trainings/:id',
    { config: write, schema: { params, body: TrainingWithdrawalSchema } },
    async (request, reply) => {
      await withdrawTraining(deps, request.actor, { ...request.params, ...request.body })
      return reply.status(204).send()
    },
  )
}
