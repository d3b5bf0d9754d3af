import { z } from 'zod'
import { PlanFrequencySchema, PlanPeriodSchema, PlanRateSchema } from './plan-cells.ts'
import { PLAN_STATUSES, type PlanStatus } from './plan-status.ts'
import { CivilDateSchema } from './registry.ts'
import { TargetKindSchema } from './target-kinds.ts'

/** The two plans of a year: 附件1 and 附件2 (S1-35). */
export const PLAN_KINDS = { own: '本局年度抽查计划', joint: '部门联合抽查计划（本局部分）' } as const
export const PlanKindSchema = z.enum(['own', 'joint'])
export type PlanKind = z.infer<typeof PlanKindSchema>

export const ORGANISATION_WAYS = { own: '本局', internalJoint: '内部联合', joint: '部门联合' } as const
export const DRAW_LEVELS = { own: '本级抽查', cityCheck: '市抽市查', countyCheck: '市抽县查' } as const

const short = z.string().trim().max(200).default('')
const long = z.string().trim().max(2000).default('')
const names = z.array(z.string().trim().min(1).max(100)).max(50).default([])

/** Which targets a line is about: entries of its items that are of these kinds, regions, pools and tags; empty = all. */
export const PlanScopeSchema = z.object({
  kinds: z.array(TargetKindSchema).max(20).default([]),
  regions: names,
  poolIds: z.array(z.uuid()).max(50).default([]),
  tagIds: z.array(z.uuid()).max(50).default([]),
  /** In words, as published. */
  text: long,
})

/** Who checks: people a visit, certified officers among them, expertise and offices asked for. */
export const PlanStaffSchema = z.object({
  seats: z.number().int().min(1).max(20).nullable().default(null),
  minimum: z.number().int().min(1).max(20).nullable().default(null),
  expertise: names,
  offices: names,
  text: long,
})

/** How many: the base as published, then what the texts beside mean where that was understood. */
export const PlanAmountSchema = z.object({
  base: z.number().int().min(0).max(100_000_000).nullable().default(null),
  baseText: short,
  rate: PlanRateSchema.nullable().default(null),
  rateText: short,
  frequency: PlanFrequencySchema.nullable().default(null),
  frequencyText: short,
})

/** When: the period, and the months of the plan's year in which a round is drawn. */
export const PlanTimeSchema = z.object({
  period: PlanPeriodSchema.nullable().default(null),
  periodText: short,
  rounds: z
    .array(z.number().int().min(1).max(12))
    .max(12)
    .overwrite((months) => [...new Set(months)].toSorted((one, other) => one - other))
    .default([]),
})

/** A cell of the published table a line was read from. */
export const SourceCellSchema = z.object({
  heading: z.string().max(200),
  text: z.string().max(4000),
  /** What of the text found no value; empty where all was understood. */
  rest: z.string().max(4000),
})

/** One line of a plan, as it is written and as it is published: the four mandatory blocks of S0-37 and what belongs to them. */
export const PlanLineInputSchema = z.object({
  /** Number as published; empty = its place in the plan. */
  lineNo: z.string().trim().max(20).default(''),
  name: z.string().trim().min(2).max(200),
  category: z.enum(['general', 'key']).nullable().default(null),
  categoryText: short,
  /** Items of the bureau's list; names as published where an item is not in the list. */
  itemIds: z.array(z.uuid()).max(50).default([]),
  itemText: long,
  content: long,
  legalBasis: long,
  methods: z
    .array(z.enum(['onSite', 'documentReview', 'onlineMonitoring']))
    .max(3)
    .default([]),
  methodText: short,
  checkType: z.enum(['routine', 'case', 'special']).default('routine'),
  level: z.enum(['own', 'cityCheck', 'countyCheck']).default('own'),
  organisation: z.enum(['own', 'internalJoint', 'joint']).default('own'),
  leadOffice: short,
  /** Of a joint line: the agency that starts it and those that take part. */
  leadAgency: short,
  participants: names,
  riskRequirement: long,
  remarks: long,
  // S0-37 对象范围、人员要求、比例和频次、实施时间
  scope: PlanScopeSchema.prefault({}),
  staff: PlanStaffSchema.prefault({}),
  amount: PlanAmountSchema.prefault({}),
  time: PlanTimeSchema.prefault({}),
  /** S4-19: a check across a border has a lead jurisdiction and a host. */
  crossRegion: z
    .object({ lead: z.string().trim().min(2).max(100), host: z.string().trim().min(2).max(100) })
    .nullable()
    .default(null),
  source: z.array(SourceCellSchema).max(60).default([]),
})
export type PlanLineInput = z.infer<typeof PlanLineInputSchema>

