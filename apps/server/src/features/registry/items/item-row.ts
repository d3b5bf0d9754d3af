import { type ItemBody, ItemInputSchema } from '@sunlot/contract'
import type { Selectable } from 'kysely'
import type { InspectionItemsTable, ItemColumn } from '../../../platform/tables/items.ts'

type Kept = Pick<Selectable<InspectionItemsTable>, ItemColumn | 'body'>

/** An item as its row keeps it: what is joined, counted or unique in columns, the rest as one document. */
export function rowOf(item: ItemBody) {
  const { code, name, category, legalBasis, needsPermit, approvingOfficeId, supervisingOfficeId, listedOn, ...rest } =
    item
  const columns = { code, name, category, legalBasis, needsPermit, approvingOfficeId, supervisingOfficeId, listedOn }
  return { ...columns, body: JSON.stringify(rest) }
}

/** The whole item out of its row; what an older row does not hold takes its default. */
export function bodyOf({ body, ...row }: Kept): ItemBody {
  return ItemInputSchema.parse({ ...body, ...row })
}
