import type { Actor, SpecialPool, SpecialPoolChange, SpecialPoolInput, Tag, TagInput } from '@sunlot/contract'
import { civilDateOf } from '@sunlot/contract'
import { sql } from 'kysely'
import { AppError } from '../../../platform/app-error.ts'
import { recordAudit } from '../../../platform/audit.ts'
import { isViolation } from '../../../platform/database-error.ts'
import type { Db } from '../../../platform/database.ts'
import type { Deps } from '../../../platform/deps.ts'
import { refillPool } from './pool-entry.ts'

/** S2-07: the bureau's tags by facet and name, with the targets under each. */
export async function listTags(db: Db, bureauId: string): Promise<Tag[]> {
  return db
    .selectFrom('targetTags as t')
    .leftJoin('targetTagLinks as l', 'l.tagId', 't.id')
    .select(({ fn }) => ['t.id', 't.facet', 't.name', fn.count<number>('l.targetId').as('targets')])
    .where('t.bureauId', '=', bureauId)
    .groupBy('t.id')
    .orderBy('t.facet')
    .orderBy('t.name')
    .execute()
}

/** Makes a tag; answers its id. */
export async function createTag(deps: Deps, actor: Actor, input: TagInput): Promise<string> {
  const id = deps.newId()
  const at = deps.clock.now()
  await deps.db.transaction().execute(async (tx) => {
    const made = await tx
      .insertInto('targetTags')
      .values({ id, bureauId: actor.bureauId, ...input, createdAt: at })
      .onConflict((conflict) => conflict.constraint('target_tags_name_unique').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) throw new AppError('tags.taken', { name: input.name })
    const subject = { bureauId: actor.bureauId, actorId: actor.id, subjectKind: 'tag', subjectId: id }
    await recordAudit(tx, { ...subject, at, event: 'tags.created', data: input })
  })
  return id
}

/** Takes a tag off the list; one that targets carry is refused (`tags.in-use`). */
export async function removeTag(deps: Deps, actor: Actor, id: string): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    const tag = (await listTags(tx, actor.bureauId)).find((one) => one.id === id)
    if (!tag) throw new AppError('request.not-found')
    if (tag.targets > 0) throw new AppError('tags.in-use', { name: tag.name, count: tag.targets })
    await tx.deleteFrom('targetTags').where('id', '=', id).execute()
    const subject = { bureauId: actor.bureauId, actorId: actor.id, subjectKind: 'tag', subjectId: id }
    await recordAudit(tx, { ...subject, at: deps.clock.now(), event: 'tags.removed', data: { name: tag.name } })
  })
}

/** The bureau's special pools by name, with how many stand in them on a civil date. */
export async function listPools(db: Db, bureauId: string, on: string): Promise<SpecialPool[]> {
  const rows = await db
    .selectFrom('specialPools as p')
    .leftJoin('specialPoolTargets as m', (join) =>
      join.onRef('m.poolId', '=', 'p.id').on(sql<boolean>`is_in_pool(m, ${on}::date)`),
    )
    .selectAll('p')
    .select(({ fn }) => fn.count<number>('m.targetId').as('targets'))
    .where('p.bureauId', '=', bureauId)
    .groupBy('p.id')
    .orderBy('p.name')
    .execute()
  return rows.map(
    ({ id, name, entry, factKinds, ratePart, rateWhole, roundsPerYear, visitsPerYear, targets, version }) => ({
      id,
      name,
      entry,
      factKinds: factKinds as SpecialPool['factKinds'],
      rate: ratePart !== null && rateWhole !== null ? [ratePart, rateWhole] : null,
      roundsPerYear,
      visitsPerYear,
      clause: entry === 'highRisk' ? 'S4-16' : 'S2-07',
      targets,
      version,
    }),
  )
}

/** S4-16: a pool with its own ratio and frequency; one that fills by itself takes in whoever qualifies today. */
export async function createPool(deps: Deps, actor: Actor, input: SpecialPoolInput): Promise<string> {
  const id = deps.newId()
  const at = deps.clock.now()
  const { bureauId } = actor
  await deps.db.transaction().execute(async (tx) => {
    const row = { id, bureauId, ...columnsOf(input), createdAt: at, updatedAt: at }
    await refuseTaken(tx.insertInto('specialPools').values(row).execute(), input.name)
    await refillPool(tx, { bureauId, poolId: id, today: civilDateOf(at) })
    const subject = { bureauId, actorId: actor.id, subjectKind: 'specialPool', subjectId: id }
    await recordAudit(tx, { ...subject, at, event: 'pools.created', data: input })
  })
  return id
}

/** Changes a pool's rules. Throws `pools.changed` on a stale version. */
export async function changePool(
  deps: Deps,
  actor: Actor,
  { id, version, ...input }: SpecialPoolChange & { id: string },
): Promise<void> {
  const at = deps.clock.now()
  const { bureauId } = actor
  await deps.db.transaction().execute(async (tx) => {
    const own = await tx
      .selectFrom('specialPools')
      .select('name')
      .where('id', '=', id)
      .where('bureauId', '=', bureauId)
      .executeTakeFirst()
    if (!own) throw new AppError('request.not-found')
    const changed = tx
      .updateTable('specialPools')
      .set({ ...columnsOf(input), version: version + 1, updatedAt: at })
      .where('id', '=', id)
      .where('version', '=', version)
      .returning('id')
      .executeTakeFirst()
    if (!(await refuseTaken(changed, input.name))) throw new AppError('pools.changed', { name: own.name })
    await refillPool(tx, { bureauId, poolId: id, today: civilDateOf(at) })
    const subject = { bureauId, actorId: actor.id, subjectKind: 'specialPool', subjectId: id }
    await recordAudit(tx, { ...subject, at, event: 'pools.changed', data: { ...input, before: own.name } })
  })
}

function columnsOf({ name, entry, factKinds, rate, roundsPerYear, visitsPerYear }: SpecialPoolInput) {
  const [ratePart, rateWhole] = rate ?? [null, null]
  return { name, entry, factKinds, ratePart, rateWhole, roundsPerYear, visitsPerYear }
}

async function refuseTaken<Result>(work: Promise<Result>, name: string): Promise<Result> {
  try {
    return await work
  } catch (error) {
    throw isViolation(error, 'special_pools_name_unique') ? new AppError('pools.taken', { name }) : error
  }
}