/** A line in its plan. `items` are the names behind `itemIds` as they stand (published: as they stood). */
export const PlanLineSchema = PlanLineInputSchema.extend({
  id: z.string(),
  /** 1-based place in the plan. */
  place: z.number(),
  items: z.array(z.string()),
  /** S1-24: the external joint item that brought the line in. */
  externalItemId: z.string().nullable(),
})
export type PlanLine = z.infer<typeof PlanLineSchema>

/** The blocks a line must have before its plan may be submitted (S0-37). */
export const PLAN_BLOCKS = {
  scope: '对象范围',
  staff: '人员要求',
  amount: '比例和频次',
  time: '实施时间',
} as const
export type PlanBlock = keyof typeof PLAN_BLOCKS
export const PlanBlockSchema = z.enum(['scope', 'staff', 'amount', 'time'])

/** Blocks of which a line says nothing, neither as values nor in words. */
export function missingBlocks({ itemIds, itemText, scope, staff, amount, time }: PlanLineInput): PlanBlock[] {
  const isSaid: Record<PlanBlock, boolean> = {
    scope:
      scope.text !== '' ||
      itemIds.length + scope.poolIds.length + scope.tagIds.length > 0 ||
      (itemText !== '' && scope.kinds.length > 0),
    staff: staff.minimum !== null || staff.seats !== null || staff.text !== '',
    amount:
      (amount.rate !== null || amount.rateText !== '') && (amount.frequency !== null || amount.frequencyText !== ''),
    time: time.period !== null || time.periodText !== '' || time.rounds.length > 0,
  }
  return (Object.keys(PLAN_BLOCKS) as PlanBlock[]).filter((block) => !isSaid[block])
}

/** The head of a plan. The documents it rests on (S0-02): `basisIds` of the bureau's register, `basis` what else in words. */
export const PlanInputSchema = z.object({
  title: z.string().trim().min(4).max(100),
  documentNo: short,
  basisIds: z.array(z.uuid()).max(30).default([]),
  basis: long,
})
export const PlanStartSchema = PlanInputSchema.extend({
  year: z.number().int().min(2000).max(2100),
  kind: PlanKindSchema,
  /** Another plan of the bureau whose lines are copied. */
  copyFrom: z.uuid().nullable().default(null),
})
export type PlanStart = z.infer<typeof PlanStartSchema>
/** Saving carries the version it was read at; every change of the plan or of a line counts it up. */
const version = z.number().int().min(1)
export const PlanChangeSchema = PlanInputSchema.extend({ version })
export type PlanChange = z.infer<typeof PlanChangeSchema>
export const PlanLineChangeSchema = PlanLineInputSchema.extend({ version })
export const PlanVersionSchema = z.object({ version })
/** With an approval: the version that was read, of the plan or the amendment. */
export const PlanReadSchema = z.object({ version: z.coerce.number().int().min(1).optional() })

/** S2-10: where and when the plan was reported, and the receipt. */
export const PlanReportSchema = z.object({
  to: z.string().trim().min(2).max(100),
  on: CivilDateSchema,
  receipt: z.string().trim().min(1).max(100),
})
/** The number may be given only now, when the approved plan is issued; empty keeps what the plan has. */
export const PlanPublicationSchema = z.object({ inForceOn: CivilDateSchema, documentNo: short })

const PlanStatusSchema = z.enum(Object.keys(PLAN_STATUSES) as [PlanStatus, ...PlanStatus[]])
const StepSchema = z.object({ by: z.string(), at: z.string() }).nullable()

