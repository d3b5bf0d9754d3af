import { z } from 'zod'
import { CheckPointSchema, SubItemSchema } from './item-check-points.ts'
import { DutyGrantSchema } from './organisation.ts'
import { PlanFrequencySchema, PlanRateSchema } from './plan-cells.ts'
import { CivilDateSchema, ExportFormatSchema, RecordIdSchema } from './registry.ts'
import { CHECK_METHODS } from './tasks.ts'

/** 抽查事项: what may be checked, on which basis, how often, and who answers for it. */

export const ITEM_CATEGORIES = { general: '一般检查事项', key: '重点检查事项' } as const
export const ItemCategorySchema = z.enum(['general', 'key'])
const CheckMethodSchema = z.enum(Object.keys(CHECK_METHODS) as [CheckMethod, ...CheckMethod[]])
export type CheckMethod = keyof typeof CHECK_METHODS
export const CheckTypeSchema = z.enum(['routine', 'case', 'special'])
/** S3-04, S4-01: which items are checked at random already, and which follow step by step. */
export const RANDOM_SCOPES = { random: '随机抽查', gradual: '逐步推广' } as const
export type RandomScope = keyof typeof RANDOM_SCOPES

/** Why an item was changed; what each version row carries. */
export const ITEM_CAUSES = {
  created: '列入清单',
  lawChange: '法律法规变化',
  superiorList: '上级清单调整',
  supplement: '本局补充',
  correction: '更正',
  cancelled: '取消',
} as const
export type ItemCause = keyof typeof ITEM_CAUSES

/** What the clerk must look at: shown in the list, in words. */
export const ITEM_FLAGS = {
  lawChanged: '依据变化待核对',
  unused: '五年未用',
  noPowerCode: '无权责编码',
  noCriteria: '要点缺认定标准',
  noRate: '没有比例',
  noOwner: '没有责任科室',
} as const
export type ItemFlag = keyof typeof ITEM_FLAGS
export const ItemFlagSchema = z.enum(Object.keys(ITEM_FLAGS) as [ItemFlag, ...ItemFlag[]])

const text = (longest: number) => z.string().trim().max(longest)
const OfficeIdSchema = z.uuid().nullable().default(null)

/** What may be said of an item beyond its name; one document, replaced whole with every version. */
const ItemDetailFieldsSchema = z.object({
  subItems: z.array(SubItemSchema).max(200).default([]),
  /** Business domain of a bureau with several lines of work (S3-01). */
  domain: text(40).default(''),
  /** Who is checked, in the words of the list. */
  targetScope: text(500).default(''),
  /** Share or count a year; null where nothing was understood, the words then stand in `rateText`. */
  rate: PlanRateSchema.nullable().default(null),
  rateText: text(1000).default(''),
  frequency: PlanFrequencySchema.nullable().default(null),
  frequencyText: text(1000).default(''),
  /** How strong the rule is that sets ratio and frequency (S0-16), and which law or document it is. */
  rateLevel: z.enum(['statute', 'superior', 'profile']).default('profile'),
  rateBasis: text(300).default(''),
  methods: z.array(CheckMethodSchema).max(3).default([]),
  checkType: CheckTypeSchema.default('routine'),
  randomScope: z.enum(['random', 'gradual']).default('random'),
  /** 谁审批谁监管、谁主管谁监管 (S1-07): the owner follows from these two. */
  approvingOfficeId: OfficeIdSchema,
  supervisingOfficeId: OfficeIdSchema,
  /** 权责清单编码 (S1-08). */
  powerCode: text(60).default(''),
  /** 群众反映强烈 (S4-24). */
  isHot: z.boolean().default(false),
  inspectorRequirement: text(300).default(''),
  /** Since when it stands in a published list; an item never used counts from here (B-14). */
  listedOn: CivilDateSchema.nullable().default(null),
  remarks: text(2000).default(''),
})

export const ItemInputSchema = z.object({
  code: RecordIdSchema.max(20),
  name: z.string().trim().min(2).max(100),
  category: ItemCategorySchema,
  legalBasis: z.string().trim().min(2).max(1000),
  /** Targets of this item must name their permit. */
  needsPermit: z.boolean().default(false),
  ...ItemDetailFieldsSchema.shape,
})
/** As sent: what is left out takes its default. */
export type ItemInput = z.input<typeof ItemInputSchema>
/** As kept: every field there. */
export type ItemBody = z.output<typeof ItemInputSchema>

/** A change names the version it was made on, why it is made, from which day it holds, and the law if one changed. */
export const ItemChangeSchema = ItemInputSchema.extend({
  version: z.number().int(),
  cause: z.enum(['lawChange', 'superiorList', 'supplement', 'correction']),
  note: text(300),
  fromOn: CivilDateSchema.optional(),
}).refine(({ cause, note }) => cause !== 'lawChange' || note.length >= 4, {
  path: ['note'],
  message: '写明哪部法律法规的哪一条有变化，至少 4 个字',
})
export type ItemChange = z.input<typeof ItemChangeSchema>

/** B-14: an item is taken off the list with a reason; what it was stays readable. */
export const ItemCancellationSchema = z.object({ version: z.number().int(), note: z.string().trim().min(4).max(300) })

const OfficeSchema = z.object({ id: z.string(), name: z.string() })

