import { isRateLowered, type ItemBody, LOCAL_ITEM_FIELDS, describeRate } from '@sunlot/contract'
import { AppError } from '../../../platform/app-error.ts'
import type { Tx } from '../../../platform/database.ts'
import { changedFields } from './item-fields.ts'
import { bodyOf } from './item-row.ts'

/**
 * S3-05 上级清单事项自动纳入: what the superior sets stays; the bureau names its own offices and may raise the ratio.
 * Throws `items.inherited` or `items.rate-lowered`.
 */
export async function refuseInheritedChange(
  tx: Tx,
  { superiorItemId, was, item }: { superiorItemId: string | null; was: ItemBody; item: ItemBody },
): Promise<void> {
  if (superiorItemId === null) return
  const fixed = changedFields(was, item).find(({ key }) => !LOCAL_ITEM_FIELDS.includes(key))
  if (fixed) throw new AppError('items.inherited', { name: was.name, field: fixed.name })
  const superior = await tx
    .selectFrom('inspectionItems')
    .selectAll()
    .where('id', '=', superiorItemId)
    .executeTakeFirstOrThrow()
  const { rate } = bodyOf(superior)
  if (isRateLowered(item.rate, rate))
    throw new AppError('items.rate-lowered', { name: was.name, rate: rate ? describeRate(rate) : '' })
}

/** The superior's item with what the bureau set for itself: its number where that is its own, offices, a higher ratio. */
export function inheritItem(superior: ItemBody, own: ItemBody): ItemBody {
  const keepsRate = own.rate !== null && !isRateLowered(own.rate, superior.rate)
  const { rate, rateText, frequency, frequencyText, rateBasis } = keepsRate ? own : superior
  const rateLevel = keepsRate ? own.rateLevel : 'superior'
  const { code, approvingOfficeId, supervisingOfficeId, powerCode, isHot, inspectorRequirement, listedOn, remarks } =
    own
  const local = {
    code,
    approvingOfficeId,
    supervisingOfficeId,
    powerCode,
    isHot,
    inspectorRequirement,
    listedOn,
    remarks,
  }
  return {
    ...superior,
    ...local,
    rate,
    rateText,
    frequency,
    frequencyText,
    rateBasis,
    rateLevel,
    randomScope: own.randomScope,
  }
}