export const PlanRowSchema = z.object({
  id: z.string(),
  year: z.number(),
  kind: PlanKindSchema,
  title: z.string(),
  documentNo: z.string(),
  status: PlanStatusSchema,
  /** How often it was published: 1 = as first published, one more for each amendment. */
  edition: z.number(),
  lineCount: z.number(),
  approvedAt: z.string().nullable(),
  publishedAt: z.string().nullable(),
  updatedAt: z.string(),
})
export type PlanRow = z.infer<typeof PlanRowSchema>

export const PlanDetailSchema = PlanRowSchema.extend({
  basis: z.string(),
  /** Of the register, as they are cited: `《…》（文号）`. */
  bases: z.array(z.object({ id: z.string(), text: z.string() })),
  version: z.number(),
  author: z.string(),
  returned: z.object({ by: z.string(), at: z.string(), reason: z.string() }).nullable(),
  submittedAt: z.string().nullable(),
  approved: StepSchema,
  reported: PlanReportSchema.nullable(),
  published: StepSchema,
  inForceOn: CivilDateSchema.nullable(),
  lines: z.array(PlanLineSchema),
  /** Lines that miss blocks, in the order of the plan. */
  gaps: z.array(z.object({ lineId: z.string(), place: z.number(), name: z.string(), blocks: z.array(z.string()) })),
  /** The amendment that is being made, if any. */
  openAmendmentId: z.string().nullable(),
  /** This actor began it or wrote in it, and so neither approves nor publishes it (S2-10, B-14). */
  isOwn: z.boolean(),
  /** What this actor may do now: actions of PlanAction, `change`, `changeLines` (of led items only, S0-33), `amend`. */
  actions: z.array(z.string()),
})
export type PlanDetail = z.infer<typeof PlanDetailSchema>

export const PlanQuerySchema = z.object({
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  kind: PlanKindSchema.optional(),
})

/** A line of a plan in force, with what a task that is a round of it starts from (B-04). */
export const PlanLineOptionSchema = PlanLineInputSchema.pick({ methods: true, checkType: true, itemIds: true }).extend({
  id: z.string(),
  plan: z.string(),
  year: z.number(),
  kind: PlanKindSchema,
  no: z.string(),
  name: z.string(),
  kinds: z.array(TargetKindSchema),
  regions: z.array(z.string()),
  poolIds: z.array(z.string()),
  tagIds: z.array(z.string()),
  seats: z.number().nullable(),
  rate: PlanRateSchema.nullable(),
  rounds: z.array(z.number()),
  period: PlanPeriodSchema.nullable(),
  crossRegion: z.object({ lead: z.string(), host: z.string() }).nullable(),
})
export type PlanLineOption = z.infer<typeof PlanLineOptionSchema>

/** S4-16: a pool set apart, with the ratio, rounds and visits a year of its own where it has them. */
const PlanPoolSchema = z.object({
  id: z.string(),
  name: z.string(),
  targets: z.number(),
  rate: z.tuple([z.number(), z.number()]).nullable(),
  roundsPerYear: z.number().nullable(),
  visitsPerYear: z.number().nullable(),
  clause: z.string(),
})
export type PlanPool = z.infer<typeof PlanPoolSchema>

/** What the form of a line offers. */
export const PlanOptionsSchema = z.object({
  items: z.array(z.object({ id: z.string(), name: z.string(), category: z.string(), targets: z.number() })),
  regions: z.array(z.string()),
  offices: z.array(z.string()),
  pools: z.array(PlanPoolSchema),
  tags: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Documents of the register that may be cited (S0-02). */
  bases: z.array(z.object({ id: z.string(), text: z.string() })),
  /** Years for which the bureau has no own plan yet: this one and the next. */
  freeYears: z.array(z.number()),
  minInspectors: z.object({ value: z.number(), clause: z.string() }),
  floor: z.object({ share: z.tuple([z.number(), z.number()]), clause: z.string() }),
  rounds: z.object({ value: z.number(), clause: z.string() }).nullable(),
})
export type PlanOptions = z.infer<typeof PlanOptionsSchema>
