import { hasCriteria } from './item-check-points.ts'
import type { ItemBody, ItemFlag } from './items.ts'
import type { PlanRate } from './plan-cells.ts'
import type { RatioCandidate, RatioLevel } from './profiles/index.ts'

/** Pure decisions about an item, the same on screen and server. */

/** B-14: an item not used for so many years is taken off the list. */
export const UNUSED_ITEM_YEARS = { value: 5, clause: 'B-14' } as const

/** S1-07 谁审批谁监管、谁主管谁监管: who supervises answers for the item, else who approves. */
export function ownerOfItem<Id>(item: { approvingOfficeId: Id; supervisingOfficeId: Id }): Id {
  return item.supervisingOfficeId ?? item.approvingOfficeId
}

type Used = { lastUsedOn: string | null; createdOn: string; today: string; openLawCount: number }

/** What the clerk must look at in this item on that day. */
export function flagsOfItem(body: ItemBody, { lastUsedOn, createdOn, today, openLawCount }: Used): ItemFlag[] {
  const since = lastUsedOn ?? body.listedOn ?? createdOn
  const flags: readonly (readonly [ItemFlag, boolean])[] = [
    ['lawChanged', openLawCount > 0],
    ['unused', since <= yearsBefore(today, UNUSED_ITEM_YEARS.value)],
    ['noPowerCode', body.powerCode === ''],
    ['noCriteria', body.subItems.some(({ checkPoints }) => checkPoints.some((point) => !hasCriteria(point)))],
    ['noRate', body.randomScope === 'random' && body.rate === null && body.rateText === ''],
    ['noOwner', ownerOfItem(body) === null],
  ]
  return flags.filter(([, isRaised]) => isRaised).map(([flag]) => flag)
}

/** The same day so many years earlier, for comparing dates as text. */
function yearsBefore(date: string, years: number): string {
  return `${Number(date.slice(0, 4)) - years}${date.slice(4)}`
}

/** Least fraction a rate asks for; undefined where it asks for none, or only for a count. */
export function leastShareOf(rate: PlanRate): number | undefined {
  if (rate.bound === '<=') return undefined
  const shares = rate.share ? [rate.share] : rate.classes.map(({ share }) => share)
  if (shares.length === 0) return undefined
  return Math.min(...shares.map(([num, den]) => num / den))
}

/** S3-05: a bureau may ask for more than its superior's list, never for less. */
export function isRateLowered(own: PlanRate | null, superior: PlanRate | null): boolean {
  if (!superior) return false
  const floor = leastShareOf(superior)
  if (floor !== undefined) return !own || (leastShareOf(own) ?? 0) < floor
  if (superior.count !== null && superior.bound !== '<=') return (own?.count ?? 0) < superior.count
  return false
}

type Ruled = Pick<ItemBody, 'rate' | 'rateLevel' | 'rateBasis'>

/** The item's own ratio as a candidate beside those of the rulebook (S0-16); none where it has no number. */
export function ratioOfItem({ rate, rateLevel, rateBasis }: Ruled): RatioCandidate | undefined {
  if (!rate) return undefined
  const share = rate.share ?? rate.classes.find(({ share: one }) => one[0] / one[1] === leastShareOf(rate))?.share
  const amount = share ? { share } : rate.count === null ? undefined : { count: rate.count }
  if (!amount) return undefined
  const bound = rate.bound === '<=' ? 'atMost' : rate.bound === '=' ? 'exactly' : 'atLeast'
  return { level: rateLevel, bound, amount, source: rateBasis || ITEM_RATE_LEVELS[rateLevel] }
}

/** Who laid down the ratio of an item, where no document is named. */
export const ITEM_RATE_LEVELS = {
  statute: '法律法规规章',
  superior: '上级清单',
  profile: '本局清单',
} as const satisfies Partial<Record<RatioLevel, string>>

/** S3-05: what a bureau sets for itself in an item that follows its superior's; everything else the superior sets. */
export const LOCAL_ITEM_FIELDS: readonly (keyof ItemBody)[] = [
  'rate',
  'rateText',
  'rateLevel',
  'rateBasis',
  'frequency',
  'frequencyText',
  'randomScope',
  'approvingOfficeId',
  'supervisingOfficeId',
  'powerCode',
  'isHot',
  'inspectorRequirement',
  'listedOn',
  'remarks',
]
