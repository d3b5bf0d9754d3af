import type { ExternalItem } from '@sunlot/contract'
import { AppError } from '../../platform/app-error.ts'
import type { Db, Tx } from '../../platform/database.ts'

/** External joint items of a bureau, those to be answered first, then by year and title. */
export async function listExternalItems(
  db: Db,
  bureauId: string,
  { year }: { year?: number | undefined } = {},
): Promise<ExternalItem[]> {
  const rows = await db
    .selectFrom('externalItems as e')
    .leftJoin('users as decider', 'decider.id', 'e.decidedBy')
    .leftJoin('planLines as l', (join) => join.onRef('l.externalItemId', '=', 'e.id').on('l.removedIn', 'is', null))
    .selectAll('e')
    .select(['decider.name as decidedName', 'l.id as lineId'])
    .where('e.bureauId', '=', bureauId)
    .$if(year !== undefined, (query) => query.where('e.year', '=', year ?? 0))
    .orderBy((eb) => eb.case().when('e.status', '=', 'pending').then(0).else(1).end())
    .orderBy('e.year', 'desc')
    .orderBy('e.createdAt')
    .execute()
  const officers = await listOfficers(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map(({ decidedName, decidedAt, decidedBy: _by, createdBy: _author, createdAt: _at, ...row }) => ({
    ...row,
    officers: officers.filter(({ itemId }) => itemId === row.id).map(({ itemId: _item, ...officer }) => officer),
    decided: decidedAt && { by: decidedName ?? '', at: decidedAt.toISOString() },
  }))
}

async function listOfficers(db: Db, itemIds: readonly string[]) {
  if (itemIds.length === 0) return []
  return db
    .selectFrom('externalItemOfficers as o')
    .innerJoin('inspectors as i', 'i.id', 'o.inspectorId')
    .select(['o.itemId', 'i.id', 'i.name', 'i.office'])
    .where('o.itemId', 'in', itemIds)
    .orderBy('i.code')
    .execute()
}

/** Holds the item until the transaction ends; `request.not-found` also for one of another bureau. */
export async function lockExternalItem(tx: Tx, bureauId: string, itemId: string) {
  const item = await tx
    .selectFrom('externalItems')
    .selectAll()
    .where('id', '=', itemId)
    .where('bureauId', '=', bureauId)
    .forUpdate()
    .executeTakeFirst()
  if (!item) throw new AppError('request.not-found')
  return item
}
