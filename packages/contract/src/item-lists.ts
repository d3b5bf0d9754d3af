import { z } from 'zod'
import { ItemInputSchema, type ItemSchema } from './items.ts'
import { CivilDateSchema } from './registry.ts'

/** How the list comes about: requests of the offices, publication, the superior's list, the power list, changed laws. */

/** S3-05: the office of a line of work asks, the consolidating office decides. */
export const REQUEST_STATUSES = { filed: '待汇总', accepted: '已列入清单', returned: '已退回' } as const
export type RequestStatus = keyof typeof REQUEST_STATUSES
export const ItemRequestInputSchema = z.object({ draft: ItemInputSchema, reason: z.string().trim().min(4).max(500) })
export const ItemRequestSchema = z.object({
  id: z.string(),
  draft: ItemInputSchema,
  reason: z.string(),
  office: z.string(),
  filedBy: z.string(),
  filedAt: z.string(),
  status: z.enum(['filed', 'accepted', 'returned']),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  decisionNote: z.string(),
  itemId: z.string().nullable(),
})
export type ItemRequest = z.infer<typeof ItemRequestSchema>
export const RequestDecisionSchema = z
  .object({ decision: z.enum(['accept', 'return']), note: z.string().trim().max(300) })
  .refine(({ decision, note }) => decision === 'accept' || note.length >= 4, {
    path: ['note'],
    message: '退回须写明理由，至少 4 个字',
  })
export type RequestDecision = z.infer<typeof RequestDecisionSchema>

/** One publication of the list, numbered without gaps; what was published stays as it was. */
export const PublicationInputSchema = z.object({
  documentNo: z.string().trim().max(100).default(''),
  publishedOn: CivilDateSchema,
})
export type PublicationInput = z.input<typeof PublicationInputSchema>
export const PublicationSchema = z.object({
  id: z.string(),
  number: z.number(),
  documentNo: z.string(),
  publishedOn: CivilDateSchema,
  publishedBy: z.string(),
  itemCount: z.number(),
  /** Of these, items with a random ratio rule (S3-04). */
  randomCount: z.number(),
  /** Subordinate bureaus that received the list with it (S1-25). */
  bureauCount: z.number(),
})
const DeadlineDaySchema = z.object({ on: CivilDateSchema, clause: z.string() }).nullable()
/** Requests and publications with the days the notice sets: hand in until, publish until; null where it sets none. */
export const ItemListStateSchema = z.object({
  requests: z.array(ItemRequestSchema),
  publications: z.array(PublicationSchema),
  deadlines: z.object({ handIn: DeadlineDaySchema, publish: DeadlineDaySchema }),
  /** Items changed or added since the last publication. */
  unpublished: z.array(z.object({ id: z.string(), name: z.string() })),
  /** What a superior has published and this bureau has not taken in yet. */
  waiting: z.array(z.object({ name: z.string(), bureauName: z.string() })),
})
export type ItemListState = z.infer<typeof ItemListStateSchema>

/** What the own list is compared with. */
export const REFERENCE_LISTS = { powerList: '权责清单', superiorList: '上级平台事项清单' } as const
export type ReferenceList = keyof typeof REFERENCE_LISTS
export const ReferenceListSchema = z.enum(['powerList', 'superiorList'])
const ReferenceEntrySchema = z.object({ code: z.string(), name: z.string() })

/** S1-08, S2-04: what stands in one list and not in the other. */
export const GapReportSchema = z.object({
  lists: z.array(z.object({ kind: ReferenceListSchema, entryCount: z.number(), importedAt: z.string().nullable() })),
  /** In the power list, without an item. */
  powerWithoutItem: z.array(ReferenceEntrySchema),
  /** Items whose power code is missing, or stands in no power list. */
  itemsWithoutPower: z.array(ReferenceEntrySchema.extend({ id: z.string(), powerCode: z.string() })),
  /** In the superior's list, not taken up here (未认领). */
  unclaimed: z.array(ReferenceEntrySchema),
})
export type GapReport = z.infer<typeof GapReportSchema>

/** 法律法规立改废释 (S1-08). */
export const LAW_CHANGES = { enacted: '新立', revised: '修改', repealed: '废止', interpreted: '解释' } as const
export type LawChangeKind = keyof typeof LAW_CHANGES
export const LawChangeInputSchema = z.object({
  title: z.string().trim().min(2).max(100),
  kind: z.enum(['enacted', 'revised', 'repealed', 'interpreted']),
  changedOn: CivilDateSchema,
  note: z.string().trim().min(4).max(300),
})
export type LawChangeInput = z.infer<typeof LawChangeInputSchema>
export const LawChangeSchema = LawChangeInputSchema.extend({
  id: z.string(),
  by: z.string(),
  items: z.array(z.object({ id: z.string(), name: z.string(), isSettled: z.boolean(), outcome: z.string() })),
})
export type LawChange = z.infer<typeof LawChangeSchema>
/** Looked at: the item stays as it is, and why. A changed item settles by its new version. */
export const LawCheckSchema = z.object({ lawChangeId: z.uuid(), note: z.string().trim().min(4).max(300) })

/** S3-06: a statutory duty to check that stands on no list, with the measure taken for it. */
export const DUTY_STATUSES = { active: '履行中', ended: '已终止' } as const
export type DutyStatus = keyof typeof DUTY_STATUSES
export const OffListDutyInputSchema = z.object({
  duty: z.string().trim().min(2).max(200),
  legalBasis: z.string().trim().min(2).max(500),
  measure: z.string().trim().min(4).max(1000),
  officeId: z.uuid(),
})
export type OffListDutyInput = z.infer<typeof OffListDutyInputSchema>
export const OffListDutyChangeSchema = OffListDutyInputSchema.extend({
  version: z.number().int(),
  status: z.enum(['active', 'ended']),
})
export const OffListDutySchema = OffListDutyInputSchema.extend({
  id: z.string(),
  office: z.string(),
  status: z.enum(['active', 'ended']),
  version: z.number(),
  updatedAt: z.string(),
})
export type OffListDuty = z.infer<typeof OffListDutySchema>

export const DutyFilterSchema = z.object({
  q: z.string().trim().max(100).default(''),
  status: z.enum(['active', 'ended', '']).default(''),
})
/** Whether a duty passes the filters; screen and export decide alike. */
export function matchesDuty(duty: OffListDuty, { q, status }: z.output<typeof DutyFilterSchema>): boolean {
  const words = `${duty.duty} ${duty.legalBasis} ${duty.measure} ${duty.office}`
  return words.includes(q) && (status === '' || duty.status === status)
}

/**
 * S3-04, S4-01 逐步提高随机抽查比重: items that have a random ratio rule, of all items and off-list duties. `history`
 * holds the same count at each publication, without duties.
 */
export const RandomShareSchema = z.object({
  random: z.number(),
  gradual: z.number(),
  duties: z.number(),
  total: z.number(),
  history: z.array(z.object({ number: z.number(), on: CivilDateSchema, random: z.number(), total: z.number() })),
})
export type RandomShare = z.infer<typeof RandomShareSchema>

/** Whether an item is checked at random by a rule of its own. */
export function isRandom(item: Pick<z.infer<typeof ItemSchema>, 'randomScope' | 'rate' | 'rateText'>): boolean {
  return item.randomScope === 'random' && (item.rate !== null || item.rateText !== '')
}
