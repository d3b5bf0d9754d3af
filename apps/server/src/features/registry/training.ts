import type { Readable } from 'node:stream'
import { type Actor, dateOfInstant, formatDate, type TrainingInput } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { requireItems } from './items.queries.ts'
import { documentKind } from '../../platform/document-kind.ts'

const MAX_BYTES = 50 * 2 ** 20

/**
 * Records a training that was held (S0-35 抽查前组织培训, S1-27, S2-18, S4-22); answers the id. It is never changed:
 * a wrong one is withdrawn and written anew.
 */
export async function recordTraining(deps: Deps, actor: Actor, input: TrainingInput): Promise<string> {
  const id = deps.newId()
  const at = deps.clock.now()
  const { itemIds, participants, ...training } = input
  if (training.heldOn > dateOfInstant(at.toISOString())) {
    throw new AppError('trainings.future', { on: formatDate(training.heldOn) })
  }
  await deps.db.transaction().execute(async (tx) => {
    const items = await requireItems(tx, actor.bureauId, itemIds)
    const people = new Map(participants.map((one) => [one.inspectorId, one.result]))
    await requirePeople(tx, actor, [...people.keys()])
    const row = { id, bureauId: actor.bureauId, ...training, fileId: null, fileName: null, withdrawnAt: null }
    await tx
      .insertInto('trainings')
      .values({ ...row, createdBy: actor.id, createdAt: at })
      .execute()
    const links = [...items.keys()].map((itemId) => ({ trainingId: id, itemId }))
    if (links.length > 0) await tx.insertInto('trainingItems').values(links).execute()
    await tx
      .insertInto('trainingParticipants')
      .values([...people].map(([inspectorId, result]) => ({ trainingId: id, inspectorId, result })))
      .execute()
    const data = { title: training.title, heldOn: training.heldOn, items: [...items.values()], count: people.size }
    await record(tx, actor, { id, at, event: 'trainings.recorded', data })
  })
  return id
}

/** Takes a record back with its reason; from then on it proves nothing. The slower of two is told. */
export async function withdrawTraining(
  deps: Deps,
  actor: Actor,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  const at = deps.clock.now()
  await deps.db.transaction().execute(async (tx) => {
    const { title, withdrawnAt } = await claimTraining(tx, actor, id)
    if (withdrawnAt) throw new AppError('trainings.withdrawn')
    await tx.updateTable('trainings').set({ withdrawnAt: at, withdrawReason: reason }).where('id', '=', id).execute()
    await record(tx, actor, { id, at, event: 'trainings.withdrawn', data: { title, reason } })
  })
}

/** Keeps slides, handout or sign-in sheet with its hash; once, because it is evidence. Throws `file.not-document`. */
export async function addTrainingFile(
  deps: Deps,
  actor: Actor,
  { id, fileName, content }: { id: string; fileName: string; content: Readable },
): Promise<void> {
  if (!documentKind(fileName)) throw new AppError('file.not-document', { file: fileName })
  await deps.db.transaction().execute((tx) => requireOpenTraining(tx, actor, id))
  const { sha256, size } = await deps.files.put(content, { maxBytes: MAX_BYTES })
  if (size === 0) throw new AppError('file.unreadable', { file: fileName, why: '里面没有内容' })
  const at = deps.clock.now()
  await deps.db.transaction().execute(async (tx) => {
    const { title } = await requireOpenTraining(tx, actor, id)
    const fileId = deps.newId()
    await tx.insertInto('files').values({ id: fileId, sha256, size, createdAt: at }).execute()
    await tx.updateTable('trainings').set({ fileId, fileName }).where('id', '=', id).execute()
    await record(tx, actor, { id, at, event: 'trainings.file-added', data: { title, fileName, sha256, size } })
  })
}

/** The material of a record of the own bureau. */
export async function openTrainingFile(
  deps: Deps,
  { bureauId }: Actor,
  id: string,
): Promise<{ content: Readable; fileName: string; size: number }> {
  const row = await deps.db
    .selectFrom('trainings as t')
    .innerJoin('files as f', 'f.id', 't.fileId')
    .select(['f.sha256', 't.fileName'])
    .where('t.id', '=', id)
    .where('t.bureauId', '=', bureauId)
    .executeTakeFirst()
  if (!row) throw new AppError('request.not-found')
  return { ...(await deps.files.open(row.sha256)), fileName: row.fileName ?? '' }
}

async function requireOpenTraining(tx: Tx, actor: Actor, id: string): Promise<{ title: string }> {
  const { title, fileName, withdrawnAt } = await claimTraining(tx, actor, id)
  if (withdrawnAt) throw new AppError('trainings.withdrawn')
  if (fileName !== null) throw new AppError('trainings.has-file', { file: fileName })
  return { title }
}

async function claimTraining(tx: Tx, { bureauId }: Actor, id: string) {
  const found = await tx
    .selectFrom('trainings')
    .select(['title', 'fileName', 'withdrawnAt'])
    .where('id', '=', id)
    .where('bureauId', '=', bureauId)
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw new AppError('request.not-found')
  return found
}

async function requirePeople(tx: Tx, { bureauId }: Actor, ids: readonly string[]): Promise<void> {
  const { count } = await tx
    .selectFrom('inspectors')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('bureauId', '=', bureauId)
    .where('id', 'in', ids)
    .executeTakeFirstOrThrow()
  if (count < ids.length) throw new AppError('trainings.people')
}

interface TrainingEvent {
  id: string
  at: Date
  event: 'trainings.recorded' | 'trainings.withdrawn' | 'trainings.file-added'
  data: Record<string, unknown>
}

async function record(tx: Tx, actor: Actor, { id, ...event }: TrainingEvent): Promise<void> {
  const subject = { bureauId: actor.bureauId, actorId: actor.id, subjectKind: 'training', subjectId: id }
  await recordAudit(tx, { ...subject, ...event })
}
