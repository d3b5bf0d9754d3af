import { type CheckMethod, type ItemBody, ownerOfItem, type PlanFrequency, type PlanRate } from '@sunlot/contract'
import type { Db, Tx } from '../../../platform/database.ts'
import { officeNames, readItemList } from './items.queries.ts'

/** What a plan needs to know of an item. */
export interface PlanItem {
  id: string
  code: string
  name: string
  version: number
  category: 'general' | 'key'
  domain: string
  legalBasis: string
  checkType: ItemBody['checkType']
  methods: CheckMethod[]
  randomScope: ItemBody['randomScope']
  rate: PlanRate | null
  rateText: string
  frequency: PlanFrequency | null
  frequencyText: string
  rateBasis: string
  isHot: boolean
  /** Office that answers for the item (S1-07); null where nobody is named yet. */
  ownerOfficeId: string | null
  ownerOffice: string
}

/** The bureau's present items in the order of their codes, as a plan line takes them. */
export async function listPlanItems(db: Db | Tx, bureauId: string): Promise<PlanItem[]> {
  const offices = await officeNames(db, bureauId)
  const items = await readItemList(db, bureauId)
  return items.map(({ id, version, body }) => {
    const ownerOfficeId = ownerOfItem(body)
    const { subItems: _points, ...rest } = body
    return { ...rest, id, version, ownerOfficeId, ownerOffice: offices.get(ownerOfficeId ?? '') ?? '' }
  })
}
