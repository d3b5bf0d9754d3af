import type { Actor, Publicity, PublicityInput, PublicityQuery } from '@sunlot/contract'
import { sql } from 'kysely'
import { AppError } from '../../platform/app-error.ts'
import type { Db } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { refuseForeignIds, refuseFuture } from './own-ids.ts'
import { record } from './record.ts'

/** One page of what was done for publicity, the latest first. */
export async function listPublicity(
  db: Db,
  bureauId: string,
  { q, channel, page, size }: PublicityQuery,
): Promise<{ rows: Publicity[]; total: number; tookMs: number }> {
  const start = performance.now()
  const found = db
    .selectFrom('publicityRecords as p')
    .innerJoin('users as u', 'u.id', 'p.createdBy')
    .leftJoin('attachments as a', 'a.id', 'p.attachmentId')
    .leftJoin('files as f', 'f.id', 'a.fileId')
    .where('p.bureauId', '=', bureauId)
    .$if(q !== '', (some) => some.where(sql<boolean>`strpos(p.title || ' ' || p.audience, ${q}) > 0`))
    .$if(channel !== '', (some) => some.where(sql<boolean>`p.channel = ${channel}`))
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await found
    .select(['p.id', 'p.heldOn', 'p.channel', 'p.title', 'p.link', 'p.audience', 'p.version'])
    .select(['u.name as recordedBy', 'a.id as attachmentId', 'a.name as fileName', 'f.size'])
    .orderBy('p.heldOn', 'desc')
    .orderBy('p.id')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return {
    rows: rows.map(({ attachmentId, fileName, size: bytes, ...row }) => ({
      ...row,
      attachment: attachmentId === null ? null : { id: attachmentId, name: fileName ?? '', size: bytes ?? 0 },
    })),
    total,
    tookMs: Math.ceil(performance.now() - start),
  }
}

/** S0-34, S2-27, S4-22 宣传: date, channel, link, file, whom it reached. Answers the record's id. */
export async function recordPublicity(deps: Deps, actor: Actor, input: PublicityInput): Promise<string> {
  refuseFuture(deps, '宣传日期', input.heldOn)
  return deps.db.transaction().execute(async (tx) => {
    await refuseForeignIds(tx, actor.bureauId, { attachmentIds: [input.attachmentId] })
    const [id, at] = [deps.newId(), deps.clock.now()]
    const who = { bureauId: actor.bureauId, createdBy: actor.id, createdAt: at }
    await tx
      .insertInto('publicityRecords')
      .values({ id, ...input, ...who })
      .execute()
    await record(tx, actor, {
      at,
      event: 'organisation.publicity-recorded',
      subjectKind: 'publicity',
      id,
      data: { ...input },
    })
    return id
  })
}

/** Changes a record; what it said before stays in the trail. */
export async function changePublicity(
  deps: Deps,
  actor: Actor,
  { id, version, ...input }: PublicityInput & { id: string; version: number },
): Promise<void> {
  refuseFuture(deps, '宣传日期', input.heldOn)
  return deps.db.transaction().execute(async (tx) => {
    const before = await tx
      .selectFrom('publicityRecords')
      .select(['heldOn', 'channel', 'title', 'link', 'audience', 'attachmentId', 'version'])
      .where('id', '=', id)
      .where('bureauId', '=', actor.bureauId)
      .forUpdate()
      .executeTakeFirst()
    if (!before) throw new AppError('request.not-found')
    if (before.version !== version) throw new AppError('organisation.changed', { name: before.title })
    await refuseForeignIds(tx, actor.bureauId, { attachmentIds: [input.attachmentId] })
    await tx
      .updateTable('publicityRecords')
      .set({ ...input, version: version + 1 })
      .where('id', '=', id)
      .execute()
    const data = { title: input.title, before, after: input }
    const at = deps.clock.now()
    await record(tx, actor, { at, event: 'organisation.publicity-changed', subjectKind: 'publicity', id, data })
  })
}
