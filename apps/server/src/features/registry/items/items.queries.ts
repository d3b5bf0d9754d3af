import { civilDateOf, flagsOfItem, type Item, type ItemBody, ownerOfItem } from '@sunlot/contract'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database.ts'
import { countTargetsByItem } from '../items.queries.ts'
import { bodyOf } from './item-row.ts'

/** An item of the list as kept, with what its row says beside. */
export interface ListedItem {
  id: string
  version: number
  superiorItemId: string | null
  lastUsedOn: string | null
  createdAt: Date
  body: ItemBody
}

/** The bureau's list in the order of codes, cancelled items left out. */
export async function readItemList(db: Db | Tx, bureauId: string): Promise<ListedItem[]> {
  const rows = await db
    .selectFrom('inspectionItems')
    .selectAll()
    .where('bureauId', '=', bureauId)
    .where('status', '=', 'active')
    .orderBy('code')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    superiorItemId: row.superiorItemId,
    lastUsedOn: row.lastUsedOn,
    createdAt: row.createdAt,
    body: bodyOf(row),
  }))
}

/** The list as it is shown: with owners, counts of targets, and what the clerk must look at. */
export async function listItems(db: Db, bureauId: string, today: string): Promise<Item[]> {
  const [items, counts, offices, laws] = await Promise.all([
    readItemList(db, bureauId),
    countTargetsByItem(db, bureauId, today),
    officeNames(db, bureauId),
    countOpenLaws(db, bureauId),
  ])
  return items.map((item) =>
    itemOf(item, { offices, today, targetCount: counts.get(item.id) ?? 0, openLawCount: laws.get(item.id) ?? 0 }),
  )
}

interface Around {
  offices: ReadonlyMap<string, string>
  today: string
  targetCount: number
  openLawCount: number
}

/** One item as the list shows it. */
export function itemOf(
  { id, version, superiorItemId, lastUsedOn, createdAt, body }: ListedItem,
  { offices, today, targetCount, openLawCount }: Around,
): Item {
  const ownerId = ownerOfItem(body)
  const owner = ownerId === null ? undefined : offices.get(ownerId)
  const checkPointCount = body.subItems.reduce((sum, { checkPoints }) => sum + checkPoints.length, 0)
  return {
    ...body,
    id,
    version,
    lastUsedOn,
    targetCount,
    checkPointCount,
    owner: ownerId !== null && owner !== undefined ? { id: ownerId, name: owner } : null,
    source: superiorItemId === null ? 'own' : 'superior',
    flags: flagsOfItem(body, { lastUsedOn, createdOn: civilDateOf(createdAt), today, openLawCount }),
  }
}

/** Names of the bureau's offices by id. */
export async function officeNames(db: Db | Tx, bureauId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('offices')
    .select(['id', 'name'])
    .where('bureauId', '=', bureauId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** How many changed laws each item still waits to be held against. */
async function countOpenLaws(db: Db | Tx, bureauId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('itemLawChecks as c')
    .innerJoin('lawChanges as l', 'l.id', 'c.lawChangeId')
    .select(['c.itemId', sql<number>`count(*)`.as('count')])
    .where('l.bureauId', '=', bureauId)
    .where('c.outcome', 'is', null)
    .groupBy('c.itemId')
    .execute()
  return new Map(rows.map(({ itemId, count }) => [itemId, count]))
}