export const ItemSchema = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  category: ItemCategorySchema,
  legalBasis: z.string(),
  needsPermit: z.boolean(),
  /** Present targets, removed ones left out. */
  targetCount: z.number(),
  domain: z.string(),
  checkType: CheckTypeSchema,
  methods: z.array(CheckMethodSchema),
  randomScope: z.enum(['random', 'gradual']),
  rate: PlanRateSchema.nullable(),
  rateText: z.string(),
  frequency: PlanFrequencySchema.nullable(),
  frequencyText: z.string(),
  powerCode: z.string(),
  isHot: z.boolean(),
  checkPointCount: z.number(),
  /** The office that answers for the item, derived from who approves and who supervises. */
  owner: OfficeSchema.nullable(),
  /** From the list of the superior bureau, or added by the own one (S3-05). */
  source: z.enum(['superior', 'own']),
  version: z.number(),
  listedOn: CivilDateSchema.nullable(),
  lastUsedOn: CivilDateSchema.nullable(),
  flags: z.array(ItemFlagSchema),
})
export type Item = z.infer<typeof ItemSchema>

export const ITEM_SOURCES = { superior: '上级清单', own: '本局补充' } as const

/** One field that differs between two versions, in words. */
export const ItemDifferenceSchema = z.object({ name: z.string(), before: z.string(), after: z.string() })
export type ItemDifference = z.infer<typeof ItemDifferenceSchema>

export const ItemVersionSchema = z.object({
  number: z.number(),
  fromOn: CivilDateSchema,
  cause: z.enum(Object.keys(ITEM_CAUSES) as [ItemCause, ...ItemCause[]]),
  note: z.string(),
  at: z.string(),
  by: z.string().nullable(),
  differences: z.array(ItemDifferenceSchema),
})

export const LawFlagSchema = z.object({
  id: z.string(),
  title: z.string(),
  changedOn: CivilDateSchema,
  note: z.string(),
})

const RatioSaidSchema = z.object({ level: z.string(), text: z.string(), source: z.string() })
/** 按哪一条: the ratio that holds for the item's present targets, and what yields to it with the reason (S0-16). */
export const ItemRulingSchema = z.object({
  base: z.number(),
  due: z.number(),
  winner: RatioSaidSchema.nullable(),
  ceiling: RatioSaidSchema.nullable(),
  losers: z.array(RatioSaidSchema.extend({ why: z.string() })),
})
export type ItemRuling = z.infer<typeof ItemRulingSchema>

/** The whole item: as kept, with names of offices, versions newest first, and changed laws that wait for a look. */
const ItemGrantSchema = DutyGrantSchema.pick({ id: true, holder: true, from: true, until: true, state: true })
export type ItemGrant = z.infer<typeof ItemGrantSchema>

export const ItemDetailSchema = ItemSchema.extend({
  body: ItemInputSchema,
  approvingOffice: OfficeSchema.nullable(),
  supervisingOffice: OfficeSchema.nullable(),
  /** The superior's item this one follows, and the least share it sets. */
  superior: z.object({ bureauName: z.string(), rate: PlanRateSchema.nullable() }).nullable(),
  isCancelled: z.boolean(),
  versions: z.array(ItemVersionSchema),
  laws: z.array(LawFlagSchema),
  ruling: ItemRulingSchema,
  /** Who leads its business today, by name, and every grant of that duty, the present ones first (S0-33). */
  lead: z.object({
    people: z.array(z.string()),
    /** The reader keeps it up to date as its lead. */ isOwn: z.boolean(),
    grants: z.array(ItemGrantSchema),
  }),
})
export type ItemDetail = z.infer<typeof ItemDetailSchema>

/** What a form of an item chooses from. */
export const ItemOptionsSchema = z.object({ offices: z.array(OfficeSchema), domains: z.array(z.string()) })

export const ItemExportQuerySchema = z.object({
  q: z.string().trim().max(100).default(''),
  category: z.union([ItemCategorySchema, z.literal('')]).default(''),
  domain: z.string().max(40).default(''),
  checkType: z.union([CheckTypeSchema, z.literal('')]).default(''),
  owner: z.string().max(40).default(''),
  source: z.enum(['superior', 'own', '']).default(''),
  flag: z.union([ItemFlagSchema, z.literal('')]).default(''),
  format: ExportFormatSchema.default('xlsx'),
})
export type ItemFilter = Omit<z.output<typeof ItemExportQuerySchema>, 'format'>

/** Whether an item passes the filters; screen and export decide alike. */
export function matchesItem(item: Item, filter: ItemFilter): boolean {
  const words = `${item.code} ${item.name} ${item.legalBasis} ${item.powerCode}`.toUpperCase()
  return (
    words.includes(filter.q.toUpperCase()) &&
    (filter.category === '' || item.category === filter.category) &&
    (filter.domain === '' || item.domain === filter.domain) &&
    (filter.checkType === '' || item.checkType === filter.checkType) &&
    (filter.owner === '' || item.owner?.id === filter.owner) &&
    (filter.source === '' || item.source === filter.source) &&
    (filter.flag === '' || item.flags.includes(filter.flag))
  )
}

/** A draw in which the item stood, and the version it had on that day. */
export const ItemDrawsSchema = z.array(
  z.object({
    drawId: z.string(),
    drawNo: z.string(),
    title: z.string(),
    on: CivilDateSchema,
    version: z.number().nullable(),
  }),
)
export type ItemDraws = z.infer<typeof ItemDrawsSchema>

export type CheckPoint = z.output<typeof CheckPointSchema>
export type SubItem = z.output<typeof SubItemSchema>
