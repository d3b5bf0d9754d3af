import { type Actor, civilDateOf, type ItemListState, type PublicationInput, isRandom } from '@sunlot/contract'
import { AppError } from '../../../platform/app-error.ts'
import { recordAudit } from '../../../platform/audit.ts'
import type { Db, Tx } from '../../../platform/database.ts'
import type { Deps } from '../../../platform/deps.ts'
import type { PublishedItem } from '../../../platform/tables/items.ts'
import { listBureausBelow } from '../../accounts/index.ts'
import { readItemList } from './items.queries.ts'
import { followSuperior, readSuperiorLists } from './superior.ts'

/**
 * Publishes the list as it is now under the next number; every bureau below takes it in with the same act (S3-05,
 * S1-25). Answers the publication's id. Throws `items.nothing-to-publish`, `items.published-later`.
 */
export async function publishItemList(deps: Deps, actor: Actor, input: PublicationInput): Promise<string> {
  const id = deps.newId()
  const at = deps.clock.now()
  const { bureauId } = actor
  const { documentNo = '', publishedOn } = input
  await deps.db.transaction().execute(async (tx) => {
    // One publication at a time: numbers follow each other.
    const { name } = await tx
      .selectFrom('bureaus')
      .select('name')
      .where('id', '=', bureauId)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const last = await findLatest(tx, bureauId)
    refuseOddDay({ publishedOn, after: last?.publishedOn ?? '', today: civilDateOf(at) })
    const items = (await readItemList(tx, bureauId)).map(
      ({ id: itemId, version, superiorItemId, body }): PublishedItem => ({ id: itemId, version, superiorItemId, body }),
    )
    if (items.length === 0) throw new AppError('items.nothing-to-publish')
    const number = (last?.number ?? 0) + 1
    const below = (await listBureausBelow(tx, bureauId)).filter((bureau) => bureau.id !== bureauId)
    const row = { id, bureauId, number, documentNo, publishedOn, publishedBy: actor.id, at, bureauCount: below.length }
    await tx
      .insertInto('itemPublications')
      .values({ ...row, items: JSON.stringify(items) })
      .execute()
    const list = { bureauName: name, number, items: items.filter(({ superiorItemId }) => superiorItemId === null) }
    for (const bureau of below) await followSuperior(deps, tx, { actor, bureauId: bureau.id, list })
    const subject = { at, bureauId, actorId: actor.id, subjectKind: 'itemPublication', subjectId: id }
    const data = { number, documentNo, publishedOn, itemCount: items.length, bureauCount: below.length }
    await recordAudit(tx, { ...subject, event: 'items.published', data })
  })
  return id
}

/**
 * Takes in what superiors published before this bureau was there; later publications arrive by themselves (S3-05). The
 * nearest superior last, so that its wording holds.
 */
export async function takeInSuperior(deps: Deps, actor: Actor): Promise<void> {
  const { bureauId } = actor
  await deps.db.transaction().execute(async (tx) => {
    const lists = await readSuperiorLists(tx, bureauId)
    for (const list of lists.toReversed()) await followSuperior(deps, tx, { actor, bureauId, list })
  })
}

function refuseOddDay({ publishedOn, after, today }: { publishedOn: string; after: string; today: string }): void {
  if (publishedOn < after || publishedOn > today) throw new AppError('items.published-later', { date: after || today })
}

/** The list in force: as published last, with number and date; undefined before the first publication. */
export async function findLatest(db: Db | Tx, bureauId: string) {
  return db
    .selectFrom('itemPublications')
    .select(['id', 'number', 'documentNo', 'publishedOn', 'items'])
    .where('bureauId', '=', bureauId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Every publication, newest first. */
export async function listPublications(db: Db, bureauId: string): Promise<ItemListState['publications']> {
  const rows = await db
    .selectFrom('itemPublications as p')
    .innerJoin('users as u', 'u.id', 'p.publishedBy')
    .select(['p.id', 'p.number', 'p.documentNo', 'p.publishedOn', 'p.items', 'p.bureauCount', 'u.name as publishedBy'])
    .where('p.bureauId', '=', bureauId)
    .orderBy('p.number', 'desc')
    .execute()
  return rows.map(({ items, ...row }) => ({
    ...row,
    itemCount: items.length,
    randomCount: items.filter(({ body }) => isRandom(body)).length,
  }))
}

/** Items that are new or have another version since the last publication. */
export async function listUnpublished(db: Db, bureauId: string): Promise<{ id: string; name: string }[]> {
  const versions = new Map((await findLatest(db, bureauId))?.items.map(({ id, version }) => [id, version]))
  const items = await readItemList(db, bureauId)
  return items
    .filter(({ id, version }) => versions.get(id) !== version)
    .map(({ id, body }) => ({ id, name: body.name }))
}
