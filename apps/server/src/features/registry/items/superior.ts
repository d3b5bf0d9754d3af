import { type Actor, civilDateOf, type ItemBody } from '@sunlot/contract'
import { sql } from 'kysely'
import { recordAudit } from '../../../platform/audit.ts'
import type { Db, Tx } from '../../../platform/database.ts'
import type { Deps } from '../../../platform/deps.ts'
import type { PublishedItem } from '../../../platform/tables/items.ts'
import { inheritItem } from './inherited.rules.ts'
import { changedFields } from './item-fields.ts'
import { bodyOf } from './item-row.ts'
import { insertItem, replaceItem } from './items.ts'

/** The latest published list of one superior bureau, its own items only: what it inherited comes from further above. */
export interface SuperiorList {
  bureauName: string
  number: number
  items: readonly PublishedItem[]
}

/** The lists published by the bureaus above this one, the nearest first. */
export async function readSuperiorLists(db: Db | Tx, bureauId: string): Promise<SuperiorList[]> {
  const { rows } = await sql<SuperiorList>`
    with recursive above as (
      select b.parent_id as id, 1 as depth from bureaus b where b.id = ${bureauId}
      union all
      select b.parent_id, above.depth + 1 from bureaus b join above on b.id = above.id
    )
    select b.name as bureau_name, p.number, p.items
    from above
    join bureaus b on b.id = above.id
    join lateral (
      select number, items from item_publications p where p.bureau_id = b.id order by number desc limit 1
    ) p on true
    order by above.depth`.execute(db)
  return rows.map((list) => ({ ...list, items: list.items.filter(({ superiorItemId }) => superiorItemId === null) }))
}

/** What superiors have published and this bureau does not follow yet: a bureau that came after the publication. */
export async function listWaiting(db: Db | Tx, bureauId: string): Promise<{ name: string; bureauName: string }[]> {
  const lists = await readSuperiorLists(db, bureauId)
  if (lists.length === 0) return []
  const rows = await db
    .selectFrom('inspectionItems')
    .select('superiorItemId')
    .where('bureauId', '=', bureauId)
    .where('superiorItemId', 'is not', null)
    .execute()
  const followed = new Set(rows.map(({ superiorItemId }) => superiorItemId))
  return lists.flatMap(({ bureauName, items }) =>
    items.filter(({ id }) => !followed.has(id)).map(({ body }) => ({ name: body.name, bureauName })),
  )
}

/**
 * S3-05 上级清单事项自动纳入, S1-25: puts every item of the superior's list into the list of one bureau, as it is there.
 * What the bureau set for itself stays: offices, and a higher ratio. Items gone from the superior's list are cancelled.
 */
export async function followSuperior(
  deps: Deps,
  tx: Tx,
  { actor, bureauId, list }: { actor: Actor; bureauId: string; list: SuperiorList },
): Promise<void> {
  const note = `${list.bureauName}第 ${list.number} 次公布的清单`
  const counts = { added: 0, changed: 0, same: 0 }
  for (const item of list.items) counts[await followItem(deps, tx, { actor, bureauId, item, note })] += 1
  const { added, changed } = counts
  const cancelled = await cancelGone(deps, tx, { actor, bureauId, note })
  if (added + changed + cancelled === 0) return
  const subject = { at: deps.clock.now(), bureauId, actorId: actor.id, subjectKind: 'bureau', subjectId: bureauId }
  await recordAudit(tx, { ...subject, event: 'items.inherited', data: { note, added, changed, cancelled } })
}

interface Followed {
  actor: Actor
  bureauId: string
  item: PublishedItem
  note: string
}

async function followItem(deps: Deps, tx: Tx, { actor, bureauId, item, note }: Followed) {
  const rows = await tx
    .selectFrom('inspectionItems')
    .selectAll()
    .where('bureauId', '=', bureauId)
    .where((eb) =>
      eb.or([eb('superiorItemId', '=', item.id), eb('name', '=', item.body.name), eb('code', '=', item.body.code)]),
    )
    .forUpdate()
    .execute()
  const own = rows.find((row) => row.superiorItemId === item.id) ?? rows.find(({ name }) => name === item.body.name)
  if (!own) {
    const code = await freeCode(tx, bureauId, item.body.code)
    const first = firstInherited(item.body, { code, listedOn: civilDateOf(deps.clock.now()) })
    await insertItem(deps, tx, {
      actor,
      item: first,
      cause: 'superiorList',
      follows: { bureauId, superiorItemId: item.id },
    })
    return 'added'
  }
  const was = bodyOf(own)
  const isNamesake = rows.some(({ id, name }) => id !== own.id && name === item.body.name)
  const next = inheritItem(isNamesake ? markName(item.body) : item.body, was)
  if (own.superiorItemId === item.id && own.status === 'active' && changedFields(was, next).length === 0) return 'same'
  await replaceItem(deps, tx, { actor, id: own.id, number: own.version + 1, item: next, cause: 'superiorList', note })
  const follow = { superiorItemId: item.id, status: 'active' as const }
  await tx.updateTable('inspectionItems').set(follow).where('id', '=', own.id).execute()
  return 'changed'
}

/** A new follower: the offices of the superior are not the bureau's own. */
function firstInherited(body: ItemBody, { code, listedOn }: { code: string; listedOn: string }): ItemBody {
  return { ...body, code, approvingOfficeId: null, supervisingOfficeId: null, listedOn, rateLevel: 'superior' }
}

const MOST_CODE = 20
const MOST_NAME = 100
const NAME_MARK = '（上级清单）'

/** A number that the bureau uses already gets 上级's mark: what stands below never holds up the superior's publication. */
async function freeCode(tx: Tx, bureauId: string, code: string): Promise<string> {
  const rows = await tx.selectFrom('inspectionItems').select('code').where('bureauId', '=', bureauId).execute()
  const taken = new Set(rows.map((row) => row.code))
  let free = code
  for (let mark = 1; taken.has(free); mark += 1) free = `SJ${mark > 1 ? mark : ''}-${code}`.slice(0, MOST_CODE)
  return free
}

/** A name that an item of the bureau's own has already is told apart the same way. */
function markName(body: ItemBody): ItemBody {
  return { ...body, name: `${body.name.slice(0, MOST_NAME - NAME_MARK.length)}${NAME_MARK}` }
}

async function cancelGone(
  deps: Deps,
  tx: Tx,
  { actor, bureauId, note }: { actor: Actor; bureauId: string; note: string },
): Promise<number> {
  const gone = await tx
    .selectFrom('inspectionItems as i')
    .innerJoin('inspectionItems as s', 's.id', 'i.superiorItemId')
    .selectAll('i')
    .where('i.bureauId', '=', bureauId)
    .where('i.status', '=', 'active')
    .where('s.status', '=', 'cancelled')
    .execute()
  for (const row of gone) {
    const number = row.version + 1
    await replaceItem(deps, tx, { actor, id: row.id, number, item: bodyOf(row), cause: 'superiorList', note })
    await tx.updateTable('inspectionItems').set({ status: 'cancelled' }).where('id', '=', row.id).execute()
  }
  return gone.length
}
